using System.Globalization;
using System.Text.RegularExpressions;
using Rekruttering.Bot.Conversations;
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

/// <summary>
/// Judges a plan row by row as it comes out of a workshop, against the plan and the members there are. What is in the plan and not in the
/// file stays as it is: a file adds and corrects, it never removes.
/// </summary>
internal static partial class PlanImport
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

    private static readonly (string[] Words, ActionStatus Status)[] Statuses = Folded<ActionStatus>(
    [
        (["ikke startet", "ikke begyndt", "ikke påbegyndt", "ikke i gang", "planlagt", "afventer start", "ny", "not started", "ikke igangsat"], ActionStatus.NotStarted),
        (["i gang", "igang", "startet", "påbegyndt", "igangsat", "løbende", "in progress", "grøn", "på sporet"], ActionStatus.InProgress),
        (["i risiko", "risiko", "forsinket", "truet", "gul", "at risk"], ActionStatus.AtRisk),
        (["blokeret", "gået i stå", "stoppet", "i stå", "rød", "blocked"], ActionStatus.Blocked),
        (["færdig", "afsluttet", "gennemført", "udført", "ok", "done", "færdigt", "lukket", "nået"], ActionStatus.Done),
        (["droppet", "annulleret", "opgivet", "udgået", "udgår", "dropped", "aflyst"], ActionStatus.Dropped),
    ]);

    private static readonly (string[] Words, bool IsNew)[] NewWords = Folded<bool>(
    [
        (["ny", "nyt", "nye", "ja", "x", "new", "ny indsats"], true),
        (["eksisterende", "nej", "gammel", "bestående", "igangværende", "existing", "eksisterende indsats"], false),
    ]);

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
        var judge = new Judging(plan, organisationId, members, answers, today, texts);
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

    /// <summary>»3, 7 og 12«, »Anbefaling 7«, »3-5«, »7. Flere på fuld tid«: the numbers; whatever else stands there is words.</summary>
    internal static IReadOnlyList<int> RecommendationsIn(string text)
    {
        var numbers = new List<int>();
        foreach (Match match in NumberOrRange().Matches(text))
        {
            var first = int.Parse(match.Groups["first"].Value, NumberStyles.None, CultureInfo.InvariantCulture);
            var last = match.Groups["last"].Success ? int.Parse(match.Groups["last"].Value, NumberStyles.None, CultureInfo.InvariantCulture) : first;
            if (last >= first && last - first <= 26)
                numbers.AddRange(Enumerable.Range(first, last - first + 1));
            else
                numbers.AddRange([first, last]);
        }

        return [.. numbers.Distinct().Order()];
    }

    internal static ActionStatus? StatusOf(string text)
    {
        var folded = string.Join(' ', PlainWords.Of(text));
        foreach (var (words, status) in Statuses)
        {
            if (words.Contains(folded))
                return status;
        }

        // »I gang – afventer svar«: the words come first. »Ikke …« is among the first looked at.
        foreach (var (words, status) in Statuses)
        {
            if (words.Any(word => word.Length > 3 && (folded.StartsWith(word + " ", StringComparison.Ordinal))))
                return status;
        }

        return null;
    }

    private sealed class Judging(
        Plan? plan, Guid organisationId, IReadOnlyCollection<Member> members, IReadOnlyDictionary<string, Guid> answers, DateOnly today, PlanTexts texts)
    {
        private readonly List<PlanRow> _rows = [];
        private readonly Dictionary<string, (OwnerMatch.Unsure Match, List<int> Lines)> _questions = new(StringComparer.OrdinalIgnoreCase);
        private readonly Dictionary<(string, string), int> _seen = [];
        private readonly HashSet<string> _newInitiatives = [];
        private int _newActions;
        private string _initiative = "";

        public void Read(ImportedTable table, ColumnNames<Column>.Header header)
        {
            // What an initiative is called stands once, above or in a cell over several rows. A table of its own starts anew.
            _initiative = header.Has(Column.Initiative) ? "" : AboveTable(table, header);
            foreach (var row in table.Rows.Skip(header.RowIndex + 1).Where(row => !row.IsBlank))
            {
                // Repeated headings, as where Word breaks a table over pages.
                if (Columns.Match(row.Cells).Count >= Math.Max(2, header.Columns.Count - 1))
                    continue;
                _rows.Add(Judge(row, header));
            }
        }

        public PlanImportReport Report()
        {
            var inFile = _rows.Select(row => row.ActionId).OfType<Guid>().ToHashSet();
            Member[] ofMunicipality = [.. members.Where(member => member.OrganisationId == organisationId).OrderBy(member => member.Name, MemberBook.DanishOrder)];
            return new PlanImportReport(
                _rows,
                [.. _questions.Select(question => new OwnerQuestion(question.Key, question.Value.Match.Candidates, question.Value.Lines)
                {
                    Others = [.. ofMunicipality.Except(question.Value.Match.Candidates)],
                })],
                plan?.Actions.Count(action => !inFile.Contains(action.Id)) ?? 0);
        }

        private PlanRow Judge(ImportedRow row, ColumnNames<Column>.Header header)
        {
            if (row.HasPersonalNumber)
                return new PlanRow(row.Line, "", "", PlanRowVerdict.Wrong, [ImportTexts.In(texts.Language).PersonalNumber]);

            if (header.Cell(row, Column.Initiative) is { Length: > 0 } named)
                _initiative = OneLine(named);
            var (title, notes, problems) = (OneLine(header.Cell(row, Column.Action)), new List<string>(), new List<string>());
            var initiative = plan?.Initiatives.Find(known => Key(known.Title) == Key(_initiative));
            if (_initiative.Length == 0)
                problems.Add(texts.ImportNoInitiative);
            else if (_initiative.Length > PlanRules.LongestTitle)
                problems.Add(texts.ImportTooLong(PlanRules.LongestTitle));
            if (initiative is null && _newInitiatives.Add(Key(_initiative)) && _newInitiatives.Count + (plan?.Initiatives.Count ?? 0) > PlanRules.MostInitiatives)
                problems.Add(texts.ImportTooManyInitiatives(PlanRules.MostInitiatives));

            var (recommendations, isNew) = (Recommendations(header.Cell(row, Column.Recommendations), problems), IsNew(header.Cell(row, Column.IsNew), notes));
            if (initiative is null && recommendations.Count == 0 && !_rows.Exists(other => Key(other.Initiative) == Key(_initiative) && other.Recommendations.Count > 0))
                notes.Add(texts.ImportNoRecommendation);

            if (title.Length == 0)
            {
                if (header.Cell(row, Column.Owners).Length > 0 || header.Cell(row, Column.DueOn).Length > 0)
                    problems.Add(texts.ImportNoAction);
                return Row(PlanRowVerdict.InitiativeOnly, new ActionEdit(), present: null, initiative is null ? [] : [.. Changes(initiative, isNew, recommendations)]);
            }

            if (title.Length > PlanRules.LongestTitle)
                problems.Add(texts.ImportTooLong(PlanRules.LongestTitle));
            if (!_seen.TryAdd((Key(_initiative), Key(title)), row.Line))
                problems.Add(texts.ImportTwice(_seen[(Key(_initiative), Key(title))]));

            var action = initiative?.Actions.Find(known => Key(known.Title) == Key(title));
            if (action is null && ++_newActions + (plan?.Actions.Count() ?? 0) > PlanRules.MostActions)
                problems.Add(texts.ImportTooManyActions(PlanRules.MostActions));
            var (owners, unsure) = People(header.Cell(row, Column.Owners), row.Line, notes);
            var deputy = Deputy(header.Cell(row, Column.Deputy), row.Line, owners.Length > 0 ? owners : action?.Owners ?? [], notes);
            var edit = new ActionEdit
            {
                Title = action is null ? title : Edit<string>.None,
                Status = Status(header.Cell(row, Column.Status), notes),
                DueOn = DueOn(header.Cell(row, Column.DueOn), notes, problems),
                Notes = header.Cell(row, Column.Notes) is { Length: > 0 } text ? Shortened(text, notes) : Edit<string?>.None,
                Owners = owners.Length > 0 ? new Edit<IReadOnlyCollection<Guid>>(owners) : Edit<IReadOnlyCollection<Guid>>.None,

                // Who is an owner now is the deputy no more.
                Deputy = deputy is not null ? deputy : action?.Deputy is { } present && owners.Contains(present) ? new Edit<Guid?>(null) : Edit<Guid?>.None,
            };
            if (owners.Length > PlanRules.MostOwners)
                problems.Add(texts.ImportTooManyOwners(PlanRules.MostOwners));
            if (action is null && owners.Length == 0 && unsure.Length == 0)
                notes.Add(texts.ImportNoOwner);
            if (action is null && !edit.DueOn.IsGiven && problems.Count == 0)
                notes.Add(texts.ImportNoDate);
            string[] changes = action is null ? [] : [.. Changes(action, initiative!, edit, isNew, recommendations)];
            return Row(action is null ? PlanRowVerdict.New : changes.Length > 0 ? PlanRowVerdict.Changed : PlanRowVerdict.Unchanged, edit, action, changes);

            PlanRow Row(PlanRowVerdict verdict, ActionEdit wanted, ActionItem? present, string[] changes) =>
                new(row.Line, _initiative, title, problems.Count > 0 ? PlanRowVerdict.Wrong : verdict, [.. problems, .. notes])
                {
                    InitiativeId = initiative?.Id,
                    ActionId = present?.Id,
                    IsNew = isNew,
                    Recommendations = recommendations,
                    Edit = wanted,
                    Changes = changes,
                };
        }

        private IEnumerable<string> Changes(ActionItem action, Initiative initiative, ActionEdit edit, bool? isNew, IReadOnlyList<int> recommendations)
        {
            foreach (var change in Changes(initiative, isNew, recommendations))
                yield return change;
            if (edit.Owners.IsGiven && !edit.Owners.Value.ToHashSet().SetEquals(action.Owners))
                yield return texts.ColumnOwners;
            if (edit.Deputy.Or(action.Deputy) != action.Deputy)
                yield return texts.ColumnDeputy;
            if (edit.DueOn.Or(action.DueOn) != action.DueOn)
                yield return texts.ColumnDueOn;
            if (edit.Status.Or(action.Status) != action.Status)
                yield return texts.ColumnStatus;
            if (edit.Notes.Or(action.Notes) != action.Notes)
                yield return texts.ColumnNotes;
        }

        private IEnumerable<string> Changes(Initiative initiative, bool? isNew, IReadOnlyList<int> recommendations)
        {
            if (recommendations.Except(initiative.Recommendations).Any())
                yield return texts.ColumnRecommendations;
            if ((isNew ?? initiative.IsNew) != initiative.IsNew)
                yield return texts.ColumnIsNew;
        }

        private IReadOnlyList<int> Recommendations(string text, List<string> problems)
        {
            var numbers = RecommendationsIn(text);
            if (PlanRules.Recommendations(numbers).Any())
                problems.Add(texts.ImportNoSuchRecommendation(text));
            return numbers;
        }

        private bool? IsNew(string text, List<string> notes)
        {
            if (text.Length == 0)
                return null;
            var folded = Key(text);
            foreach (var (words, isNew) in NewWords)
            {
                if (words.Contains(folded))
                    return isNew;
            }

            notes.Add(texts.ImportUnknownIsNew(text));
            return null;
        }

        private Edit<ActionStatus> Status(string text, List<string> notes)
        {
            if (text.Length == 0)
                return Edit<ActionStatus>.None;
            if (StatusOf(text) is { } status)
                return status;
            notes.Add(texts.ImportUnknownStatus(text));
            return Edit<ActionStatus>.None;
        }

        private Edit<DateOnly?> DueOn(string text, List<string> notes, List<string> problems)
        {
            if (text.Length == 0)
                return Edit<DateOnly?>.None;
            if (DanishDates.Read(text, today) is not { } reading)
            {
                notes.Add(texts.ImportUnreadableDate(text));
                return Edit<DateOnly?>.None;
            }

            if (PlanRules.Date(reading.Date).Any())
                problems.Add(texts.ImportUnreadableDate(text));
            else if (reading.IsGuess)
                notes.Add(texts.ImportDateRead(text, texts.Date(reading.Date)));
            return reading.Date;
        }

        private Guid? Deputy(string text, int line, IEnumerable<Guid> owners, List<string> notes)
        {
            var (named, _) = People(text, line, notes);
            if (named.Length > 1)
                notes.Add(texts.ImportOneDeputy);
            if (named.Length == 0 || !owners.Contains(named[0]))
                return named.Length == 0 ? null : named[0];
            notes.Add(texts.ImportDeputyIsOwner);
            return null;
        }

        private (Guid[] Found, string[] Unsure) People(string text, int line, List<string> notes)
        {
            var (found, inDoubt) = (new List<Guid>(), new List<string>());
            foreach (var said in OwnerMatching.Split(text))
            {
                if (answers.TryGetValue(said, out var answer))
                {
                    // An answer is checked like anything else a person sends.
                    if (answer == Nobody)
                        continue;
                    if (members.Any(member => member.Id == answer))
                    {
                        found.Add(answer);
                        continue;
                    }
                }

                switch (OwnerMatching.Find(said, members, organisationId))
                {
                    case OwnerMatch.Found match:
                        found.Add(match.Member.Id);
                        break;
                    case OwnerMatch.Unsure unsure:
                        inDoubt.Add(said);
                        notes.Add(texts.ImportOwnerUnsure(said));
                        if (_questions.TryGetValue(said, out var asked))
                            asked.Lines.Add(line);
                        else
                            _questions[said] = (unsure, [line]);
                        break;
                }
            }

            return ([.. found.Distinct()], [.. inDoubt]);
        }

        private string Shortened(string text, List<string> notes)
        {
            if (text.Length <= PlanRules.LongestNotes)
                return text;
            notes.Add(texts.ImportShortened);
            return text[..(PlanRules.LongestNotes - 2)] + " …";
        }

        // A table without a column for it has its initiative in the row above the headings.
        private static string AboveTable(ImportedTable table, ColumnNames<Column>.Header header)
        {
            for (var index = header.RowIndex - 1; index >= 0; index--)
            {
                string[] words = [.. table.Rows[index].Cells.Where(cell => !string.IsNullOrWhiteSpace(cell))];
                if (words.Length == 1)
                    return OneLine(words[0].StartsWith("Indsats:", StringComparison.OrdinalIgnoreCase) ? words[0]["Indsats:".Length..] : words[0]);
            }

            return OneLine(table.Name ?? "");
        }
    }

    private static (string[] Words, T Value)[] Folded<T>((string[] Words, T Value)[] lists) =>
        [.. lists.Select(list => (list.Words.Select(Key).ToArray(), list.Value))];

    internal static string Key(string title) => string.Join(' ', PlainWords.Of(title));

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"(?<!\d)(?<first>\d{1,3})(?:\s*(?:-|–|til)\s*(?<last>\d{1,3}))?(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex NumberOrRange();

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
