namespace Rekruttering.Knowledge.Answers.Lookups;

internal enum PhraseKind
{
    /// <summary>Says nothing that could limit the set.</summary>
    Link,

    /// <summary>What the set is of.</summary>
    Noun,
    Limit,
    Audience,
    Not,
    Except,
    Only,
    And,
    Those,
    Verb,

    /// <summary>A word that a set cannot account for.</summary>
    Unknown,
}

/// <summary>Some words in a row that do one thing.</summary>
/// <param name="End">The first token after them.</param>
/// <param name="Clause">The part of the sentence that they stand in.</param>
internal sealed record Phrase(PhraseKind Kind, int Start, int End, int Clause, SetLimit? Limit = null)
{
    /// <summary>Of an audience: the words that name it.</summary>
    public IReadOnlyList<Tag> Named { get; init; } = [];

    /// <summary>A number without a word that says what it counts.</summary>
    public bool IsBare { get; init; }

    /// <summary>A theme or heading that the question calls one.</summary>
    public bool IsCalled { get; init; }
}

/// <summary>Cuts a question into the phrases of a set.</summary>
internal sealed class SetPhrases
{
    private const int FirstYear = 1990, LastYear = 2099, MostNumber = 99;

    private readonly List<LookupToken> _tokens;
    private readonly SetKind _kind;
    private readonly int[] _clauses;

    private SetPhrases(List<LookupToken> tokens, SetKind kind)
    {
        _tokens = tokens;
        _kind = kind;
        _clauses = Clauses(tokens);
    }

    /// <summary>Null where a word is none that a set can account for.</summary>
    public static List<Phrase>? Of(List<LookupToken> tokens, SetKind kind)
    {
        var cut = new SetPhrases(tokens, kind);
        var phrases = new List<Phrase>();
        for (var i = 0; i < tokens.Count;)
        {
            if (cut.IsNarrative(i, out var end))
            {
                i = end;
                continue;
            }

            var phrase = cut.At(i);
            if (phrase.Kind == PhraseKind.Unknown)
                return null;
            phrases.Add(phrase);
            i = phrase.End;
        }

        return phrases;
    }

    // A clause ends where there is a pause, and before a question word.
    private static int[] Clauses(List<LookupToken> tokens)
    {
        var clauses = new int[tokens.Count];
        for (var i = 1; i < tokens.Count; i++)
            clauses[i] = clauses[i - 1] + (tokens[i].Pause || (SetWords.Of(tokens[i].Text) == SetWord.Question && SetWords.Of(tokens[i - 1].Text) != SetWord.And) || StartsRequest(tokens, i) ? 1 : 0);
        return clauses;
    }

    // »… og skal bruge«, »og vil gerne se«
    private static bool StartsRequest(List<LookupToken> tokens, int i)
    {
        if (tokens[i].Text is not ("og" or "and" or "saa") || i + 2 >= tokens.Count || tokens[i + 1].Text is not ("skal" or "vil" or "mangler" or "need" or "want"))
            return false;
        for (var at = i + 1; at < tokens.Count && at <= i + 5; at++)
        {
            if (tokens[at].Text is "bruge" or "have" or "se" or "finde" or "bede" or "mangler" or "need" or "want")
                return true;
        }

        return false;
    }

    /// <summary>
    /// »vi har lige haft møde i MED, …«: a clause in which who asks tells of himself, and which holds nothing of the structure. It limits nothing, unless it says what something is about.
    /// </summary>
    private bool IsNarrative(int start, out int end)
    {
        end = start;
        if (start > 0 && _clauses[start] == _clauses[start - 1])
            return false;
        while (end < _tokens.Count && _clauses[end] == _clauses[start])
            end++;
        if (end == _tokens.Count && start == 0)
            return false;
        var tellsOfOneself = false;
        for (var i = start; i < end; i++)
        {
            var token = _tokens[i];
            var word = SetWords.Of(token.Text);
            tellsOfOneself |= word == SetWord.Me;
            if (word is SetWord.Question or SetWord.NoList or SetWord.Except or SetWord.Section or SetWord.Introduction
                || token.Tag is Tag.Recommendation or Tag.Theme or Tag.Phase or Tag.Case or Tag.Timeline or Tag.NumberSign or Tag.State or Tag.Schools or Tag.Difference
                || Called(token) is not null
                || (token.Tag is Tag.Kl or Tag.Municipalities && i > start && _tokens[i - 1].Text is "til" or "mod" or "for" or "og" or "to")
                || (token.Tag == Tag.About && i + 1 < end && _tokens[i + 1].Tag == Tag.Content))
            {
                return false;
            }
        }

        return tellsOfOneself;
    }

    private Phrase At(int i) => Marker(i) ?? Bound(i) ?? Theme(i) ?? Section(i) ?? Number(i) ?? Ends(i) ?? Audiences(i) ?? Place(i) ?? Heading(i) ?? Word(i);

    private Phrase Is(PhraseKind kind, int start, int end, SetLimit? limit = null) => new(kind, start, end, _clauses[start], limit);

    private Phrase Limits(int start, int end, SetLimit limit) => Is(PhraseKind.Limit, start, end, limit);

    private string Text(int i) => i >= 0 && i < _tokens.Count ? _tokens[i].Text : "";

    private Tag TagAt(int i) => i >= 0 && i < _tokens.Count ? _tokens[i].Tag : Tag.Filler;

    /// <summary>»bortset fra«, »ikke«, »men«: what says that the next holds, or does not.</summary>
    private Phrase? Marker(int i)
    {
        switch ((Text(i), Text(i + 1), Text(i + 2)))
        {
            case ("bortset", "fra", _) or ("paa", "naer", _) or ("ud", "over", _) or ("other", "than", _) or ("apart", "from", _) or ("except", "for", _) or ("aside", "from", _) or ("andre" or "andet" or "anden", "end", _) or ("lige", "undtagen", _):
                return Is(PhraseKind.Except, i, i + 2);
            case ("med", "undtagelse", "af") or ("the", "exception", "of") or ("i", "stedet", "for"):
                return Is(PhraseKind.Except, i, i + 3);
            case ("rather", "than", _) or ("heller", "ikke", _) or ("instead", "of", _):
                return Is(PhraseKind.Not, i, i + 2);
            case ("ikke" or "not", "kun" or "bare" or "mindst" or "blot" or "sandt" or "only" or "just", _):
                return Is(PhraseKind.Link, i, i + 2);
            case ("ud", "af", _):
                return Is(PhraseKind.Link, i, i + 2);
        }

        switch (SetWords.Of(Text(i)))
        {
            case SetWord.Not when i == _tokens.Count - 1 || IsPolite(i):
                return Is(PhraseKind.Link, i, i + 1);
            case SetWord.Not:
                return Is(PhraseKind.Not, i, i + 1);
            case SetWord.Except:
                return Is(PhraseKind.Except, i, i + 1);
            case SetWord.Only:
                return Is(PhraseKind.Only, i, i + 1);
            default:
                return null;
        }
    }

    // »kan du ikke lige vise …«, »er der ikke noget om …«
    private bool IsPolite(int i) => IsPolite(_tokens, i);

    internal static bool IsPolite(List<LookupToken> tokens, int i)
    {
        return Text(i - 1) is "du" or "jeg" or "i" or "vi" or "man" or "you" or "we" && Text(i - 2) is "kan" or "ka" or "ku" or "vil" or "kunne" or "gider" or "maa" or "skal" or "har" or "can" or "could" or "would"
            || (Text(i - 1) is "der" && i == 2 && Text(0) is "er" or "findes");

        string Text(int at) => at >= 0 ? tokens[at].Text : "";
    }

    /// <summary>»efter nummer 17«, »før 2021«, »fra nr. 20 og frem«, »til og med fase 3«.</summary>
    private Phrase? Bound(int i)
    {
        var word = SetWords.Of(Text(i));
        var after = word switch
        {
            SetWord.After or SetWord.Before or SetWord.Since or SetWord.UpTo => i + 1,
            SetWord.Onwards when Text(i) is "frem" or "up" && Text(i + 1) is "til" or "to" => i + 2,
            _ when Text(i) is "op" && Text(i + 1) == "til" => i + 2,
            _ when Text(i) is "til" && Text(i + 1) == "og" && Text(i + 2) == "med" => i + 3,
            _ when Text(i) is "fra" or "from" => Text(i + 1) == "og" && Text(i + 2) == "med" ? i + 3 : i + 1,
            _ when Text(i) is "through" => i + 1,
            _ => 0,
        };
        if (after == 0)
            return null;
        var at = after;
        while (TagAt(at) is Tag.Recommendation or Tag.NumberSign or Tag.Phase || Text(at) is "aar" or "aaret" or "the" or "year" or "den")
            at++;
        if (at >= _tokens.Count || _tokens[at] is not { Number: { } number } token || !(token.IsDigits || at > after) || token.Glued || (token.Ordinal && !token.IsDigits))
            return word is SetWord.After or SetWord.Before or SetWord.Since ? FromKnownYear(i, word) : null;
        var end = at;
        var numbers = LookupParser.NumbersAfter(_tokens, ref end);
        if (numbers.Count == 0 || (_kind == SetKind.Years) != (number is >= FirstYear and <= LastYear) || (number > MostNumber && number < FirstYear))
            return null;
        if (_kind == SetKind.Cases)
            return null;
        if (word is SetWord.After)
            return numbers.Count == 1 ? Limits(i, end, new SetLimit.Between(number + 1, null)) : null;
        if (word is SetWord.Before)
            return numbers.Count == 1 ? Limits(i, end, new SetLimit.Between(null, number - 1)) : null;
        if (Text(i) is "fra" or "from" or "siden" or "since")
        {
            if (numbers.Count > 1)
                return Limits(i, end, new SetLimit.Numbers(numbers));
            var open = OnwardsAt(end);
            return open > end || after == i + 3 || word == SetWord.Since ? Limits(i, open, new SetLimit.Between(number, null)) : Limits(i, end, new SetLimit.Numbers(numbers));
        }

        return numbers.Count == 1 ? Limits(i, end, new SetLimit.Between(null, number)) : null;
    }

    /// <summary>»planen kom i 2018. Hvad skete der i årene efter?«</summary>
    private Phrase? FromKnownYear(int i, SetWord word)
    {
        if (_kind != SetKind.Years || TagAt(i - 1) != Tag.Timeline && Text(i) is not ("siden" or "derefter" or "herefter" or "bagefter" or "since"))
            return null;
        var years = _tokens.FindAll(token => token is { IsDigits: true, Number: >= FirstYear and <= LastYear });
        if (years is not [{ Number: { } year }] || _tokens.IndexOf(years[0]) > i)
            return null;
        return Limits(i, i + 1, word == SetWord.Before ? new SetLimit.Between(null, year - 1) : new SetLimit.Between(year + 1, null));
    }

    // »og frem«, »og op«, »and onwards«
    private int OnwardsAt(int i)
    {
        var at = i;
        while (Text(at) is "og" or "and" or "derefter" or "on")
            at++;
        return Text(at) is "efter" or "after" || SetWords.Of(Text(at)) == SetWord.Onwards ? at + 1 : i;
    }

    /// <summary>»tema 1 og 3«, »andet tema«, »temaet om teknologi«, »teknologitemaet«.</summary>
    private Phrase? Theme(int i)
    {
        if (TagAt(i + 1) == Tag.Theme && !Words.IsPlural(Text(i + 1)) && (_tokens[i].Ordinal || Text(i) is "sidste" or "last"))
            return Limits(i, i + 2, new SetLimit.Themes([_tokens[i].Number ?? 3])) with { IsCalled = true };
        if (TagAt(i) != Tag.Theme)
            return Called(_tokens[i]) is { } called ? Limits(i, i + 1, called) with { IsCalled = true } : null;
        var end = i + 1;
        if (LookupParser.NumbersAfter(_tokens, ref end) is { Count: > 0 } numbers)
            return Limits(i, end, new SetLimit.Themes(numbers)) with { IsCalled = true };
        return !Words.IsPlural(Text(i)) && CalledAfter(i + 1, Lookups.Heading.ThemeCalled, Lookups.Heading.SectionCalled) is { } named ? Limits(i, named.End, named.Limit) with { IsCalled = true } : Is(PhraseKind.Noun, i, i + 1);
    }

    /// <summary>»overskriften om at fastholde og skabe kvalitet i praktikken«.</summary>
    private Phrase? Section(int i) => SetWords.Of(Text(i)) == SetWord.Section && CalledAfter(i + 1, _ => null, Lookups.Heading.SectionCalled) is { } named
        ? Limits(i, named.End, named.Limit) with { IsCalled = true }
        : null;

    // »teknologitemaet«, »ledelsesdelen«
    private static SetLimit? Called(LookupToken token)
    {
        if (token.Tag != Tag.Content)
            return null;
        foreach (var (ending, isTheme) in (ReadOnlySpan<(string, bool)>)[("temaet", true), ("tema", true), ("delen", false), ("afsnittet", false), ("kapitlet", false)])
        {
            if (!token.Text.EndsWith(ending, StringComparison.Ordinal) || token.Text.Length < ending.Length + 5)
                continue;
            var name = token.Text[..^ending.Length];
            if (isTheme && Lookups.Heading.ThemeCalled(name) is { } theme)
                return new SetLimit.Themes([theme]);
            return Lookups.Heading.SectionCalled(name) is { } section ? OfSection(section) : Lookups.Heading.ThemeCalled(name) is { } other ? new SetLimit.Themes([other]) : null;
        }

        return null;
    }

    // The third theme is one heading.
    private static SetLimit OfSection(int recommendation) => recommendation == 22 ? new SetLimit.Themes([3]) : new SetLimit.HeadingsOf([recommendation]);

    private (SetLimit Limit, int End)? CalledAfter(int i, Func<string, int?> theme, Func<string, int?> section)
    {
        var at = i;
        while (at < _tokens.Count && (TagAt(at) == Tag.About || Text(at) is "der" or "som" or "med" or "on" or "at" or "that" or "deals" or "with" or "the" or "is" or "hedder" or "kaldet" or "called"))
            at++;
        if (at >= _tokens.Count)
            return null;
        var end = RunFrom(at, takesSchools: true);
        if (end == at)
            return null;
        var run = _tokens[at..end];
        if (Lookups.Heading.Matching(run) is { } heading)
            return (Of(heading), end);
        if (at == i)
            return null;
        if (Only(theme) is { } one)
            return (new SetLimit.Themes([one]), end);
        return Only(section) is { } other ? (OfSection(other), end) : null;

        // Words of several are the name of none.
        int? Only(Func<string, int?> called) => run.Select(token => called(token.Text)).OfType<int>().Distinct().ToList() is [var number] ? number : null;
    }

    private static SetLimit Of(Heading heading) => heading.Theme is { } theme ? new SetLimit.Themes([theme]) : new SetLimit.HeadingsOf([heading.Recommendation]);

    /// <summary>The end of a row of words that may be a heading, from here.</summary>
    private int RunFrom(int i, bool takesSchools = false)
    {
        var end = i;
        for (var at = i; at < _tokens.Count && (at == i || !_tokens[at].Pause || Text(at - 1) is "og"); at++)
        {
            var token = _tokens[at];
            if (token.Tag is Tag.Content or Tag.Directed or Tag.Schools && Lookups.Heading.MayHold(token.Text) && (token.Tag != Tag.Schools || (takesSchools && at == i) || Text(at - 1) is "paa" or "i" or "at"))
                end = at + 1;
            else if (token.Text is not ("og" or "i" or "at" or "en" or "et" or "den" or "de" or "det" or "paa" or "efter" or "flere" or "mere" or "med" or "gennem" or "til" or "and" or "of" or "in" or "the" or "hav" or "fokus" or "staerk"))
                break;
        }

        return end;
    }

    /// <summary>»om digital velfærd«, »kvalitet og kompetencer«: words that are one heading, without its being called one.</summary>
    private Phrase? Heading(int i)
    {
        if (TagAt(i) is not (Tag.Content or Tag.Directed or Tag.Schools) || (TagAt(i) == Tag.Schools && Text(i - 1) is "til" or "mod" or "for"))
            return null;
        if (!Lookups.Heading.MayHold(Text(i)))
            return null;
        var end = RunFrom(i);
        return end > i && Lookups.Heading.Matching(_tokens[i..end]) is { } heading ? Limits(i, end, Of(heading)) : null;
    }

    /// <summary>»nr. 4 og 7«, »anbefaling 10 til 15«, »2018«; also »de 26 anbefalinger«, which is no limit.</summary>
    private Phrase? Number(int i)
    {
        var token = _tokens[i];
        var isNoun = token.Tag is Tag.Recommendation or Tag.NumberSign or Tag.Phase || (token.Tag == Tag.Timeline && _kind == SetKind.Years) || (token.Tag == Tag.Item && TagAt(i + 1) == Tag.NumberSign);
        var between = token.Text is "mellem" or "imellem" or "between";
        if (!isNoun && !between && !token.IsDigits)
            return null;
        if (token.IsDigits && (token.Glued || (token is { Ordinal: true, Number: < FirstYear } && TagAt(i + 1) != Tag.Phase) || CountsNoun(i)))
            return token is { Ordinal: true, Number: < FirstYear } ? null : CountsNoun(i) ? Is(PhraseKind.Link, i, i + 1) : Is(PhraseKind.Unknown, i, i + 1);
        var end = isNoun ? i + 1 : i;
        var numbers = LookupParser.NumbersAfter(_tokens, ref end);
        if (numbers.Count == 0)
            return null;
        if (numbers.Exists(number => _kind == SetKind.Years ? number is < FirstYear or > LastYear : number > MostNumber))
            return Is(PhraseKind.Unknown, i, end);
        var open = numbers.Count == 1 ? OnwardsAt(end) : end;
        if (open > end)
            return Limits(i, open, new SetLimit.Between(numbers[0], null));
        if (_kind == SetKind.Cases)
            return isNoun ? Limits(i, end, new SetLimit.Illustrates(numbers)) : Is(PhraseKind.Unknown, i, end);
        return Limits(i, end, new SetLimit.Numbers(numbers)) with { IsBare = !isNoun };
    }

    // »alle 26 anbefalinger«, »de tre første faser«
    private bool CountsNoun(int i)
    {
        var at = i + 1;
        while (Text(at) is "forskellige" or "konkrete" or "af" or "de" or "different")
            at++;
        return TagAt(at) is Tag.Recommendation or Tag.Item or Tag.Phase or Tag.Theme or Tag.Case or Tag.Timeline && !(Text(at) is "aar" or "year" && _kind == SetKind.Years && _tokens[i].Number >= FirstYear);
    }

    /// <summary>»de første tre«, »de to sidste«, »den sidste«, »den anden i …«.</summary>
    private Phrase? Ends(int i)
    {
        if (_kind == SetKind.Cases)
            return null;
        // »de to første kommuner« are no recommendations.
        if ((IsEnd(i, out _) && (IsAudience(i + 1) || (i + 1 < _tokens.Count && _tokens[i + 1].Number is not null && IsAudience(i + 2)))) || (_tokens[i].Number > 1 && IsEnd(i + 1, out _) && IsAudience(i + 2)))
            return Is(PhraseKind.Unknown, i, i + 1);
        if (IsEnd(i, out var fromEnd))
        {
            if (i + 1 < _tokens.Count && _tokens[i + 1] is { Ordinal: false, Number: > 1 and <= MostNumber and var count } && (!_tokens[i + 1].IsDigits || Text(i - 1) is not "den"))
                return Limits(i, i + 2, new SetLimit.Ends(new SetPart(fromEnd, 1, count)));
            if (TagAt(i + 1) == Tag.Plan)
                return Is(PhraseKind.Link, i, i + 1);
            var isOne = Text(i - 1) is "den" or "the" or "og" or "and" or "undtagen" or "except" || (TagAt(i + 1) is Tag.Recommendation or Tag.Phase or Tag.Item && !Words.IsPlural(Text(i + 1)));
            return isOne && SetWords.Of(Text(i + 1)) is not (SetWord.Occasion or SetWord.Me) && TagAt(i + 1) is not Tag.Content
                ? Limits(i, i + 1, new SetLimit.Ends(new SetPart(fromEnd, 1, 1)))
                : Is(PhraseKind.Unknown, i, i + 1);
        }

        if (_tokens[i] is { Ordinal: false, Number: > 1 and <= MostNumber and var before } && IsEnd(i + 1, out var last) && !(Text(i) == "to" && Text(i - 1) is "up"))
            return Limits(i, i + 2, new SetLimit.Ends(new SetPart(last, 1, before)));
        if (Text(i) is "naestsidste")
            return Limits(i, i + 1, new SetLimit.Ends(new SetPart(true, 2, 1)));
        if (_tokens[i] is not { Ordinal: true, Number: > 1 and <= MostNumber and var nth } || (i > 0 && Text(i - 1) is not ("den" or "the" or "og" or "and" or "undtagen" or "except")))
            return null;
        if (TagAt(i + 1) == Tag.Phase)
            return Limits(i, i + 2, new SetLimit.Numbers([nth]));
        return TagAt(i + 1) is Tag.Recommendation or Tag.Item || Text(i + 1) is "i" or "in" or "under" or "of" or "af" or "" ? Limits(i, i + 1, new SetLimit.Ends(new SetPart(false, nth, 1))) : null;
    }

    private bool IsEnd(int i, out bool fromEnd)
    {
        fromEnd = Text(i) is "sidste" or "last" or "seneste" or "final";
        return fromEnd || Text(i) is "foerste" or "first";
    }

    /// <summary>»KL og kommunerne«, »staten«.</summary>
    private Phrase? Audiences(int i)
    {
        if (!IsAudience(i))
            return null;
        // »KL's anbefalinger« are the whole plan; »kl 14« is a time.
        if (TagAt(i) == Tag.Kl && Text(i) == "kls" && TagAt(i + 1) is Tag.Recommendation or Tag.Item or Tag.Plan)
            return Is(PhraseKind.Link, i, i + 1);
        if (TagAt(i) == Tag.Kl && i + 1 < _tokens.Count && _tokens[i + 1].IsDigits)
            return Is(PhraseKind.Link, i, i + 2);
        // »hvad beder KL staten om«: KL speaks, and is not spoken to.
        if (TagAt(i) == Tag.Kl && (IsAudience(i + 1) || Speaks(Text(i + 1)) || (Speaks(Text(i - 1)) && !(SetWords.Of(Text(i + 1)) == SetWord.And && IsAudience(i + 2)))))
            return Is(PhraseKind.Link, i, i + 1);
        var named = new List<Tag> { AudienceAt(i) };
        var end = i + 1;
        for (var at = end; at < _tokens.Count; at++)
        {
            if (IsAudience(at))
            {
                named.Add(AudienceAt(at));
                end = at + 1;
            }
            else if (Text(at) is not ("og" or "eller" or "samt" or "and" or "or" or "the" or "de" or "eler") && TagAt(at) is not (Tag.Kl or Tag.Municipalities))
            {
                break;
            }
        }

        if (_kind is SetKind.Years or SetKind.Phases)
            return Is(named.TrueForAll(tag => tag is Tag.Kl or Tag.Municipalities) ? PhraseKind.Link : PhraseKind.Unknown, i, end);
        // »handler om kommunerne«, »nævner staten«
        return TagAt(i - 1) == Tag.About && Text(i - 1) is not ("inden" or "indenfor" or "under")
            ? Is(PhraseKind.Unknown, i, end)
            : Is(PhraseKind.Audience, i, end) with { Named = named };
    }

    private static bool Speaks(string word) => word is "beder" or "anbefaler" or "foreslaar" or "siger" or "mener" or "vil" or "oensker" or "opfordrer" or "asks" or "wants" or "recommends";

    private bool IsAudience(int i) => AudienceAt(i) != Tag.Filler;

    private Tag AudienceAt(int i) => TagAt(i) switch
    {
        Tag.State or Tag.Schools or Tag.Kl or Tag.Municipalities => TagAt(i),
        Tag.Others when Text(i + 1).StartsWith("aktoer", StringComparison.Ordinal) || Text(i - 1) is "mod" or "til" or "gruppen" or "kategorien" => Tag.Others,
        Tag.Content when Text(i) is "skolen" or "skole" or "sosuskolens" => Tag.Schools,
        _ => Tag.Filler,
    };

    /// <summary>»fra Norge«, »de svenske«.</summary>
    private Phrase? Place(int i)
    {
        if (_kind != SetKind.Cases)
            return Places.Find(Text(i), TagAt(i + 1) == Tag.Municipalities) is null || TagAt(i) is not (Tag.Content or Tag.Filler) || SetWords.Of(Text(i)) != SetWord.None ? null : Is(PhraseKind.Unknown, i, i + 1);
        var country = Text(i) switch
        {
            "norsk" or "norske" or "norwegian" or "norway" => "Norge",
            "svensk" or "svenske" or "swedish" or "sweden" => "Sverige",
            "dansk" or "danske" or "danish" or "denmark" or "danmark" => "Danmark",
            _ => Places.Find(Text(i), TagAt(i + 1) == Tag.Municipalities),
        };
        return country is null ? null : Limits(i, TagAt(i + 1) == Tag.Municipalities ? i + 2 : i + 1, new SetLimit.From([country]));
    }

    private Phrase Word(int i)
    {
        var token = _tokens[i];
        var kind = SetWords.Of(token.Text) switch
        {
            SetWord.And => PhraseKind.And,
            SetWord.Those => PhraseKind.Those,
            SetWord.Verb => PhraseKind.Verb,
            SetWord.NoList => PhraseKind.Unknown,
            SetWord.Introduction => PhraseKind.Noun,
            SetWord.Occasion => TagAt(i - 1) == Tag.About && Text(i - 1) is "om" or "about" or "naevner" or "emnet" ? PhraseKind.Unknown : PhraseKind.Link,
            SetWord.None when token.Tag == Tag.Content => PhraseKind.Unknown,
            _ => token.Tag switch
            {
                Tag.Recommendation or Tag.Item or Tag.Phase or Tag.Case or Tag.Timeline => PhraseKind.Noun,
                Tag.Difference or Tag.Who => SetWords.Of(token.Text) == SetWord.Link ? PhraseKind.Link : PhraseKind.Unknown,
                Tag.Others when _kind != SetKind.Recommendations => PhraseKind.Unknown,
                Tag.Project when _kind != SetKind.Phases => PhraseKind.Unknown,
                Tag.Number => PhraseKind.Unknown,
                _ => PhraseKind.Link,
            },
        };
        return Is(kind, i, i + 1);
    }
}
