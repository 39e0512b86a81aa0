using Rekruttering.Bot.Imports;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.ActionPlans;

/// <summary>
/// Judges a plan row by row as it comes out of a workshop, against the plan and the members there are. What is in the plan and not in the
/// file stays as it is: a file adds and corrects, it never removes.
/// </summary>
internal static class PlanImport
{
    /// <summary>The answer »nobody yet« to a question about an owner.</summary>
    public static readonly Guid Nobody = Guid.Empty;

    internal static readonly ColumnNames<Column> Columns = new(
        (Column.Recommendations, ["anbefaling", "anbefalinger", "anbefaling nr", "kl anbefaling", "anb", "recommendation", "recommendations"]),
        (Column.IsNew, ["ny eller eksisterende", "ny eksisterende", "ny", "eksisterende", "ny indsats", "new or existing"]),
        (Column.Deputy, ["stedfortræder", "suppleant", "vikar", "medansvarlig", "backup", "deputy"]),
        (Column.DueOn, ["deadline", "frist", "tidsfrist", "dato", "senest", "hvornår", "tid", "tidsplan", "slutdato", "færdig senest", "færdig den", "due", "due date"]),
        (Column.Status, ["status", "hvor langt", "fremdrift", "tilstand"]),
        (Column.Owners, ["ansvarlig", "ansvarlige", "handlingsansvarlig", "ansvar", "hvem", "ejer", "tovholder", "owner", "responsible"]),
        (Column.Notes, ["noter", "note", "bemærkninger", "bemærkning", "kommentar", "kommentarer", "beskrivelse", "notes", "comment"]),
        (Column.Initiative, ["indsats", "indsatser", "indsatsområde", "delmål", "mål", "tema", "spor", "initiative"]),
        (Column.Action, ["handling", "handlinger", "aktivitet", "aktiviteter", "opgave", "opgaver", "hvad", "hvad gør vi", "næste skridt", "konkret handling", "action", "task"]));

    /// <summary>How many of the columns the table has; 0 where it is no plan.</summary>
    public static int Fit(ImportedTable table) => Columns.FindIn(table) is { } header && header.Has(Column.Action) ? header.Columns.Count : 0;

    /// <summary>Row by row; nothing is changed.</summary>
    /// <param name="plan">Null where there is none yet.</param>
    /// <param name="answers">Who is meant by what the file says; <see cref="Nobody"/> for nobody yet.</param>
    /// <returns>Null where no table of the file has the columns.</returns>
    public static PlanImportReport? Judge(
        IReadOnlyList<ImportedTable> tables,
        Plan? plan,
        Guid organisationId,
        IReadOnlyCollection<Member> members,
        IReadOnlyDictionary<string, Guid> answers,
        DateOnly today,
        PlanTexts texts)
    {
        var judge = new PlanRowJudge(plan, organisationId, members, answers, today, texts);
        var found = false;
        foreach (var table in tables)
        {
            if (Columns.FindIn(table) is not { } header || !header.Has(Column.Action))
                continue;
            found = true;
            judge.Read(table, header);
        }

        return found ? judge.Report() : null;
    }

    internal enum Column
    {
        Initiative,
        Recommendations,
        IsNew,
        Action,
        Owners,
        Deputy,
        DueOn,
        Status,
        Notes,
    }
}
