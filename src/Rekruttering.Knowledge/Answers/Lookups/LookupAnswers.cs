using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Answers.Lookups;

/// <summary>Answers look-ups from the structure of the content, completely.</summary>
internal sealed class LookupAnswers(ContentCatalog catalog)
{
    private const string AudienceOverview = "aktoerer", PhaseOverview = "faser", ThemeOverview = "indledning";

    /// <summary>Null for a look-up that needs ranking, or that this catalog has nothing for.</summary>
    public Answer? Answer(LookupRequest request, string question, QuestionLanguage language)
    {
        var answer = Answer(request.What, question, language);
        return request.Count && answer is Answer.Listed listed ? listed with { Subject = new ListSubject.CountOf(listed.Subject) } : answer;
    }

    private Answer? Answer(Lookup lookup, string question, QuestionLanguage language)
    {
        switch (lookup)
        {
            case Lookup.Recommendations(var numbers, var compare, var aspect, _):
                var found = numbers.Select(catalog.Recommendation).OfType<ContentUnit>().ToList();
                if (found.Count == 0)
                    return new Answer.NoSuch(language, null, new ListSubject.RecommendationNumbers(numbers));
                if (numbers.Count == 1)
                    return Show(found[0], aspect, question, language);
                return compare
                    ? List(new ListSubject.Comparison(numbers), found, null, Texts)
                    : List(new ListSubject.RecommendationNumbers(numbers), found);
            case Lookup.AllRecommendations:
                return List(new ListSubject.AllRecommendations(), catalog.Recommendations);
            case Lookup.OfAudience([var audience]):
                return List(new ListSubject.ByAudience(audience), catalog.For(audience), catalog.Find(AudienceOverview));
            case Lookup.OfAudience(var audiences):
                return List(new ListSubject.ByAudiences(audiences), [.. audiences.SelectMany(catalog.For)], catalog.Find(AudienceOverview));
            case Lookup.WhoDoesWhat:
                return catalog.Find(AudienceOverview) is { } overview ? Show(overview, UnitAspect.Whole, question, language) : null;
            case Lookup.OfTheme(var theme):
                return catalog.InTheme(theme) is { Count: > 0 } inTheme
                    ? List(new ListSubject.ByTheme(theme), inTheme)
                    : new Answer.NoSuch(language, null, new ListSubject.ByTheme(theme));
            case Lookup.ThemeItself(var theme):
                return catalog.Themes.FirstOrDefault(unit => unit.Theme == theme) is { } introduction
                    ? Show(introduction, UnitAspect.Whole, question, language)
                    : new Answer.NoSuch(language, null, new ListSubject.ByTheme(theme));
            case Lookup.Themes:
                return List(new ListSubject.Themes(), catalog.Themes, catalog.Find(ThemeOverview));
            case Lookup.OfSection(var recommendation):
                return catalog.Recommendation(recommendation)?.Section is { } section
                    ? List(new ListSubject.BySection(section), catalog.InSection(section))
                    : null;
            case Lookup.Years([var year]):
                return catalog.Year(year) is { } unit
                    ? List(new ListSubject.ByYear(year), [unit], null, Texts)
                    : new Answer.NoSuch(language, null, new ListSubject.ByYear(year));
            case Lookup.Years(var years):
                return years.Select(catalog.Year).OfType<ContentUnit>().ToList() is { Count: > 0 } units
                    ? List(new ListSubject.Timeline(), units, null, Texts)
                    : new Answer.NoSuch(language, null, new ListSubject.ByYear(years[0]));
            case Lookup.Timeline:
                return List(new ListSubject.Timeline(), catalog.Timeline, null, Texts);
            case Lookup.Phases([]):
                return List(new ListSubject.Phases(), catalog.Phases, catalog.Find(PhaseOverview));
            case Lookup.Phases([var phase]):
                return catalog.Phase(phase) is { } one ? Show(one, UnitAspect.Whole, question, language) : new Answer.NoSuch(language, null, new ListSubject.Phases());
            case Lookup.Phases(var numbers):
                return numbers.Select(catalog.Phase).OfType<ContentUnit>().ToList() is { Count: > 0 } phases
                    ? List(new ListSubject.Phases(), phases)
                    : new Answer.NoSuch(language, null, new ListSubject.Phases());
            case Lookup.AllCases:
                return List(new ListSubject.AllCases(), catalog.Cases);
            case Lookup.CasesFor(var number):
                return catalog.Recommendation(number) is null
                    ? new Answer.NoSuch(language, null, new ListSubject.RecommendationNumbers([number]))
                    : List(new ListSubject.CasesForRecommendation(number), catalog.CasesFor(number), catalog.Recommendation(number));
            case Lookup.CasesFrom(var place):
                return catalog.CasesFrom(place) is { Count: > 0 } cases
                    ? List(new ListSubject.CasesFrom(place), cases)
                    : new Answer.NoSuch(language, null, new ListSubject.CasesFrom(place));
            case Lookup.OfSet(var asked):
                return SetMembers.Named(asked, catalog) is not { } set ? null
                    : SetMembers.Of(set, catalog) is { Count: > 0 } members ? List(new ListSubject.OfSet(set), members, NamesAudience(set) ? catalog.Find(AudienceOverview) : null, set.Kind == SetKind.Years ? Texts : null)
                    : new Answer.NoSuch(language, null, new ListSubject.OfSet(set));
            default:
                return null;
        }

        Answer.Listed? List(ListSubject subject, IReadOnlyList<ContentUnit> units, ContentUnit? source = null, Func<ContentUnit, IReadOnlyList<Quote>>? quotes = null) =>
            units.Count == 0 && source is null ? null : new(
                language,
                Context(question, source is null ? units : units.Prepend(source)),
                subject,
                [.. units.Select((unit, place) => new Citation(place + 1, unit, quotes?.Invoke(unit) ?? []))],
                source);
    }

    private static bool NamesAudience(ListedSet set) => set.Limits.Concat(set.Except.SelectMany(limits => limits)).Any(limit => limit is SetLimit.Audiences);

    /// <summary>One unit, whole.</summary>
    public Answer.Shown Show(ContentUnit unit, UnitAspect aspect, string question, QuestionLanguage language) => new(
        language,
        Context(question, [unit]),
        new Citation(1, unit, Texts(unit)),
        aspect,
        unit is { Kind: UnitKind.Recommendation, Number: { } number } ? catalog.CasesFor(number) : [],
        [.. unit.Related.Select(catalog.Find).OfType<ContentUnit>()]);

    internal static QuestionContext Context(string question, IEnumerable<ContentUnit> units) =>
        new(question, [.. units.Take(QuestionContext.MostUnits).Select(unit => unit.Id)]);

    /// <summary>The whole text of a unit, a quote a line.</summary>
    internal static IReadOnlyList<Quote> Texts(ContentUnit unit)
    {
        var quotes = new List<Quote>();
        var start = 0;
        foreach (var line in unit.Text.Split('\n'))
        {
            if (line.Length > 0)
                quotes.Add(new Quote(start, line));
            start += line.Length + 1;
        }

        return quotes;
    }
}
