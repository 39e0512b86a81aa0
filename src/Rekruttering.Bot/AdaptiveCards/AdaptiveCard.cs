using System.Text.Json.Serialization;

namespace Rekruttering.Bot.AdaptiveCards;

// Adaptive Card 1.5, the newest version that Teams takes from a bot. CardLook makes them; this is the vocabulary.
internal sealed record AdaptiveCard
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    [JsonPropertyOrder(-3)]
    public string Type { get; } = "AdaptiveCard";

    [JsonPropertyName("$schema"), JsonPropertyOrder(-2)]
    public string Schema { get; } = "http://adaptivecards.io/schemas/adaptive-card.json";

    // Mobile clients do not draw a card without it.
    [JsonPropertyOrder(-1)]
    public string Version { get; } = "1.5";

    public required string Lang { get; init; }

    // Shown where the card cannot be.
    public required string FallbackText { get; init; }

    public required string Speak { get; init; }

    public required IReadOnlyList<CardElement> Body { get; init; }

    public IReadOnlyList<CardAction>? Actions { get; init; }

    public CardRefresh? Refresh { get; init; }

    [JsonPropertyName("msteams")]
    public TeamsCardProperties? Teams { get; init; }
}

// The card inside Action.ShowCard, which takes its language and its words for those who cannot see it from the card around it.
internal sealed record NestedCard(IReadOnlyList<CardElement> Body)
{
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "AdaptiveCard";

    public IReadOnlyList<CardAction>? Actions { get; init; }
}

// Teams asks for the card anew when it is shown. No ids: for everybody, in conversations of at most sixty.
internal sealed record CardRefresh
{
    public const int MaxUsers = 60;

    public CardRefresh(CardActionData action, IReadOnlyList<string>? userIds = null)
    {
        if (userIds is { Count: > MaxUsers })
            throw new ArgumentException($"Teams refreshes a card for at most {MaxUsers} people.", nameof(userIds));
        Action = new(action);
        UserIds = userIds;
    }

    public RefreshAction Action { get; }

    public IReadOnlyList<string>? UserIds { get; }

    internal sealed record RefreshAction([property: JsonIgnore] CardActionData Action)
    {
        [JsonPropertyOrder(-1)]
        public string Type { get; } = "Action.Execute";

        public string Verb => Action.Verb;

        public ActionPayload Data => new(Action);
    }
}

internal sealed record TeamsCardProperties
{
    public TeamsCardWidth? Width { get; init; }

    public IReadOnlyList<Mention>? Entities { get; init; }
}

// Teams draws a mention where the text stands in a TextBlock or a Fact and the card lists it.
internal sealed record Mention(MentionedPerson Mentioned)
{
    public Mention(string id, string name) : this(new MentionedPerson(id, name))
    {
    }

    [JsonPropertyOrder(-1)]
    public string Type { get; } = "mention";

    public string Text => $"<at>{Mentioned.Name}</at>";
}

internal sealed record MentionedPerson(string Id, string Name)
{
    public string Name { get; } = MarkdownEscaping.Clean(Name).Replace('<', '‹').Replace('>', '›');
}

internal enum TeamsCardWidth
{
    Full,
}
