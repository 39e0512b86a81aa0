namespace Rekruttering.Knowledge.Answers.Lookups;

/// <summary>
/// Finds out whether a question is a look-up. A look-up must account for every informative word of the question: »hvad skete der i 2019« is one,
/// »hvor mange deltog i konferencen i 2019« is not, and goes on to be searched for.
/// </summary>
internal static class LookupParser
{
    private const int FirstYear = 1990, LastYear = 2099, MostTokens = 40, MostNumbers = 26;

    /// <summary>Null where the question is none.</summary>
    public static LookupRequest? Parse(string question)
    {
        var tokens = LookupText.Tokens(question);
        if (tokens.Count == 0)
            return null;
        var words = new Words(tokens);
        var set = SetParser.Parse(words);
        var lookup = set?.Combined() ?? (tokens.Count > MostTokens ? null
            : References(words) ?? Cases(words) ?? Years(words) ?? Headings(words) ?? ForAudience(words) ?? Recommendations(words) ?? Others(words)) ?? set?.Single();
        return lookup is null ? null : new LookupRequest(lookup, words.Has(Tag.HowMany));
    }

    /// <summary>»anbefaling 7«, »nr. 5 til 8«, »den syvende anbefaling«, »fase 3«, »tema 2«; also nothing but numbers.</summary>
    private static Lookup? References(Words words)
    {
        var tokens = words.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            var noun = NounAt(tokens, i);
            if (noun == Tag.Content)
                continue;
            if (NumbersAfter(tokens, i + 1) is not { Count: > 0 } numbers)
            {
                // »7. anbefaling«, »den syvende anbefaling«, »tredje fase«; »de første anbefalinger« is no reference.
                if (i == 0 || !tokens[i - 1].Ordinal || tokens[i - 1].Number is not { } nth || Words.IsPlural(tokens[i].Text))
                    continue;
                // »anden og tredje fase«
                numbers = i > 2 && tokens[i - 2].Text is "og" or "and" && tokens[i - 3] is { Ordinal: true, Number: { } before } ? [before, nth] : [nth];
            }

            switch (noun)
            {
                case Tag.Phase when words.AllBut(Tag.Phase, Tag.Project) && !words.LeavesOut && !words.Denies:
                    return new Lookup.Phases(numbers);
                case Tag.Theme when numbers is [var theme]:
                    if ((words.Has(Tag.Recommendation) || words.Has(Tag.Item) || words.Has(Tag.HowMany)) && words.Rest.Length == 0 && !words.LeavesOut && !words.Denies
                        && words.AllBut(Tag.Theme, Tag.Recommendation, Tag.Item, Tag.NumberSign, Tag.Plan, Tag.Kl, Tag.Who, Tag.Must, Tag.Directed))
                        return new Lookup.OfTheme(theme);
                    if (words.AllBut(Tag.Theme) && !words.LeavesOut && !words.Denies)
                        return new Lookup.ThemeItself(theme);
                    break;
                case Tag.Recommendation or Tag.NumberSign when numbers.All(number => number < FirstYear):
                    if (noun == Tag.NumberSign && !words.AllBut(Tag.NumberSign, Tag.Difference, Tag.Who, Tag.Where, Tag.Case, Tag.Recommendation, Tag.Item, Tag.Plan))
                        break;
                    if (words.AsksForCases)
                        return new Lookup.CasesFor(numbers[0]);
                    var compare = words.Has(Tag.Difference) && numbers.Count > 1;
                    return new Lookup.Recommendations(numbers, compare, Aspect(words), words.Rest);
            }
        }

        return BareNumbers(words);
    }

    private static Lookup.Recommendations? BareNumbers(Words words)
    {
        var tokens = words.Tokens;
        var first = tokens.FindIndex(token => token.IsDigits);
        if (first < 0 || tokens[first].Glued || tokens.Any(token => token is { IsDigits: true, Number: >= FirstYear }))
            return null;
        var compares = words.Has(Tag.Difference) && words.AllBut(Tag.Difference);
        var onlyNumbers = tokens.TrueForAll(token => token.Number is not null || token.Text is "til" or "og" or "med" or "to" or "and" or "samt" or "eller");
        if (!compares && !onlyNumbers)
            return null;
        var numbers = NumbersAfter(tokens, first);
        return compares && numbers.Count < 2 ? null : new Lookup.Recommendations(numbers, compares, UnitAspect.Whole, "");
    }

    /// <summary>The numbers that a fragment such as »og 8?« names; a year is none.</summary>
    public static List<int> NumbersIn(List<LookupToken> tokens)
    {
        var first = tokens.FindIndex(token => token is { IsDigits: true, Glued: false, Number: < FirstYear });
        return first < 0 ? [] : NumbersAfter(tokens, first);
    }

    private static Lookup? Cases(Words words)
    {
        var place = words.Place;
        if (words.AsksForCases)
        {
            if (place is not null && words.Rest.Length == 0)
                return new Lookup.CasesFrom(place);
            if (words.Rest.Length > 0)
                return words.ListsCases ? new Lookup.CasesAbout(place is null ? words.Rest : $"{place} {words.Rest}") : null;
            return words.AllBut(Tag.Case, Tag.Municipalities, Tag.Kl, Tag.Project) ? new Lookup.AllCases() : null;
        }

        // »hvad har Holstebro gjort«: nothing but the place is asked about.
        return place is not null && words.Rest.Length == 0 && words.AllBut(Tag.Municipalities, Tag.Must, Tag.Item) && !words.Has(Tag.HowMany) && !words.Has(Tag.Number)
            ? new Lookup.CasesFrom(place)
            : null;
    }

    private static Lookup? Years(Words words)
    {
        var years = words.Tokens.Where(token => token is { IsDigits: true, Glued: false, Number: >= FirstYear and <= LastYear }).Select(token => token.Number!.Value).ToList();
        if (!words.AllBut(Tag.Timeline, Tag.Item, Tag.Kl, Tag.Municipalities, Tag.Recommendation) || words.Has(Tag.HowMany) || words.Has(Tag.Where) || words.Has(Tag.Who) || words.Place is not null || words.LeavesOut || words.Denies)
            return null;
        if (years.Count == 0 && words.Has(Tag.Timeline) && Ends(words) is { } ends)
            return new Lookup.Years(ends.Last ? [.. Enumerable.Range(LastOfTimeline - ends.Count + 1, ends.Count)] : [.. Enumerable.Range(FirstOfTimeline, ends.Count)]);
        if (years.Count == 0)
            return words.Tokens.Exists(token => token.Tag == Tag.Timeline && token.Text.StartsWith("tid", StringComparison.Ordinal) || token.Text == "timeline") ? new Lookup.Timeline() : null;
        var isRange = years is [var first, var last] && first < last
            && words.Tokens.Exists(token => token.Text is "til" or "through" or "to" or "mellem" or "between" || (token.Number == last && token.Dash));
        return new Lookup.Years(isRange ? [.. Enumerable.Range(years[0], years[1] - years[0] + 1)] : [.. years.Distinct()]);
    }

    /// <summary>»alle anbefalinger om digital velfærd«: every word belongs to one heading of the plan.</summary>
    private static Lookup? Headings(Words words) =>
        words.ListsRecommendations && !words.Tokens.Exists(token => token.Tag == Tag.Directed && !token.Text.StartsWith("maalgruppe", StringComparison.Ordinal)) && Heading.Matching(words.Tokens) is { } heading
            ? heading.Theme is { } theme ? new Lookup.OfTheme(theme) : new Lookup.OfSection(heading.Recommendation)
            : null;

    private static Lookup.OfAudience? ForAudience(Words words)
    {
        var audiences = words.Audiences();
        if (audiences.Count == 0 || words.Has(Tag.Phase) || words.Has(Tag.Project) || words.Has(Tag.Difference) || words.Has(Tag.Case) || words.LeavesOut || words.Denies)
            return null;
        var names = words.Has(Tag.Recommendation) || words.Has(Tag.Item);
        // »hvilke anbefalinger retter sig mod …« is so plain that a stray word does not change what is asked.
        var plain = words.Has(Tag.Recommendation) && words.Has(Tag.Directed);
        if (!words.AllBut(Words.AudienceTags) && !(plain && words.Count(Tag.Content) <= 1))
            return null;
        var asksWhatToDo = words.Has(Tag.Must) && !words.Has(Tag.HowMany) && words.Tokens.Exists(token => token.Text is "hvad" or "hva" or "hvilke" or "what" or "liste" or "alt" or "alle" or "which");
        return plain || (names && words.PointsAtAudience) || asksWhatToDo ? new Lookup.OfAudience(audiences) : null;
    }

    private static Lookup? Recommendations(Words words)
    {
        if (!words.ListsRecommendations)
            return null;
        if (words.Rest.Length == 0 && Ends(words) is { } ends && words.AllBut(Tag.Recommendation, Tag.Plan))
            return new Lookup.Recommendations([.. Enumerable.Range(ends.Last ? MostNumbers - ends.Count + 1 : 1, ends.Count)], false, UnitAspect.Whole, "");
        if (words.Rest.Length == 0)
            return !(words.Has(Tag.Kl) && words.PointsAtAudience) && words.AllBut(Tag.Recommendation, Tag.Item, Tag.Kl, Tag.Plan, Tag.About, Tag.Municipalities) && words.Has(Tag.Recommendation) ? new Lookup.AllRecommendations() : null;
        return words.Has(Tag.About) && words.Has(Tag.Recommendation) && !words.LeavesOut && !words.Has(Tag.HowMany) && !words.Has(Tag.Project) ? new Lookup.AboutTopic(words.Rest) : null;
    }

    private static Lookup? Others(Words words)
    {
        if (words.Has(Tag.Phase) && words.AllBut(Tag.Phase, Tag.Project))
        {
            if (Ends(words) is { } ends)
                return new Lookup.Phases([.. Enumerable.Range(ends.Last ? Phases - ends.Count + 1 : 1, ends.Count)]);
            return words.Tokens.Find(token => token.Text is "sidste" or "last" or "foerste" or "first").Text switch
            {
                "sidste" or "last" => new Lookup.Phases([Phases]),
                "foerste" or "first" => new Lookup.Phases([1]),
                _ => new Lookup.Phases([]),
            };
        }

        // »programmet i hver af de seks faser«: so plain that a stray word does not change what is asked.
        if (words.Tokens.Exists(token => token.Text is "faser" or "faserne" or "phases") && words.Count(Tag.Content) <= 1 && words.Tokens.Exists(token => token.Text is "hver" or "each" or "alle" or "samtlige" || token.Number == Phases))
            return new Lookup.Phases([]);

        // »hvem skal gøre hvad«, »hvem retter anbefalingerne sig mod«
        if (words.Rest.Length == 0 && words.Place is null && words.Has(Tag.Who) && (words.Has(Tag.Must) || words.Has(Tag.Directed)) && !words.Has(Tag.Number)
            && words.AllBut(Tag.Who, Tag.Must, Tag.Directed, Tag.Plan, Tag.Recommendation, Tag.Item) && (words.Has(Tag.Recommendation) || words.Has(Tag.Item) || words.Has(Tag.Plan)))
        {
            return new Lookup.WhoDoesWhat();
        }

        return words.Has(Tag.Theme) && words.Has(Tag.List) && !words.Tokens.Exists(token => token.Text.StartsWith("hvil", StringComparison.Ordinal)) && words.AllBut(Tag.Theme, Tag.Plan)
            ? new Lookup.Themes()
            : null;
    }

    private const int Phases = 6, FirstOfTimeline = 2018, LastOfTimeline = 2021;

    /// <summary>»de første fem«, »de to sidste«, »the last three«: how many from which end; null where that is not said.</summary>
    private static (bool Last, int Count)? Ends(Words words)
    {
        var tokens = words.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Text is not ("foerste" or "first" or "sidste" or "last" or "seneste"))
                continue;
            foreach (var neighbour in (ReadOnlySpan<int>)[i + 1, i - 1])
            {
                if (neighbour >= 0 && neighbour < tokens.Count && tokens[neighbour] is { Ordinal: false, Number: > 1 and <= MostNumbers } number)
                    return (tokens[i].Text is not ("foerste" or "first"), number.Number!.Value);
            }
        }

        return null;
    }

    private static UnitAspect Aspect(Words words) =>
        words.Has(Tag.Who) || words.Has(Tag.Directed) ? UnitAspect.WhoIsToAct
        : words.Has(Tag.Where) && words.Tokens.Exists(token => token.Text is "staar" or "findes" or "side") ? UnitAspect.WhereItStands
        : UnitAspect.Whole;

    private static Tag NounAt(List<LookupToken> tokens, int i)
    {
        var token = tokens[i];
        if (token.Tag is Tag.Recommendation or Tag.Phase or Tag.Theme or Tag.NumberSign)
            return token.Tag;
        // »a7«, »R12«
        return token.Text is "a" or "r" && i + 1 < tokens.Count && tokens[i + 1] is { IsDigits: true, Glued: true } ? Tag.Recommendation : Tag.Content;
    }

    /// <summary>The numbers that start here: single, »4, 6 og 8«, »5 til 8«, »5-8«, »mellem 5 og 8«.</summary>
    private static List<int> NumbersAfter(List<LookupToken> tokens, int i) => NumbersAfter(tokens, ref i);

    /// <summary>Moves on to the first token that is no part of them.</summary>
    internal static List<int> NumbersAfter(List<LookupToken> tokens, ref int i)
    {
        var numbers = new List<int>();
        while (i < tokens.Count && tokens[i].Tag == Tag.NumberSign)
            i++;
        var between = i < tokens.Count && tokens[i].Text is "mellem" or "imellem" or "between";
        if (i < tokens.Count && tokens[i].Text is "mellem" or "imellem" or "between" or "fra" or "from")
            i++;
        if (i >= tokens.Count || !IsNumber(tokens, i, isFirst: true))
            return numbers;
        numbers.Add(tokens[i].Number!.Value);
        for (i++; i < tokens.Count && numbers.Count < MostNumbers; i++)
        {
            if (IsRange(tokens, i, out var next) && next < tokens.Count && tokens[next].Number is { } last && last >= numbers[^1])
            {
                numbers.AddRange(Enumerable.Range(numbers[^1] + 1, Math.Min(last - numbers[^1], MostNumbers)));
                i = next;
            }
            else if (tokens[i].Text is "og" or "and" or "samt" or "eller" or "or" && Skip(tokens, i + 1) is var after && after < tokens.Count && IsNumber(tokens, after, isFirst: false))
            {
                var number = tokens[after].Number!.Value;
                if (between && number > numbers[^1])
                    numbers.AddRange(Enumerable.Range(numbers[^1] + 1, Math.Min(number - numbers[^1], MostNumbers)));
                else
                    numbers.Add(number);
                i = after;
            }
            else if (tokens[i].IsDigits && !tokens[i].Glued)
            {
                numbers.Add(tokens[i].Number!.Value);
            }
            else
            {
                break;
            }
        }

        return [.. numbers.Distinct()];
    }

    private static int Skip(List<LookupToken> tokens, int i)
    {
        while (i < tokens.Count && tokens[i].Tag is Tag.Recommendation or Tag.NumberSign or Tag.Phase)
            i++;
        return i;
    }

    private static bool IsNumber(List<LookupToken> tokens, int i, bool isFirst)
    {
        var token = tokens[i];
        if (token.Number is null || token.Ordinal)
            return token.IsDigits;
        // »anbefaling en gang til«: »en« counts only as the last word.
        return token.IsDigits || token.Text is not ("en" or "et" or "to" or "one") || (isFirst && (i == tokens.Count - 1 || (i > 0 && tokens[i - 1] is { Tag: Tag.Theme or Tag.Phase })));
    }

    private static bool IsRange(List<LookupToken> tokens, int i, out int next)
    {
        next = i + 1;
        if (tokens[i] is { IsDigits: true, Dash: true })
        {
            next = i;
            return true;
        }

        if (tokens[i].Text is not ("til" or "through" or "thru" or "to"))
            return false;
        if (next + 1 < tokens.Count && tokens[next].Text == "og" && tokens[next + 1].Text == "med")
            next += 2;
        next = Skip(tokens, next);
        return true;
    }
}
