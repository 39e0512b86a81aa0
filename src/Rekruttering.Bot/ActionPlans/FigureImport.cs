using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Imports;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.ActionPlans;

internal sealed record FigureRow(int Line, int? Year, IReadOnlyDictionary<FigureKind, decimal> Values, IReadOnlyList<string> Problems)
{
    /// <summary>What is known of that year now.</summary>
    public IReadOnlyDictionary<FigureKind, decimal> Before { get; init; } = new Dictionary<FigureKind, decimal>();

    public bool IsUnchanged(FigureKind kind) => Before.TryGetValue(kind, out var before) && before == Values[kind];
}

internal sealed record FigureImportReport(IReadOnlyList<FigureRow> Rows)
{
    public bool CanCommit => Rows.All(row => row.Problems.Count == 0) && Rows.Any(row => row.Values.Keys.Any(kind => !row.IsUnchanged(kind)));

    public string Fingerprint => ContentFingerprint.Of(Rows.Select(row => string.Create(
        CultureInfo.InvariantCulture,
        $"{row.Line}|{row.Year}|{Told(row.Values)}|{Told(row.Before.Where(value => row.Values.ContainsKey(value.Key)))}|{row.Problems.Count}")));

    /// <summary>Beside what is known now.</summary>
    public FigureImportReport Beside(IReadOnlyCollection<StatusFigure> known) => new(
        [.. Rows.Select(row => row with { Before = known.Where(figure => figure.Year == row.Year).ToDictionary(figure => figure.Kind, figure => figure.Value) })]);

    private static string Told(IEnumerable<KeyValuePair<FigureKind, decimal>> values) =>
        string.Join(',', values.OrderBy(value => value.Key).Select(value => string.Create(CultureInfo.InvariantCulture, $"{value.Key}={value.Value:0.####}")));
}

/// <summary>A row for each year, a column for each figure. Changes nothing.</summary>
internal static class FigureImport
{
    private static readonly ColumnNames<Column> Columns = new(
        (Column.Year, ["år", "årstal", "year"]),
        (Column.DropoutPercent, ["frafald", "frafald %", "frafald pct", "frafaldsprocent", "dropout"]),
        (Column.Vacancies, ["ledige stillinger", "ubesatte stillinger", "vakante stillinger", "vakancer", "vacancies"]),
        (Column.TurnoverPercent, ["personaleomsætning", "omsætning", "omsætningshastighed", "turnover"]),
        (Column.SickLeavePercent, ["sygefravær", "fravær", "sick leave"]),
        (Column.Students, ["elever", "antal elever", "studerende", "elever og studerende", "students"]),
        (Column.Staff, ["ansatte", "antal ansatte", "medarbejdere", "antal medarbejdere", "årsværk", "staff"]));

    // Looked for beside the others, so that a table is told by its figures, and by the whole heading: »Ledige stillinger i Egevang Kommune« is another column.
    private static readonly HashSet<string> MunicipalityHeadings =
        ["kommune", "kommunen", "kommuner", "kommunenavn", "kommune navn", "kommunens navn", "navn på kommune", "navn på kommunen", "hvilken kommune", "municipality", "municipality name", "name of municipality"];

    /// <summary>How many of the columns the table has; 0 where it holds no figures.</summary>
    public static int Fit(ImportedTable table) => Columns.FindIn(table) is { } header && header.Has(Column.Year) ? header.Columns.Count : 0;

    /// <summary>Row by row; null where no table of the file has the columns.</summary>
    /// <param name="municipality">Whose figures they are to be. A row of any other is wrong.</param>
    public static FigureImportReport? Judge(IReadOnlyList<ImportedTable> tables, string municipality, DateOnly today, PlanTexts texts)
    {
        var rows = new List<FigureRow>();
        var years = new Dictionary<int, int>();
        var found = false;
        foreach (var table in tables)
        {
            if (Columns.FindIn(table) is not { } header || !header.Has(Column.Year))
                continue;
            found = true;
            var column = MunicipalityIn(table.Rows[header.RowIndex], header);
            var named = "";
            foreach (var row in table.Rows.Skip(header.RowIndex + 1).Where(row => !row.IsBlank))
            {
                // Often it is written once, on the first of its rows.
                if (column is not null && Organisation.KeyOf(row.Cell(column)).Length > 0)
                    named = row.Cell(column);
                var isOther = named.Length > 0 && MunicipalityName.KeyOf(named) != MunicipalityName.KeyOf(municipality);
                rows.Add(isOther && !row.HasPersonalNumber
                    ? new FigureRow(row.Line, YearOf(row, header), new Dictionary<FigureKind, decimal>(), [texts.FigureOtherMunicipality(named, municipality)])
                    : Judge(row, header, years, today, texts));
            }
        }

        return found ? new FigureImportReport(rows) : null;
    }

    /// <summary>»1.234«, »12,5 %«, »12.5«: a point before three digits groups, any other is the decimal sign.</summary>
    internal static decimal? Number(string text)
    {
        var plain = text.Replace("%", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Trim();
        if (plain.Contains(',', StringComparison.Ordinal))
            plain = plain.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        else if (plain.LastIndexOf('.') is > 0 and var point && plain.Length - point == 4 && plain.Length <= 11 && !plain.StartsWith("0.", StringComparison.Ordinal))
            plain = plain.Replace(".", "", StringComparison.Ordinal);
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static FigureRow Judge(ImportedRow row, ColumnNames<Column>.Header header, Dictionary<int, int> years, DateOnly today, PlanTexts texts)
    {
        if (row.HasPersonalNumber)
            return new FigureRow(row.Line, null, new Dictionary<FigureKind, decimal>(), [ImportTexts.In(texts.Language).PersonalNumber]);

        var (problems, values) = (new List<string>(), new Dictionary<FigureKind, decimal>());
        var year = YearOf(row, header);
        if (year is null)
            problems.Add(texts.FigureNoYear);
        else if (!years.TryAdd(year.Value, row.Line))
            problems.Add(texts.FigureYearTwice(years[year.Value]));

        foreach (var kind in Enum.GetValues<FigureKind>())
        {
            if (header.Cell(row, Enum.Parse<Column>(kind.ToString())) is not { Length: > 0 } text || text is "-" or "–")
                continue;
            if (Number(text) is not { } value)
                problems.Add($"{texts.Of(kind)}: {texts.FigureUnreadable(text)}");
            else if (year is { } known && FigureRules.Check(kind, known, value, today) is { } problem)
                problems.Add($"{texts.Of(kind)}: {texts.Of(problem)}");
            else
                values[kind] = FigureRules.Rounded(value);
        }

        return new FigureRow(row.Line, year, values, problems);
    }

    private static int? YearOf(ImportedRow row, ColumnNames<Column>.Header header) =>
        int.TryParse(header.Cell(row, Column.Year), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    private static int? MunicipalityIn(ImportedRow headings, ColumnNames<Column>.Header header)
    {
        for (var column = 0; column < headings.Cells.Count; column++)
        {
            if (MunicipalityHeadings.Contains(Organisation.KeyOf(headings.Cells[column])) && !header.Columns.Values.Contains(column))
                return column;
        }

        return null;
    }

    // The names of the figures, and the year.
    private enum Column
    {
        Year,
        Staff,
        Students,
        DropoutPercent,
        Vacancies,
        TurnoverPercent,
        SickLeavePercent,
    }
}

internal abstract record FigureImportOutcome
{
    private FigureImportOutcome()
    {
    }

    public sealed record NotAllowed : FigureImportOutcome;

    public sealed record NoColumns : FigureImportOutcome;

    public sealed record Previewed(Guid DraftId, Guid OrganisationId, FigureImportReport Report) : FigureImportOutcome;

    public sealed record Imported(int Changed) : FigureImportOutcome;

    public sealed record Gone : FigureImportOutcome;
}

internal sealed class ImportFigures(IDbContextFactory<BotDbContext> contexts, RecordFigures record, ImportDrafts drafts)
{
    public async Task<FigureImportOutcome> PreviewAsync(
        Person person, Guid organisationId, ImportSource source, Language language, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (!Rights.MayImportPlan(await MemberBook.StandingOfAsync(database, person, cancellationToken), organisationId))
            return new FigureImportOutcome.NotAllowed();
        if (await JudgeAsync(database, organisationId, source, language, cancellationToken) is not { } report)
            return new FigureImportOutcome.NoColumns();

        var draft = drafts.New(person, ImportKind.Figures, organisationId, source, report.Fingerprint);
        if (report.CanCommit)
        {
            database.Add(draft);
            await database.SaveChangesAsync(cancellationToken);
        }

        return new FigureImportOutcome.Previewed(draft.Id, organisationId, report);
    }

    public async Task<FigureImportOutcome> CommitAsync(Person person, Guid draftId, Language language, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (await drafts.FindAsync(database, person, ImportKind.Figures, draftId, cancellationToken) is not { OrganisationId: { } organisationId } draft)
            return new FigureImportOutcome.Gone();
        var who = await MemberBook.StandingOfAsync(database, person, cancellationToken);
        if (!Rights.MayImportPlan(who, organisationId))
            return new FigureImportOutcome.NotAllowed();
        if (await JudgeAsync(database, organisationId, draft.Source, language, cancellationToken) is not { } report)
            return new FigureImportOutcome.Gone();
        if (!report.CanCommit || report.Fingerprint != draft.Seen)
        {
            // Somebody changed the figures between the look and the confirmation: what would happen now is shown.
            draft.Seen = report.Fingerprint;
            await database.SaveChangesAsync(cancellationToken);
            await write.CommitAsync(cancellationToken);
            return new FigureImportOutcome.Previewed(draft.Id, organisationId, report);
        }

        var changed = 0;
        foreach (var row in report.Rows.Where(row => row.Year is not null))
            changed += await record.WriteAsync(database, who, organisationId, row.Year!.Value, row.Values.ToDictionary(value => value.Key, value => (decimal?)value.Value), cancellationToken);
        database.Remove(draft);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || UniqueKey.IsViolatedIn(exception))
        {
            return new FigureImportOutcome.Previewed(draftId, organisationId, report);
        }

        await write.CommitAsync(cancellationToken);
        return new FigureImportOutcome.Imported(changed);
    }

    private async Task<FigureImportReport?> JudgeAsync(BotDbContext database, Guid organisationId, ImportSource source, Language language, CancellationToken cancellationToken)
    {
        var municipality = await database.Set<Organisation>().Where(organisation => organisation.Id == organisationId).Select(organisation => organisation.Name).SingleAsync(cancellationToken);
        return FigureImport.Judge(source.Tables, municipality, record.Today(), PlanTexts.In(language))
            ?.Beside(await database.Set<StatusFigure>().AsNoTracking().Where(figure => figure.OrganisationId == organisationId).ToListAsync(cancellationToken));
    }
}
