using Rekruttering.Knowledge.Danish;

namespace Rekruttering.Knowledge.Search;

/// <summary>Turns the words of a query into terms and the ways to find each in this collection.</summary>
internal sealed class QueryAnalyzer
{
    /// <summary>Terms beyond these are left out, so that a query of any length costs about the same.</summary>
    public const int MaxTerms = 48;

    private readonly SearchIndex _index;
    private readonly Vocabulary _vocabulary;
    private readonly SearchOptions _options;
    private readonly List<Word> _words = [];
    private readonly List<Alternative> _alternatives = [];
    private readonly List<Member> _members = [];

    public QueryAnalyzer(SearchIndex index)
    {
        _index = index;
        _vocabulary = index.Vocabulary;
        _options = index.Options;
    }

    public SearchQuery Analyze(string query)
    {
        ReadWords(query);
        for (var group = 0; group < _words.Count; group++)
        {
            AddItself(group);
            AddFamily(group);
            AddParts(group);
        }

        if (_options.JoinWords)
            AddJoined();

        var idf = GroupIdf();
        var terms = new QueryTerm[_words.Count];
        for (var group = 0; group < terms.Length; group++)
        {
            var word = _words[group];
            terms[group] = new QueryTerm(word.Text, word.Start, word.Length, idf[group], word.Term != Vocabulary.NoTerm, _alternatives.Exists(a => a.Group == group));
        }

        return new SearchQuery(_index, terms, [.. _words.Select(word => word.Surface)], [.. _alternatives], [.. _members]);
    }

    private void ReadWords(string query)
    {
        Span<char> buffer = stackalloc char[TokenReader.MaxWordLength];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var position = 0;
        var reader = new TokenReader(query, buffer);
        while (_words.Count < MaxTerms && reader.Read())
        {
            position++;
            var text = NumberWords.Normalise(reader.Text, _options).ToString();
            var key = DanishText.Fold(text);
            if ((_options.StopWords && StopWords.Contains(key)) || !seen.Add(key))
                continue;
            _words.Add(new Word(text, reader.Start, reader.Length, reader.Joints, position, _vocabulary.FindSurface(key), _vocabulary.FindTermOf(text)));
        }
    }

    private void AddItself(int group)
    {
        var word = _words[group];
        if (word.Term != Vocabulary.NoTerm)
            Add(group, MatchKind.Stem, 1f, [word.Term]);
    }

    private void AddFamily(int group)
    {
        foreach (var term in _vocabulary.FamilyOf(_words[group].Text))
        {
            if (term != _words[group].Term)
                Add(group, MatchKind.Family, (float)_options.Weights.Family, [term]);
        }
    }

    private void AddParts(int group)
    {
        var word = _words[group];
        var parts = _vocabulary.Split(word.Text, word.Joints);
        if (parts.Length > 0)
            Add(group, MatchKind.CompoundPart, (float)_options.Weights.PartOfQuery, parts);
    }

    private void AddJoined()
    {
        for (var group = 0; group + 1 < _words.Count; group++)
        {
            var (left, right) = (_words[group], _words[group + 1]);
            if (right.Position != left.Position + 1)
                continue;

            foreach (var link in (ReadOnlySpan<string>)["", "s", "e", "er"])
            {
                var term = _vocabulary.FindTermOf(left.Text + link + right.Text);
                if (term == Vocabulary.NoTerm)
                    continue;
                Add(group, MatchKind.Joined, (float)_options.Weights.Joined, [term]);
                Add(group + 1, MatchKind.Joined, (float)_options.Weights.Joined, [term]);
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
            _members.Add(new Member(alternative, term, _index.Idf(term) / total, _options.Compounds ? (float)_options.Weights.PartOfDocument : 0f));
    }

    private float[] GroupIdf()
    {
        var idf = new float[_words.Count];
        var weights = new float[_words.Count];
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

        for (var group = 0; group < idf.Length; group++)
        {
            if (idf[group] == 0f)
                idf[group] = Bm25.Idf(_index.Count, 0);
        }

        return idf;
    }

    private readonly record struct Word(string Text, int Start, int Length, ulong Joints, int Position, int Surface, int Term);
}
