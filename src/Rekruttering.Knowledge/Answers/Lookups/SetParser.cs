using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Answers.Lookups;

/// <summary>
/// Finds the set that a question asks for: what it is of, what holds for it, what is left out of it. A set accounts for every informative word of the
/// question, but for what who asks tells of himself; a question with a word more goes on to be searched for.
/// </summary>
internal sealed class SetParser
{
    private const int MostTokens = 70, FirstYear = 1990, LastYear = 2099, LastOfTimeline = 2021;

    private readonly Words _words;
    private readonly SetKind _kind;
    private readonly List<Phrase> _phrases;
    private readonly List<SetLimit> _limits = [];
    private readonly HashSet<Tag> _audiences = [];
    private readonly List<List<SetLimit>> _except = [];
    private SetPart? _part;
    private bool _isSimplified;

    private SetParser(Words words, SetKind kind, List<Phrase> phrases)
    {
        _words = words;
        _kind = kind;
        _phrases = phrases;
    }

    /// <summary>Null where the question asks for no set.</summary>
    public static SetParser? Parse(Words words)
    {
        if (words.Tokens.Count is < 2 or > MostTokens || KindOf(words) is not { } kind || SetPhrases.Of(words.Tokens, kind) is not { } phrases)
            return null;
        var parser = new SetParser(words, kind, phrases);
        return parser.Understands() ? parser : null;
    }

    /// <summary>Null for what the plainer look-ups know.</summary>
    public Lookup? Combined() => IsCombined ? Set() : _except.Count > 0 || _part is not null ? null : (_kind, _limits) switch
    {
        // »afsnittet om ledelse«
        (SetKind.Recommendations, [SetLimit.HeadingsOf([var section])]) when _phrases.Exists(phrase => phrase.IsCalled) => new Lookup.OfSection(section),
        // »hvilke anbefalinger er der mellem 12 og 15«
        (SetKind.Recommendations, [SetLimit.Numbers { Values: { Count: > 1 } numbers }]) when _words.Has(Tag.Recommendation) || IsAsked => new Lookup.Recommendations(numbers, false, UnitAspect.Whole, ""),
        // »norske cases«
        (SetKind.Cases, [SetLimit.From([var place])]) => new Lookup.CasesFrom(place),
        _ => null,
    };

    private static SetKind? KindOf(Words words)
    {
        var tokens = words.Tokens;
        if (tokens.Exists(token => token is { Tag: Tag.Case } and not { Text: "eksempel" or "example" }))
            return words.AsksForCases ? SetKind.Cases : null;
        if (words.Has(Tag.Phase))
            return words.Has(Tag.Theme) || words.Has(Tag.Recommendation) ? null : SetKind.Phases;
        if (tokens.Exists(token => token is { IsDigits: true, Glued: false, Number: >= FirstYear and <= LastYear }) || tokens.Exists(token => token.Tag == Tag.Timeline && token.Text.StartsWith("ti", StringComparison.Ordinal)))
            return words.Has(Tag.Recommendation) || words.Has(Tag.Theme) ? null : SetKind.Years;
        if (words.Has(Tag.Theme) || tokens.Exists(token => token.Text.StartsWith("temaindledning", StringComparison.Ordinal)))
        {
            var isItself = tokens.Exists(token => SetWords.Of(token.Text) == SetWord.Introduction)
                || (!words.Has(Tag.Recommendation) && !words.Has(Tag.Item) && !NamesAudience() && tokens.Exists(token => token.Text is "temaer" or "temaerne" or "themes"));
            return isItself ? SetKind.Themes : SetKind.Recommendations;
        }

        return words.Has(Tag.Recommendation) || words.Has(Tag.Item) || words.Has(Tag.NumberSign) || words.Has(Tag.Number) || words.Has(Tag.Plan) || NamesAudience()
            || tokens.Exists(token => SetWords.Of(token.Text) is SetWord.Section or SetWord.Introduction || token.Text.EndsWith("temaet", StringComparison.Ordinal))
            ? SetKind.Recommendations
            : null;

        bool NamesAudience() => words.Has(Tag.State) || words.Has(Tag.Schools) || words.Has(Tag.Municipalities);
    }

    private bool IsCombined
    {
        get
        {
            var limits = _limits.Count + (_part is null ? 0 : 1);
            if (!HasBase || (limits == 0 && !(_except.Count > 0 && NamesAll)))
                return false;
            // One recommendation is shown, whatever else is said of it.
            if (_except.Count == 0 && !_isSimplified && _kind != SetKind.Cases && _limits.Exists(limit => limit is SetLimit.Numbers { Values.Count: 1 }))
                return false;
            return _isSimplified || limits + _except.Count > 1 || _limits is [SetLimit.Between or SetLimit.Illustrates { Recommendations.Count: > 1 }]
                || (_kind == SetKind.Cases && _limits is [SetLimit.Themes or SetLimit.From { Places.Count: > 1 }])
                || limits == 0;
        }
    }

    // »alle«, »anbefalingerne«, »tidslinjen«: without a word for them there is nothing to leave out of.
    private bool NamesAll => _words.Has(Tag.All) || _words.Has(Tag.Timeline) || _words.Tokens.Exists(token => token.Text is "alt" or "samtlige" or "everything" or "temaer" or "temaerne" or "themes"
        || (token.Tag is Tag.Recommendation or Tag.Item or Tag.Phase or Tag.Case && (Words.IsPlural(token.Text) || token.Text is "phases" or "cases")) || SetWords.Of(token.Text) == SetWord.Introduction);

    // »giv mig 3 til 6«, »tag 1 til 5«
    private bool IsAsked => _words.Has(Tag.List) || _words.Tokens.Exists(token => token.Text is "tag" or "tage" or "ta" or "kom" or "find" or "hiv" or "traek" or "naevn" or "skriv" or "kopier");

    // »smid lige 10 til 15 herind«, but not »hvad skal 2.0 give svar på«.
    private bool MeansRecommendations(IReadOnlyList<int> bare) =>
        (IsAsked || (_words.LeavesOut && bare.Count > 1)) && bare[0] > 0 && bare.Zip(bare.Skip(1)).All(pair => pair.First < pair.Second) && !_words.Tokens.Exists(token => SetWords.Of(token.Text) == SetWord.Question);

    // What the set is of is said, or can only be one thing.
    private bool HasBase => _kind != SetKind.Recommendations || _words.Has(Tag.Recommendation) || _words.Has(Tag.Item)
        || (_limits.Exists(limit => limit is SetLimit.Audiences) && (_part is not null || _isSimplified)) || (_isSimplified && _limits is [SetLimit.Numbers])
        || _phrases.Exists(phrase => phrase.IsCalled) || _phrases.Exists(phrase => phrase is { Limit: SetLimit.Numbers or SetLimit.Between, IsBare: false });

    private Lookup.OfSet Set() => new(new ListedSet(_kind, _limits, _except, _part));

    /// <summary>What a single condition asks for, in words that the plainer look-ups do not know.</summary>
    public Lookup? Single()
    {
        // What is told before a single condition may be what is asked about: »de er slet ikke klar, hvad skal skolen gøre ved det«.
        if (_except.Count > 0 || _part is not null || _phrases.Sum(phrase => phrase.End - phrase.Start) < _words.Tokens.Count)
            return null;
        var tokens = _words.Tokens;
        return (_kind, _limits) switch
        {
            (SetKind.Themes, []) when tokens.Exists(token => SetWords.Of(token.Text) == SetWord.Introduction) => new Lookup.Themes(),
            (SetKind.Themes, [SetLimit.Themes([var theme])]) => new Lookup.ThemeItself(theme),
            (SetKind.Themes, [SetLimit.Themes]) => Set(),
            (SetKind.Years, [SetLimit.Numbers(var years)]) when !_words.Has(Tag.HowMany) && !_words.Has(Tag.Where) => new Lookup.Years(years),
            (SetKind.Phases, []) when tokens.Exists(token => Words.IsPlural(token.Text) && token.Tag == Tag.Phase) => new Lookup.Phases([]),
            (SetKind.Recommendations, [SetLimit.Themes([var theme])]) when _words.Has(Tag.Recommendation) || _words.Has(Tag.Item) => new Lookup.OfTheme(theme),
            (SetKind.Recommendations, [SetLimit.Themes { Which.Count: > 1 }]) when _words.Has(Tag.Recommendation) || _words.Has(Tag.Item) => Set(),
            (SetKind.Recommendations, [SetLimit.Audiences(var groups)]) when _words.Has(Tag.Recommendation) || (_words.Has(Tag.Plan) && tokens.Exists(token => SetWords.Of(token.Text) == SetWord.Question) && !_words.Has(Tag.HowMany)) => new Lookup.OfAudience([.. groups]),
            _ => null,
        };
    }

    /// <summary>Sorts the phrases into what holds and what is left out; false where one has no place.</summary>
    private bool Understands()
    {
        // What was left out last, for as long as the next may belong to it; null where what comes next holds.
        Phrase? marker = null, before = null;
        var coordinated = false;
        List<SetLimit>? leftOut = null;
        for (var i = 0; i < _phrases.Count; i++)
        {
            var phrase = _phrases[i];
            switch (phrase.Kind)
            {
                case PhraseKind.Not or PhraseKind.Except:
                    if (marker is not null && leftOut is null)
                        return false;
                    if (IsAfterwards(i))
                    {
                        if (!LeaveOutLast(i))
                            return false;
                        (marker, leftOut) = (null, null);
                        break;
                    }

                    (marker, leftOut, coordinated) = (phrase, null, false);
                    break;
                case PhraseKind.Only:
                    if (marker is not null && leftOut is null)
                        return false;
                    marker = null;
                    break;
                case PhraseKind.And:
                    coordinated = true;
                    break;
                case PhraseKind.Verb or PhraseKind.Noun when leftOut is not null && !(phrase.Kind == PhraseKind.Noun && before?.End == phrase.Start):
                    marker = null;
                    break;
                case PhraseKind.Limit or PhraseKind.Audience:
                    var isListed = coordinated || (before is not null && phrase.Start > 0 && _words.Tokens[phrase.Start].Pause);
                    if (marker is not null && leftOut is null && IsWithin(marker, phrase))
                    {
                        leftOut = [];
                        _except.Add(leftOut);
                        if (LimitOf(phrase) is not { } first)
                            return false;
                        leftOut.Add(first);
                    }
                    else if (marker is not null && leftOut is not null && Continues(marker, before!, phrase, isListed))
                    {
                        if (LimitOf(phrase) is not { } more)
                            return false;
                        if (isListed)
                            _except.Add(leftOut = [more]);
                        else
                            leftOut.Add(more);
                    }
                    else
                    {
                        if (marker is not null && leftOut is null)
                            return false;
                        (marker, leftOut) = (null, null);
                        if (IsDone(i) ? !LeaveOut(phrase) : !Hold(phrase, isListed))
                            return false;
                    }

                    coordinated = false;
                    before = phrase;
                    break;
            }
        }

        if (marker is not null && leftOut is null)
            return false;
        // »de første tre undtagen nr. 2« may be two or three.
        if (_part is not null && _except.Count > 0 && (_phrases.Exists(phrase => phrase.Kind == PhraseKind.Except) || _except.Exists(limits => limits.Exists(limit => limit is SetLimit.Numbers or SetLimit.Ends))))
            return false;
        if (_audiences.Count > 0)
        {
            if (GroupsOf(_audiences) is not { Count: > 0 } groups)
                return false;
            _limits.Add(new SetLimit.Audiences(groups));
        }

        return Simplify();
    }

    /// <summary>»kommunerne, ikke skolerne«: what is left out of what is named is not named to begin with. False where nothing would be left.</summary>
    private bool Simplify()
    {
        foreach (var leftOut in _except.ToList())
        {
            if (leftOut is not [var limit] || _limits.FindIndex(other => other.GetType() == limit.GetType()) is not (>= 0 and var at))
                continue;
            SetLimit? rest = (_limits[at], limit) switch
            {
                (SetLimit.Audiences(var held), SetLimit.Audiences(var not)) => held.Except(not).ToList() is { Count: > 0 } left ? new SetLimit.Audiences(left) : null,
                (SetLimit.Themes(var held), SetLimit.Themes(var not)) => held.Except(not).ToList() is { Count: > 0 } left ? new SetLimit.Themes(left) : null,
                (SetLimit.HeadingsOf(var held), SetLimit.HeadingsOf(var not)) => held.Except(not).ToList() is { Count: > 0 } left ? new SetLimit.HeadingsOf(left) : null,
                (SetLimit.Numbers(var held), SetLimit.Numbers(var not)) => held.Except(not).ToList() is { Count: > 0 } left ? new SetLimit.Numbers(left) : null,
                _ => limit,
            };
            if (rest is null)
                return false;
            if (ReferenceEquals(rest, limit))
                continue;
            _limits[at] = rest;
            _except.Remove(leftOut);
            _isSimplified = true;
        }

        return true;
    }

    // »ikke til staten, men …«: what is said in a later clause is not meant, unless the marker ends its own.
    private static bool IsWithin(Phrase marker, Phrase phrase) => phrase.Clause - marker.Clause <= (marker.End == phrase.Start ? 1 : 0) || marker.Kind == PhraseKind.Except;

    /// <summary>Whether what follows something that is left out is left out too: »undtagen nr. 4 og dem til staten«.</summary>
    private bool Continues(Phrase marker, Phrase before, Phrase phrase, bool isListed)
    {
        var between = _phrases.FindAll(other => other.Start >= before.End && other.End <= phrase.Start);
        if (between.Exists(other => other.Kind is PhraseKind.Verb or PhraseKind.Noun))
            return false;
        var isSame = before.Kind == phrase.Kind && (before.Limit?.GetType() == phrase.Limit?.GetType() || phrase.IsBare);
        if (isListed)
            return isSame || (marker.Kind == PhraseKind.Except && phrase.Clause == before.Clause);
        // »undtagen dem til staten i tema 1«
        return marker.Kind == PhraseKind.Except && before.Kind == PhraseKind.Audience && phrase.Clause == before.Clause
            && _phrases.Exists(other => other.Kind == PhraseKind.Those && other.Start >= marker.End && other.End <= before.Start)
            && !_limits.Exists(limit => limit.GetType() == phrase.Limit?.GetType());
    }

    /// <summary>»nr. 4 skal ikke med«, »som staten ikke skal«, »nr. 25 undtaget«: what is said before is left out.</summary>
    private bool IsAfterwards(int i)
    {
        var marker = _phrases[i];
        var last = _phrases.FindLastIndex(i, phrase => phrase.Kind is PhraseKind.Limit or PhraseKind.Audience);
        if (last < 0 || _phrases[last].Clause != marker.Clause)
            return false;
        if (_phrases[last].Kind == PhraseKind.Audience && last == i - 1 && marker.Kind == PhraseKind.Not
            && i + 1 < _phrases.Count && _words.Tokens[_phrases[i + 1].Start].Text is "skal" or "har" or "kan" or "boer" or "behoever" or "er")
        {
            return true;
        }

        return !(i + 1 < _phrases.Count && _phrases[i + 1].Kind is PhraseKind.Limit or PhraseKind.Audience)
            && !_phrases.Exists(phrase => phrase.Kind is PhraseKind.Limit or PhraseKind.Audience && phrase.Start >= marker.End && phrase.Clause == marker.Clause);
    }

    private bool LeaveOutLast(int i)
    {
        var phrase = _phrases[_phrases.FindLastIndex(i, phrase => phrase.Kind is PhraseKind.Limit or PhraseKind.Audience)];
        if (LimitOf(phrase) is not { } limit)
            return false;
        if (phrase.Kind == PhraseKind.Audience)
            _audiences.ExceptWith(phrase.Named);
        else if (limit is SetLimit.Ends)
            _part = null;
        else
            _limits.RemoveAll(other => ReferenceEquals(other, phrase.Limit));
        _except.Add([limit]);
        return true;
    }

    /// <summary>»ledelsesdelen har vi været igennem«.</summary>
    private bool IsDone(int i)
    {
        var phrase = _phrases[i];
        if (phrase.Limit is not (SetLimit.Themes or SetLimit.HeadingsOf or SetLimit.Numbers))
            return false;
        bool isMine = false, isDone = false;
        foreach (var other in _phrases.Where(other => other.Clause == phrase.Clause && other != phrase))
        {
            if (other.Kind is PhraseKind.Noun or PhraseKind.Limit or PhraseKind.Audience)
                return false;
            var word = SetWords.Of(_words.Tokens[other.Start].Text);
            if (word == SetWord.Question || _words.Tokens[other.Start].Tag == Tag.List)
                return false;
            isMine |= word == SetWord.Me;
            isDone |= word == SetWord.Done;
        }

        return isMine && isDone;
    }

    private bool LeaveOut(Phrase phrase)
    {
        if (LimitOf(phrase) is not { } limit)
            return false;
        _except.Add([limit]);
        return true;
    }

    private bool Hold(Phrase phrase, bool isListed)
    {
        if (phrase.Kind == PhraseKind.Audience)
        {
            if (!PointsAt(phrase))
                return false;
            _audiences.UnionWith(phrase.Named);
            return true;
        }

        switch (phrase.Limit)
        {
            case SetLimit.Ends(var part):
                if (_part is not null || _kind is SetKind.Themes)
                    return false;
                _part = part;
                return true;
            case SetLimit.Numbers(var bare) when phrase.IsBare && _kind == SetKind.Recommendations && !_words.Has(Tag.Recommendation) && !MeansRecommendations(bare):
                return false;
            case SetLimit.Themes(var themes) when _limits.Find(other => other is SetLimit.Themes) is SetLimit.Themes known:
                // »tema 3 digital velfærd« says it twice.
                return known.Which.SequenceEqual(themes) || (isListed && Replace(known, new SetLimit.Themes([.. known.Which.Union(themes)])));
            case SetLimit.HeadingsOf(var headings) when _limits.Find(other => other is SetLimit.HeadingsOf) is SetLimit.HeadingsOf known:
                return known.Recommendations.SequenceEqual(headings) || (isListed && Replace(known, new SetLimit.HeadingsOf([.. known.Recommendations.Union(headings)])));
            case SetLimit.Numbers(var values) when _limits.Find(other => other is SetLimit.Numbers) is SetLimit.Numbers known:
                return isListed && Replace(known, new SetLimit.Numbers([.. known.Values.Union(values)]));
            case SetLimit.From(var places) when _limits.Find(other => other is SetLimit.From) is SetLimit.From known:
                return isListed && Replace(known, new SetLimit.From([.. known.Places.Union(places)]));
            // What comes after the timeline is asked of other sources.
            case SetLimit.Between { First: > LastOfTimeline } when _kind == SetKind.Years:
                return false;
            case SetLimit.Between when _limits.Exists(other => other is SetLimit.Numbers) && _kind == SetKind.Years:
                // »planen kom i 2018, hvad er der sket siden«: the year itself is not asked for.
                _limits.RemoveAll(other => other is SetLimit.Numbers);
                _limits.Add(phrase.Limit);
                return true;
            case { } limit:
                _limits.Add(limit);
                return true;
            default:
                return false;
        }

        bool Replace(SetLimit known, SetLimit merged)
        {
            _limits[_limits.IndexOf(known)] = merged;
            return true;
        }
    }

    /// <summary>Whether those who are named are asked to act, rather than spoken of.</summary>
    private bool PointsAt(Phrase phrase)
    {
        var tokens = _words.Tokens;
        return _words.Has(Tag.Directed) || _words.Has(Tag.Must) || _words.Has(Tag.Item)
            // »ikke staten, men kommunerne«; »tema 1 kommunerne«
            || _except.Exists(limits => limits.Exists(limit => limit is SetLimit.Audiences)) || !tokens.Exists(token => SetWords.Of(token.Text) is SetWord.Verb or SetWord.Question)
            || tokens.Exists(token => token.Text is "selv" or "beder" or "bedes" or "opfordrer" or "bede" or "itself" or "themselves" or "ansvar" or "ansvaret")
            || (phrase.Start > 0 && tokens[phrase.Start - 1].Text is "til" or "mod" or "for" or "to" or "at" or "the" or "de" or "er" or "kan" or "tilhoerer" or "hos" or "under" or "baade")
            || (phrase.Start > 1 && tokens[phrase.Start - 1].Text == "i" && tokens[phrase.Start - 2].Text == "os")
            || tokens[phrase.End - 1].Text.EndsWith('s')
            || (phrase.End < tokens.Count && tokens[phrase.End].Text is "kan" or "skal" or "can" or "must");
    }

    private static SetLimit? LimitOf(Phrase phrase) => phrase.Kind == PhraseKind.Audience
        ? GroupsOf([.. phrase.Named]) is { Count: > 0 } groups ? new SetLimit.Audiences(groups) : null
        : phrase.Limit;

    // »Kommunerne« alone are asked by two of the four groups; beside the schools or KL they are one group with them.
    private static List<Audience> GroupsOf(HashSet<Tag> named)
    {
        var groups = new List<Audience>();
        var municipalities = named.Contains(Tag.Municipalities) && !named.Contains(Tag.Schools) && !named.Contains(Tag.Kl);
        if (named.Contains(Tag.Schools) || municipalities)
            groups.Add(Audience.SchoolsAndMunicipalities);
        if (named.Contains(Tag.State))
            groups.Add(Audience.State);
        if (named.Contains(Tag.Kl) || municipalities)
            groups.Add(Audience.KlAndMunicipalities);
        if (named.Contains(Tag.Others))
            groups.Add(Audience.Others);
        return groups;
    }
}
