using Rekruttering.Knowledge.Danish;

namespace Rekruttering.Knowledge.Search;

/// <summary>Turns the words of a query into terms and the ways to find each in this collection.</summary>
internal sealed class QueryAnalyzer
{
    /// <summary>Terms beyond these are left out, so that a query of any length costs about the same.</summary>
    public const int MaxTerms = 48;

    /// <summary>Words beyond these are not read.</summary>
    public const int MaxWords = 400;

    private readonly SearchIndex _index;
    private readonly Vocabulary _vocabulary;
    private readonly SearchOptions _options;
    private readonly SearchWeights _weights;
    private readonly List<Word> _words = [];
    private readonly List<Term> _terms = [];
    private readonly List<Alternative> _alternatives = [];
    private readonly List<Member> _members = [];
    private bool _isEnglish;

    public QueryAnalyzer(SearchIndex index)
    {
        _index = index;
        _vocabulary = index.Vocabulary;
        _options = index.Options;
        _weights = index.Options.Weights;
    }

    public SearchQuery Analyze(string query)
    {
        ReadWords(query);
        _isEnglish = IsEnglish();
        ChooseTerms();
        AddPhrases(query);
        if (_options.JoinWords)
            AddJoined();
        var informative = _terms.Count;
        AddFunctionWords();

        var idf = TermIdf();
        var terms = new QueryTerm[informative];
        for (var i = 0; i < terms.Length; i++)
        {
            var term = _terms[i];
            terms[i] = new QueryTerm(term.Text, term.Start, term.Length, idf[i], term.IsKnown, _alternatives.Exists(alternative => alternative.Group == i));
        }

        var (alternatives, members) = InOrderOfGroups();
        return new SearchQuery(_index, terms, idf, [.. _terms.Select(term => term.Surface)], alternatives, members, _isEnglish);
    }

    private (Alternative[] Alternatives, Member[] Members) InOrderOfGroups()
    {
        var alternatives = _alternatives.OrderBy(alternative => alternative.Group).ToArray();
        var members = new List<Member>(_members.Count);
        for (var i = 0; i < alternatives.Length; i++)
        {
            var first = members.Count;
            foreach (var member in _members.GetRange(alternatives[i].FirstMember, alternatives[i].MemberCount))
                members.Add(member with { Alternative = i });
            alternatives[i] = alternatives[i] with { FirstMember = first };
        }

        return (alternatives, [.. members]);
    }

    private void ReadWords(string query)
    {
        Span<char> buffer = stackalloc char[TokenReader.MaxWordLength];
        var reader = new TokenReader(query, buffer);
        while (_words.Count < MaxWords && reader.Read())
        {
            var text = WordText.Of(reader, _options).ToString();
            if (reader.Joints != 0 && _vocabulary.FindTermOf(text) == Vocabulary.NoTerm && _index.Phrases.Meanings(_vocabulary.TermKeyOf(text)).Count == 0)
                ReadParts(query, reader.Start, reader.Length);
            else
                _words.Add(NewWord(text, reader.Text, reader.Start, reader.Length, reader.Joints));
        }
    }

    /// <summary>A hyphenated word that the collection does not know is read as the words between the hyphens.</summary>
    private void ReadParts(string query, int start, int length)
    {
        Span<char> buffer = stackalloc char[TokenReader.MaxWordLength];
        var end = start + length;
        for (var from = start; from < end && _words.Count < MaxWords;)
        {
            var to = from;
            while (to < end && !DanishText.IsHyphen(query[to]))
                to++;
            var reader = new TokenReader(query.AsSpan(from, to - from), buffer);
            while (_words.Count < MaxWords && reader.Read())
                _words.Add(NewWord(WordText.Of(reader, _options).ToString(), reader.Text, from + reader.Start, reader.Length, 0));
            from = to + 1;
        }
    }

    private static Word NewWord(string text, ReadOnlySpan<char> typed, int start, int length, ulong joints) => new()
    {
        Text = text,
        Key = DanishText.Fold(text),
        TypedKey = DanishText.Fold(typed),
        Stem = "",
        Start = start,
        Length = length,
        Joints = joints,
    };

    /// <summary>More words that only English has than words that only Danish has, and at least half of all.</summary>
    private bool IsEnglish()
    {
        if (!_options.English)
            return false;
        var (english, danish) = (0, 0);
        foreach (var word in _words)
        {
            var isDanish = _options.Lexicon.IsFunctionWord(word.TypedKey) || word.Text.AsSpan().ContainsAny("æøå");
            var isEnglish = _options.Lexicon.IsEnglishFunctionWord(word.TypedKey) || _options.Lexicon.IsEnglishWord(word.TypedKey);
            if (isEnglish && !isDanish)
                english++;
            else if (isDanish && !isEnglish)
                danish++;
        }

        return english > danish && english * 2 >= _words.Count;
    }

    private void ChooseTerms()
    {
        foreach (var word in _words)
        {
            word.Class = ClassOf(word);
            word.Stem = StemOf(word.Text, word.Key);
        }

        var hasContent = _words.Exists(word => word.Class == WordClass.Content);
        foreach (var word in _words)
        {
            if (word.Class != WordClass.Function)
                AddTerm(word, hasContent ? _weights.Of(word.Class) : 1f);
        }
    }

    private WordClass ClassOf(Word word)
    {
        if (!_options.StopWords)
            return WordClass.Content;
        if (_options.Lexicon.IsFunctionWord(word.Key) || (_isEnglish && _options.Lexicon.IsEnglishFunctionWord(word.TypedKey)))
            return WordClass.Function;
        return _options.Lexicon.IsFiller(word.Key) ? WordClass.Filler : WordClass.Content;
    }

    /// <summary>The stem under which collection and lexicon may know the word.</summary>
    private string StemOf(string text, string key)
    {
        var surface = _vocabulary.FindSurface(key);
        return surface >= 0 && _vocabulary.ClassOf(surface) != WordClass.Function ? _vocabulary.TermKey(_vocabulary.TermOf(surface)) : _vocabulary.TermKeyOf(text);
    }

    private void AddTerm(Word word, float factor)
    {
        word.Term = _terms.FindIndex(term => term.Text == word.Text);
        if (word.Term >= 0 || _terms.Count == MaxTerms)
            return;

        word.Term = _terms.Count;
        var term = _vocabulary.FindTermOf(word.Text);
        _terms.Add(new Term(word.Text, word.Start, word.Length, _vocabulary.FindSurface(word.Key), term != Vocabulary.NoTerm) { Factor = factor });
        AddWays(word.Term, word.Text, word.Joints, term, 1f, null);
        if (term == Vocabulary.NoTerm && _index.Speller is not null && _index.Phrases.Meanings(word.Stem).Count == 0)
            AddCorrections(word);
        if (_index.Grams is not null && !word.Key.AsSpan().ContainsAnyInRange('0', '9'))
            AddSimilar(word);
    }

    /// <summary>The word itself, its family, its parts.</summary>
    private void AddWays(int group, string text, ulong joints, int term, float factor, MatchKind? kind)
    {
        if (term != Vocabulary.NoTerm)
            Add(group, kind ?? MatchKind.Stem, factor, [term]);
        foreach (var relative in _vocabulary.FamilyOf(text))
        {
            if (relative != term)
                Add(group, kind ?? MatchKind.Family, factor * (float)_weights.Family, [relative]);
        }

        var surface = _vocabulary.FindSurface(DanishText.Fold(text));
        var parts = surface >= 0 ? _vocabulary.PartsOf(surface) : _vocabulary.Split(text, joints);
        if (parts.Length > 0)
            Add(group, kind ?? MatchKind.CompoundPart, factor * (float)_weights.PartOfQuery, parts);
    }

    private void AddCorrections(Word word)
    {
        foreach (var (key, price) in _index.Speller!.Corrections(word.Key))
        {
            var factor = (float)_weights.Spelling * (1f - (0.2f * price));
            var stem = StemOf(key, key);
            if (word.Corrections.Count == 0)
                word.Stem = stem;
            word.Corrections.Add((stem, factor));
            AddWays(word.Term, key, 0, _vocabulary.FindTermOf(key), factor, MatchKind.Spelling);
        }
    }

    private void AddSimilar(Word word)
    {
        foreach (var (term, similarity) in _index.Similar(word.Stem))
        {
            if (!Has(word.Term, term))
                Add(word.Term, MatchKind.NGram, (float)_weights.NGram * similarity, [term]);
        }
    }

    private bool Has(int group, int term) =>
        _alternatives.Exists(alternative => alternative.Group == group && alternative.MemberCount == 1 && _members[alternative.FirstMember].Term == term);

    /// <summary>What the lexicon says of the words, longest phrases first; a phrase of words without a subject is a term of its own.</summary>
    private void AddPhrases(string query)
    {
        for (var start = 0; start < _words.Count; start++)
        {
            var stems = _words[start].Stem;
            for (var end = start; end < _words.Count && end - start < _index.Phrases.LongestPhrase; end++)
            {
                if (end > start)
                    stems += " " + _words[end].Stem;
                AddMeanings(query, start, end, _index.Phrases.Meanings(stems), 1f);
            }

            foreach (var (stem, factor) in _words[start].Corrections.Skip(1))
                AddMeanings(query, start, start, _index.Phrases.Meanings(stem), factor);
        }
    }

    private void AddMeanings(string query, int start, int end, IReadOnlyList<Meaning> meanings, float factor)
    {
        if (meanings.Count == 0)
            return;
        var covered = _words[start..(end + 1)].Where(word => word.Term >= 0).Select(word => word.Term).Distinct().ToList();
        if (covered.Count == 0)
        {
            if (end == start || _terms.Count == MaxTerms)
                return;
            var length = _words[end].Start + _words[end].Length - _words[start].Start;
            covered.Add(_terms.Count);
            _terms.Add(new Term(query.Substring(_words[start].Start, length), _words[start].Start, length, -1, IsKnown: true));
        }
        else if (end > start)
        {
            // Part of a phrase with a meaning, even a filler says something: "holde på".
            foreach (var term in covered)
                _terms[term].Factor = 1f;
        }

        foreach (var meaning in meanings)
        {
            if (meaning.Source == LexiconSource.English && !_isEnglish)
                continue;
            foreach (var term in covered)
            {
                var weight = factor * meaning.Weight * (float)_weights.Synonym;
                Add(term, meaning.Source == LexiconSource.Misspelling ? MatchKind.Spelling : MatchKind.Synonym, weight, meaning.Terms);
            }
        }
    }

    /// <summary>Groups of their own after the terms; they only help to compare the query with typical questions.</summary>
    private void AddFunctionWords()
    {
        if (_weights.FunctionWord <= 0)
            return;
        foreach (var word in _words.Where(word => word.Class == WordClass.Function).DistinctBy(word => word.Key).Take(MaxTerms))
        {
            var surface = _vocabulary.FindSurface(word.Key);
            if (surface < 0)
                continue;
            var group = _terms.Count;
            _terms.Add(new Term(word.Text, word.Start, word.Length, surface, IsKnown: true) { Factor = (float)_weights.FunctionWord });
            Add(group, MatchKind.Stem, 1f, [_vocabulary.TermOf(surface)]);
        }
    }

    private void AddJoined()
    {
        for (var i = 0; i + 1 < _words.Count; i++)
        {
            var (left, right) = (_words[i], _words[i + 1]);
            if (left.Term < 0 || right.Term < 0 || left.Term == right.Term)
                continue;

            foreach (var link in (ReadOnlySpan<string>)["", "s", "e", "er"])
            {
                var term = _vocabulary.FindTermOf(left.Text + link + right.Text);
                if (term == Vocabulary.NoTerm)
                    continue;
                Add(left.Term, MatchKind.Joined, (float)_weights.Joined, [term]);
                Add(right.Term, MatchKind.Joined, (float)_weights.Joined, [term]);
                break;
            }
        }
    }

    private void Add(int group, MatchKind kind, float weight, ReadOnlySpan<int> terms)
    {
        var total = 0f;
        foreach (var term in terms)
            total += _index.Idf(term);

        var alternative = _alternatives.Count;
        _alternatives.Add(new Alternative(group, kind, weight, _members.Count, terms.Length));
        foreach (var term in terms)
            _members.Add(new Member(alternative, term, _index.Idf(term) / total, _options.Compounds ? (float)_weights.PartOfDocument : 0f));
    }

    private float[] TermIdf()
    {
        var idf = new float[_terms.Count];
        var weights = new float[_terms.Count];
        foreach (var alternative in _alternatives)
        {
            if (alternative.Weight <= weights[alternative.Group])
                continue;
            weights[alternative.Group] = alternative.Weight;
            var highest = 0f;
            for (var i = 0; i < alternative.MemberCount; i++)
                highest = Math.Max(highest, _index.Idf(_members[alternative.FirstMember + i].Term));
            idf[alternative.Group] = highest;
        }

        for (var i = 0; i < idf.Length; i++)
        {
            if (weights[i] == 0f)
                idf[i] = Bm25.Idf(_index.Count, 0);
            idf[i] *= _terms[i].Factor;
        }

        return idf;
    }

    private sealed record Term(string Text, int Start, int Length, int Surface, bool IsKnown)
    {
        public float Factor { get; set; } = 1f;
    }

    private sealed class Word
    {
        public required string Text { get; init; }

        public required string Key { get; init; }

        /// <summary>As <see cref="Key"/>, but with number words as they were typed: English has a <c>to</c> too.</summary>
        public required string TypedKey { get; init; }

        public required string Stem { get; set; }

        public required int Start { get; init; }

        public required int Length { get; init; }

        public required ulong Joints { get; init; }

        public WordClass Class { get; set; }

        public int Term { get; set; } = -1;

        public List<(string Stem, float Factor)> Corrections { get; } = [];
    }
}
