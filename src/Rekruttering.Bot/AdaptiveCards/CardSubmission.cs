using System.Text.Json;

namespace Rekruttering.Bot.AdaptiveCards;

// What comes back when a person presses a button. Null from the readers when the data is not one of our cards'.
internal sealed record CardSubmission(CardActionData Action, CardAnswers Answers, bool IsAutomatic)
{
    // Clients without dialogs send what would have opened one as any other submit.
    public bool OpensDialog { get; private init; }

    // The value of an adaptiveCard/action invoke.
    public static CardSubmission? FromExecute(JsonElement? invokeValue)
    {
        if (Member(invokeValue, "action") is not { } action)
            return null;

        var automatic = Member(invokeValue, "trigger") is { ValueKind: JsonValueKind.String } trigger && trigger.ValueEquals("automatic");
        return Read(Member(action, "data"), automatic);
    }

    // The value of a message that Action.Submit made.
    public static CardSubmission? FromSubmit(JsonElement? messageValue) => Read(messageValue, automatic: false);

    // The value of task/fetch and task/submit.
    public static CardSubmission? FromDialog(JsonElement? invokeValue) => Read(Member(invokeValue, "data"), automatic: false);

    private static CardSubmission? Read(JsonElement? data, bool automatic)
    {
        if (Member(data, CardActionData.Key) is not { ValueKind: JsonValueKind.Object } card)
            return null;

        var verb = Text(card, "verb");
        var id = Text(card, "id");
        if (!CardActionData.IsVerb(verb) || !CardActionData.IsId(id))
            return null;

        return new(new(verb!, id, Number(card, "version"), Number(card, "page")), new CardAnswers(data!.Value), automatic)
        {
            OpensDialog = Member(data, "msteams") is { } teams && Text(teams, "type") == TeamsActionData.OpenDialog.Type,
        };
    }

    private static string? Text(JsonElement card, string name) =>
        Member(card, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static int? Number(JsonElement card, string name) =>
        Member(card, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : null;

    private static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty(name, out var member) ? member : null;
}
