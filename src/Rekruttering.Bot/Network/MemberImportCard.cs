using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Imports;

namespace Rekruttering.Bot.Network;

/// <summary>The dry run, row by row: first what is wrong, then what would happen.</summary>
internal static class MemberImportCard
{
    private const int RowsShown = 20;

    public static AdaptiveCard Preview(Language language, Guid draftId, MemberImportReport report)
    {
        var texts = NetworkTexts.In(language);
        var look = CardLook.For(language.Culture());
        var summary = texts.ImportPreview(
            report.Count(RowVerdict.New), report.Count(RowVerdict.Changed), report.Count(RowVerdict.Unchanged), report.Count(RowVerdict.Wrong));
        var next = report.CanCommit ? texts.ImportPreviewNothing : report.Count(RowVerdict.Wrong) > 0 ? texts.ImportHasErrors : texts.ImportNothingNew;
        MemberRow[] rows = [.. report.Rows.Where(row => row.Verdict != RowVerdict.Unchanged).OrderByDescending(row => row.Verdict == RowVerdict.Wrong).ThenBy(row => row.Line)];
        return look.Card(
            texts.ImportTitle,
            $"{summary} {next}",
            [
                look.Paragraph(summary),
                look.Paragraph(next),
                .. rows.Take(RowsShown).Select(row => look.Entry(Title(texts, row), string.Join(" ", row.Notes), open: null)),
                .. rows.Length > RowsShown ? [look.Note(texts.ImportMore(rows.Length - RowsShown))] : Array.Empty<CardElement>(),
            ],
            report.CanCommit
                ? [new ExecuteAction(texts.ImportCommit, new CardActionData(CommitMembers.Verb, draftId.ToString())), PutAside.Button(language, draftId)]
                : []);
    }

    public static AdaptiveCard Done(Language language, MemberImportReport report)
    {
        var texts = NetworkTexts.In(language);
        var look = CardLook.For(language.Culture());
        var done = texts.ImportDone(report.Count(RowVerdict.New), report.Count(RowVerdict.Changed));
        return look.Card(texts.ImportTitle, done, [look.Paragraph(done)], OpenCommand.Button(texts.NetworkTitle, NetworkCommand.Name));
    }

    private static string Title(NetworkTexts texts, MemberRow row)
    {
        var title = $"{ImportTexts.In(texts.Language).Line(row.Line)}: {texts.VerdictName(row.Verdict)}";
        return row.Name.Length == 0 ? title : $"{title} – {row.Name}, {row.Organisation}";
    }
}

internal sealed class CommitMembers(ImportMembers import) : ICardAction
{
    public const string Verb = "network.import";

    public async Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(submission.Action.Id, out var draftId))
            return new CardActionResult.Stale();
        return await import.CommitAsync(turn.Person, draftId, turn.Language, cancellationToken) switch
        {
            MemberImportOutcome.Imported imported => new CardActionResult.Replaced(MemberImportCard.Done(turn.Language, imported.Report)),
            MemberImportOutcome.Previewed previewed => new CardActionResult.Replaced(MemberImportCard.Preview(turn.Language, previewed.DraftId, previewed.Report)),
            MemberImportOutcome.NotAllowed => new CardActionResult.Said(NetworkTexts.In(turn.Language).NotAllowed),
            _ => new CardActionResult.Said(NetworkTexts.In(turn.Language).ImportGone),
        };
    }
}
