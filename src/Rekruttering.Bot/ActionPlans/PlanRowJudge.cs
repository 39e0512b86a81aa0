using Rekruttering.Bot.Imports;
using Rekruttering.Bot.Network;
using Column = Rekruttering.Bot.ActionPlans.PlanImport.Column;

namespace Rekruttering.Bot.ActionPlans;

/// <summary>Goes through the rows of a file in their order: what stands once for several, what comes twice, and who is to be asked about.</summary>
internal sealed class PlanRowJudge(
    Plan? plan, Guid organisationId, IReadOnlyCollection<Member> members, IReadOnlyDictionary<string, Guid> answers, DateOnly today, PlanTexts texts)
{
    private readonly List<PlanRow> _rows = [];
    private readonly Dictionary<string, (OwnerMatch.Unsure Match, List<int> Lines)> _questions = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string, string), int> _seen = [];
    private readonly HashSet<Guid> _matched = [];
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
            if (PlanImport.Columns.Match(row.Cells).Count >= Math.Max(2, header.Columns.Count - 1))
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
            _initiative = PlanWords.OneLine(named);
        var (title, notes, problems) = (PlanWords.OneLine(header.Cell(row, Column.Action)), new List<string>(), new List<string>());
        Initiative[] called = [.. (plan?.Initiatives ?? []).Where(known => PlanWords.Key(known.Title) == PlanWords.Key(_initiative)).OrderBy(known => known.Position)];
        if (_initiative.Length == 0)
            problems.Add(texts.ImportNoInitiative);
        else if (_initiative.Length > PlanRules.LongestTitle)
            problems.Add(texts.ImportTooLong(PlanRules.LongestTitle));
        if (called.Length == 0 && _newInitiatives.Add(PlanWords.Key(_initiative)) && _newInitiatives.Count + (plan?.Initiatives.Count ?? 0) > PlanRules.MostInitiatives)
            problems.Add(texts.ImportTooManyInitiatives(PlanRules.MostInitiatives));

        var (recommendations, isNew) = (Recommendations(header.Cell(row, Column.Recommendations), problems), IsNew(header.Cell(row, Column.IsNew), notes));
        var initiative = Array.Find(called, known => recommendations.SequenceEqual(known.Recommendations)) ?? called.FirstOrDefault();
        if (initiative is null && recommendations.Count == 0 && !_rows.Exists(other => PlanWords.Key(other.Initiative) == PlanWords.Key(_initiative) && other.Recommendations.Count > 0))
            notes.Add(texts.ImportNoRecommendation);

        if (title.Length == 0)
        {
            if (header.Cell(row, Column.Owners).Length > 0 || header.Cell(row, Column.DueOn).Length > 0)
                problems.Add(texts.ImportNoAction);
            return Row(PlanRowVerdict.InitiativeOnly, new ActionEdit(), present: null, initiative is null ? [] : [.. Changes(initiative, isNew, recommendations)]);
        }

        if (title.Length > PlanRules.LongestTitle)
            problems.Add(texts.ImportTooLong(PlanRules.LongestTitle));
        var (owners, unsure) = People(header.Cell(row, Column.Owners), row.Line, notes);
        var said = new ActionEdit
        {
            Status = Status(header.Cell(row, Column.Status), notes),
            DueOn = DueOn(header.Cell(row, Column.DueOn), notes, problems),
            Notes = header.Cell(row, Column.Notes) is { Length: > 0 } text ? Shortened(text, notes) : Edit<string?>.None,
            Owners = owners.Length > 0 ? new Edit<IReadOnlyCollection<Guid>>(owners) : Edit<IReadOnlyCollection<Guid>>.None,
        };

        // A plan may have several of one title. Each row is the one that it says most of, each once; of those it says as much of, the first.
        ActionItem[] titled = [.. called.SelectMany(known => known.Actions.OrderBy(one => one.Position)).Where(known => PlanWords.Key(known.Title) == PlanWords.Key(title))];
        var action = titled.Where(known => !_matched.Contains(known.Id)).MinBy(known => Changes(known, called.First(one => one.Id == known.InitiativeId), said, isNew, recommendations).Count());
        if (!_seen.TryAdd((PlanWords.Key(_initiative), PlanWords.Key(title)), row.Line) && action is null)
            problems.Add(texts.ImportTwice(_seen[(PlanWords.Key(_initiative), PlanWords.Key(title))]));
        if (action is null && ++_newActions + (plan?.Actions.Count() ?? 0) > PlanRules.MostActions)
            problems.Add(texts.ImportTooManyActions(PlanRules.MostActions));
        if (action is not null)
        {
            _matched.Add(action.Id);
            initiative = called.First(known => known.Id == action.InitiativeId);
        }

        var deputy = Deputy(header.Cell(row, Column.Deputy), row.Line, owners.Length > 0 ? owners : action?.Owners ?? [], notes);
        var edit = said with
        {
            Title = action is null ? title : Edit<string>.None,

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
        if (titled.Length > 1 && changes.Length > 0)
            notes.Add(texts.ImportSameTitle(titled.Length, Array.IndexOf(titled, action) + 1));
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
        var numbers = PlanWords.RecommendationsIn(text);
        if (PlanRules.Recommendations(numbers).Any())
            problems.Add(texts.ImportNoSuchRecommendation(text));
        return numbers;
    }

    private bool? IsNew(string text, List<string> notes)
    {
        if (text.Length == 0)
            return null;
        if (PlanWords.IsNew(text) is { } isNew)
            return isNew;
        notes.Add(texts.ImportUnknownIsNew(text));
        return null;
    }

    private Edit<ActionStatus> Status(string text, List<string> notes)
    {
        if (text.Length == 0)
            return Edit<ActionStatus>.None;
        if (PlanWords.StatusOf(text) is { } status)
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
                if (answer == PlanImport.Nobody)
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
                return PlanWords.OneLine(words[0].StartsWith("Indsats:", StringComparison.OrdinalIgnoreCase) ? words[0]["Indsats:".Length..] : words[0]);
        }

        return PlanWords.OneLine(table.Name ?? "");
    }
}
