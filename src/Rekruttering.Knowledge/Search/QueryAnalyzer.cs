using Rekruttering.Knowledge.Danish;

namespace Rekruttering.Knowledge.Search;

/// <summary>Turns the words of a query into terms and the ways to find each in this collection. For one query at a time; its lists serve the next one too.</summary>
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

    // For each alternative the one before it of the same group, -1 for the first.
    private readonly List<int> _before = [];
    private readonly List<Member> _members = [];
    private readonly List<int> _covered = [];
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
        var (alternatives, members) = InOrderOfGroups();
        Span<bool> hasMatch = stackalloc bool[_terms.Count];
        foreach (var alternative in alternatives)
            hasMatch[alternative.Group] = true;
        var terms = new QueryTerm[informative];
        for (var i = 0; i < terms.Length; i++)
            terms[i] = new QueryTerm(_terms[i].Text, _terms[i].Start, _terms[i].Length, idf[i], _terms[i].IsKnown, hasMatch[i]);
        return new SearchQuery(_index, terms, idf, [.. _terms.Select(term => term.Surface)], alternatives, members, _isEnglish);
    }

    /// <summary>Makes ready for the next query.</summary>
    public void Forget()
    {
        _words.Clear();
        _terms.Clear();
        _alternatives.Clear();
        _before.Clear();
        _members.Clear();
        _covered.Clear();
    }

    private (Alternative[] Alternatives, Member[] Members) InOrderOfGroups()
    {
        Span<int> next = stackalloc int[_terms.Count + 1];
        next.Clear();
        foreach (var alternative in _alternatives)
            next[alternative.Group + 1]++;
        for (var group = 1; group < next.Length; group++)
            next[group] += next[group - 1];

        var alternatives = new Alternative[_alternatives.Count];
        foreach (var alternative in _alternatives)
            alternatives[next[alternative.Group]++] = alternative;

        var members = new Member[_members.Count];
        var count = 0;
        for (var i = 0; i < alternatives.Length; i++)
        {
            var first = alternatives[i].FirstMember;
            alternatives[i] = alternatives[i] with { FirstMember = count };
            for (var member = first; member < first + alternatives[i].MemberCount; member++)
                members[count++] = _members[member] with { Alternative = i };
        }

        return (alternatives, members);
    }

    private void ReadWords(string query)
    {
        Span<char> buffer = stackalloc char[TokenReader.MaxWordLength];
        var reader = new TokenReader(query, buffer);
        while (_words.Count < MaxWords && reader.Read())
        {
            var known = _index.Known(reader);
            if (reader.Joints != 0 && known.Term == Vocabulary.NoTerm && _index.Phrases.Find(_vocabulary.TermKeyOf(known.Text)).Meanings.Count == 0)
                ReadParts(query, reader.Start, reader.Length);
            else
                _words.Add(new Word(known, reader.Start, reader.Length, reader.Joints));
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
                _words.Add(new Word(_index.Known(reader), from + reader.Start, reader.Length, 0));
            from = to + 1;
        }
    }

    /// <summary>More words that only English has than words that only Danish has, and at least half of all.</summary>
    private bool IsEnglish()
    {
        if (!_options.English)
            return false;
        var (english, danish) = (0, 0);
        foreach (var word in _words)
        {
            if (word.Known.IsEnglish && !word.Known.IsDanish)
                english++;
            else if (word.Known.IsDanish && !word.Known.IsEnglish)
                danish++;
        }

        return english > danish && english * 2 >= _words.Count;
    }

    private void ChooseTerms()
    {
        foreach (var word in _words)
            word.Class = ClassOf(word.Known);

        var hasContent = _words.Exists(word => word.Class == WordClass.Content);
        foreach (var word in _words)
        {
            if (word.Class != WordClass.Function)
                AddTerm(word, hasContent ? _weights.Of(word.Class) : 1f);
        }
    }

    private WordClass ClassOf(KnownWord word)
    {
        if (!_options.StopWords)
            return WordClass.Content;
        if (word.IsFunction || (_isEnglish && word.IsEnglishFunction))
            return WordClass.Function;
        return word.IsFiller ? WordClass.Filler : WordClass.Content;
    }

    private void AddTerm(Word word, float factor)
    {
        word.Term = TermWith(word.Known.Text);
        if (word.Term >= 0 || _terms.Count == MaxTerms)
            return;

        word.Term = _terms.Count;
        var known = word.Known;
        _terms.Add(new Term(known.Text, word.Start, word.Length, known.Surface, known.Term != Vocabulary.NoTerm) { Factor = factor });
        var parts = word.Joints == 0 || known.Surface >= 0 ? known.Parts : _vocabulary.Split(known.Text, word.Joints);
        AddWays(word.Term, known.Term, known.Relatives, parts, 1f, null);
        if (known.Term == Vocabulary.NoTerm && _index.Speller is not null && PhraseOf(word).Meanings.Count == 0)
            AddCorrections(word);
        if (_index.Grams is not null && !known.Key.AsSpan().ContainsAnyInRange('0', '9'))
            AddSimilar(word);
    }

    private int TermWith(string text)
    {
        for (var term = 0; term < _terms.Count; term++)
        {
            if (_terms[term].Text == text)
                return term;
        }

        return -1;
    }

    /// <summary>The word itself, its family, its parts.</summary>
    private void AddWays(int group, int term, ReadOnlySpan<int> relatives, ReadOnlySpan<int> parts, float factor, MatchKind? kind)
    {
        if (term != Vocabulary.NoTerm)
            Add(group, kind ?? MatchKind.Stem, factor, [term]);
        foreach (var relative in relatives)
        {
            if (relative != term)
                Add(group, kind ?? MatchKind.Family, factor * (float)_weights.Family, [relative]);
        }

        if (parts.Length > 0)
            Add(group, kind ?? MatchKind.CompoundPart, factor * (float)_weights.PartOfQuery, parts);
    }

    private void AddCorrections(Word word)
    {
        foreach (var (key, price) in _index.Speller!.Corrections(word.Known.Key))
        {
            var factor = (float)_weights.Spelling * (1f - (0.2f * price));
            var stem = _vocabulary.StemOf(key, key);
            if (word.Corrections.Count == 0)
                word.Stem = stem;
            word.Corrections.Add((stem, factor));
            var surface = _vocabulary.FindSurface(key);
            var parts = surface >= 0 ? _vocabulary.PartsOf(surface) : _vocabulary.Split(key, joints: 0);
            AddWays(word.Term, _vocabulary.FindTermOf(key), [.. _vocabulary.FamilyOf(key)], parts, factor, MatchKind.Spelling);
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

    private bool Has(int group, int term)
    {
        for (var i = _terms[group].Last; i >= 0; i = _before[i])
        {
            if (_alternatives[i].MemberCount == 1 && _members[_alternatives[i].FirstMember].Term == term)
                return true;
        }

        return false;
    }

    /// <summary>What the lexicon says of the words and phrases; a phrase of words without a subject is a term of its own.</summary>
    private void AddPhrases(string query)
    {
        for (var start = 0; start < _words.Count; start++)
        {
            var stems = _words[start].Stem;
            var phrase = PhraseOf(_words[start]);
            AddMeanings(query, start, start, phrase.Meanings, 1f);
            for (var end = start + 1; phrase.GoesOn && end < _words.Count; end++)
            {
                stems += " " + _words[end].Stem;
                phrase = _index.Phrases.Find(stems);
                AddMeanings(query, start, end, phrase.Meanings, 1f);
            }

            if (_words[start].Known.Term != Vocabulary.NoTerm)
                continue;
            foreach (var (stem, factor) in _words[start].Corrections.Skip(1))
                AddMeanings(query, start, start, _index.Phrases.Find(stem).Meanings, factor);
        }
    }

    private Phrase PhraseOf(Word word) => word.Stem == word.Known.Stem ? word.Known.Phrase : _index.Phrases.Find(word.Stem);

    private void AddMeanings(string query, int start, int end, IReadOnlyList<Meaning> meanings, float factor)
    {
        if (meanings.Count == 0)
            return;
        var covered = _covered;
        covered.Clear();
        for (var i = start; i <= end; i++)
        {
            if (_words[i].Term >= 0 && !covered.Contains(_words[i].Term))
                covered.Add(_words[i].Term);
        }

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
        foreach (var word in _words.Where(word => word.Class == WordClass.Function).DistinctBy(word => word.Known.Key).Take(MaxTerms))
        {
            var surface = word.Known.Surface;
            if (surface < 0)
                continue;
            var group = _terms.Count;
            _terms.Add(new Term(word.Known.Text, word.Start, word.Length, surface, IsKnown: true) { Factor = (float)_weights.FunctionWord });
            Add(group, MatchKind.Stem, 1f, [_vocabulary.TermOf(surface)]);
        }
    }

    private void AddJoined()
    {
        for (var i = 0; i + 1 < _words.Count; i++)
        {
            var (left, right) = (_words[i], _words[i + 1]);
            if (left.Term < 0 || right.Term < 0 || left.Term == right.Term || !left.Known.BeginsOthers)
                continue;

            foreach (var link in (ReadOnlySpan<string>)["", "s", "e", "er"])
            {
                var term = _vocabulary.FindTermOf(left.Known.Text, link, right.Known.Text);
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
        if (IsNoBetter(group, weight, terms))
            return;
        var total = 0f;
        foreach (var term in terms)
            total += _index.Idf(term);

        var alternative = _alternatives.Count;
        _alternatives.Add(new Alternative(group, kind, weight, _members.Count, terms.Length));
        _before.Add(_terms[group].Last);
        _terms[group].Last = alternative;
        foreach (var term in terms)
            _members.Add(new Member(alternative, term, _index.Idf(term) / total, _options.Compounds ? (float)_weights.PartOfDocument : 0f));
    }

    /// <summary>Whether the term is found by the same words already, for no less: inflections in the lexicon share their stem.</summary>
    private bool IsNoBetter(int group, float weight, ReadOnlySpan<int> terms)
    {
        for (var i = _terms[group].Last; i >= 0; i = _before[i])
        {
            if (_alternatives[i].Weight >= weight && _alternatives[i].MemberCount == terms.Length && HasTerms(_alternatives[i], terms))
                return true;
        }

        return false;
    }

    private bool HasTerms(Alternative alternative, ReadOnlySpan<int> terms)
    {
        for (var i = 0; i < terms.Length; i++)
        {
            if (_members[alternative.FirstMember + i].Term != terms[i])
                return false;
        }

        return true;
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

        /// <summary>The last of its alternatives.</summary>
        public int Last { get; set; } = -1;
    }

    private sealed class Word(KnownWord known, int start, int length, ulong joints)
    {
        public KnownWord Known => known;

        public int Start => start;

        public int Length => length;

        public ulong Joints => joints;

        /// <summary>That of the word, or of the likeliest that was meant.</summary>
        public string Stem { get; set; } = known.Stem;

        public WordClass Class { get; set; }

        public int Term { get; set; } = -1;

        /// <summary>What may have been meant, for a word that is not known.</summary>
        public List<(string Stem, float Factor)> Corrections => field ??= [];
    }
}
