using System.Text;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Questions;

namespace Rekruttering.Bot.Privacy;

/// <summary>»Hvad gemmer du?«</summary>
internal sealed class WhatIsStoredCommand(IOptions<QuestionOptions> questions) : ICommand
{
    public async Task RunAsync(Turn turn, CancellationToken cancellationToken) =>
        await turn.ShowAsync(PrivacyCards.WhatIsStored(turn.Language, questions.Value.Retention), cancellationToken);
}

/// <summary>»Mine data«: everything, as text that can be copied.</summary>
internal sealed class MyDataCommand(PersonalDataFile file) : ICommand
{
    // Well below what a message may hold, Markdown and all.
    private const int LongestMessage = 12_000;

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        var texts = PrivacyTexts.In(turn.Language);
        if (!turn.IsPersonal)
        {
            await turn.SayAsync(texts.OnlyInPrivate, cancellationToken);
            return;
        }

        var records = await file.ReadAsync(turn.Person, turn.Language, cancellationToken);
        foreach (var page in Pages(texts, records))
            await turn.SayAsync(page, cancellationToken);
    }

    internal static IEnumerable<string> Pages(PrivacyTexts texts, IReadOnlyList<PersonalRecord> records)
    {
        var page = new StringBuilder();
        page.Append("**").Append(texts.MyDataTitle).Append("**\n\n").Append(texts.MyDataIntro(records.Count)).Append('\n');
        foreach (var group in records.GroupBy(record => record.Kind))
        {
            page.Append("\n**").Append(group.Key).Append("**\n\n");
            foreach (var record in group)
            {
                var line = $"- {CardText.Plain(record.Text.ReplaceLineEndings(" "))}\n";
                if (page.Length + line.Length > LongestMessage)
                {
                    yield return page.ToString();
                    page.Clear();
                }

                page.Append(line);
            }
        }

        yield return page.ToString();
    }
}

/// <summary>»Slet mine data«: asks first, on a card and in words.</summary>
internal sealed class DeleteMyDataCommand(ConversationMemory memory) : ICommand
{
    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!turn.IsPersonal)
        {
            await turn.SayAsync(PrivacyTexts.In(turn.Language).OnlyInPrivate, cancellationToken);
            return;
        }

        await memory.OpenAsync(turn, ConfirmDeletionForm.Name, cancellationToken);
        await turn.ShowAsync(PrivacyCards.ConfirmDeletion(turn.Language), cancellationToken);
    }
}

/// <summary>The same, answered by typing.</summary>
internal sealed class ConfirmDeletionForm(PersonalDataFile file, ConversationMemory memory) : IForm
{
    public const string Name = "confirm-deletion";

    public async Task<bool> TryContinueAsync(Turn turn, CancellationToken cancellationToken)
    {
        var texts = PrivacyTexts.In(turn.Language);
        switch (string.Join(' ', PlainWords.Of(turn.Text)))
        {
            case "ja" or "ja tak" or "ja slet" or "slet" or "ja slet mine data" or "slet mine data" or "yes" or "yes please" or "yes delete" or "delete" or "delete my data":
                await file.DeleteAsync(turn.Person, cancellationToken);
                await turn.SayAsync(texts.Deleted, cancellationToken);
                return true;
            case "nej" or "nej tak" or "no" or "no thanks" or "fortryd" or "cancel" or "annuller":
                await memory.CloseFormAsync(turn, cancellationToken);
                await turn.SayAsync(texts.Kept, cancellationToken);
                return true;
            default:
                return false;
        }
    }
}

internal sealed class ConfirmDeletion(PersonalDataFile file) : ICardAction
{
    public const string DeleteVerb = "privacy.delete", KeepVerb = "privacy.keep";

    public async Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken)
    {
        await file.DeleteAsync(turn.Person, cancellationToken);
        return new CardActionResult.Replaced(PrivacyCards.Done(turn.Language, PrivacyTexts.In(turn.Language).Deleted));
    }
}

internal sealed class KeepMyData(ConversationMemory memory) : ICardAction
{
    public async Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken)
    {
        await memory.CloseFormAsync(turn, cancellationToken);
        return new CardActionResult.Replaced(PrivacyCards.Done(turn.Language, PrivacyTexts.In(turn.Language).Kept));
    }
}
