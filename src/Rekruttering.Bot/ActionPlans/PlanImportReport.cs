using System.Globalization;
using Rekruttering.Bot.Imports;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.ActionPlans;

internal enum PlanRowVerdict
{
    New,
    Changed,
    Unchanged,

    /// <summary>A title, a heading between tables, a row with an initiative and nothing to do about it yet.</summary>
    InitiativeOnly,
    Wrong,
}

/// <summary>What one row of an imported plan comes to.</summary>
internal sealed record PlanRow(int Line, string Initiative, string Action, PlanRowVerdict Verdict, IReadOnlyList<string> Notes)
{
    public Guid? InitiativeId { get; init; }

    public Guid? ActionId { get; init; }

    /// <summary>Null: the file does not say, and a new initiative counts as new.</summary>
    public bool? IsNew { get; init; }

    public IReadOnlyList<int> Recommendations { get; init; } = [];

    public ActionEdit Edit { get; init; } = new();

    /// <summary>The columns that would change, by their names.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];
}

/// <summary>Somebody in the file who could be several members or none. Answered once for the whole file.</summary>
internal sealed record OwnerQuestion(string Said, IReadOnlyList<Member> Candidates, IReadOnlyList<int> Lines)
{
    /// <summary>The rest of the municipality: it may be somebody whom the words do not hint at.</summary>
    public IReadOnlyList<Member> Others { get; init; } = [];
}

internal sealed record PlanImportReport(IReadOnlyList<PlanRow> Rows, IReadOnlyList<OwnerQuestion> Questions, int NotInFile)
{
    public int Count(PlanRowVerdict verdict) => Rows.Count(row => row.Verdict == verdict);

    public bool HasNews => Rows.Any(row => row.Verdict is PlanRowVerdict.New or PlanRowVerdict.Changed
        || (row.Verdict == PlanRowVerdict.InitiativeOnly && (row.InitiativeId is null || row.Changes.Count > 0)));

    /// <summary>All or nothing: not with a wrong row, and not before every question is answered.</summary>
    public bool CanCommit => IsWorthKeeping && Questions.Count == 0;

    /// <summary>To be confirmed, or to be confirmed once its questions are answered.</summary>
    public bool IsWorthKeeping => Count(PlanRowVerdict.Wrong) == 0 && HasNews;

    public string Fingerprint(long planFingerprint) => ContentFingerprint.Of(
        Rows.Select(row => $"{row.Line}|{row.Verdict}|{row.Initiative}|{row.Action}|{row.ActionId}|{string.Join(';', row.Notes)}|{string.Join(' ', row.Edit.Owners.Value ?? [])}")
            .Prepend(planFingerprint.ToString(CultureInfo.InvariantCulture)));
}
