namespace Rekruttering.Knowledge.Search;

/// <summary>
/// The numbers of the ranking. BM25F: a word's frequency is weighed and divided by the length of its field before the fields are
/// added and saturated (Robertson, Zaragoza and Taylor 2004).
/// </summary>
internal sealed record SearchWeights
{
    /// <summary>Saturation of frequency.</summary>
    public double K1 { get; init; } = 0.8;

    public double Title { get; init; } = 2.0;

    public double Text { get; init; } = 1.0;

    public double Keywords { get; init; } = 1.5;

    public double Questions { get; init; } = 1.0;

    /// <summary>How far a field's frequencies are divided by its length: 0 not, 1 wholly.</summary>
    public double TitleLength { get; init; } = 0.3;

    public double TextLength { get; init; } = 0.7;

    public double KeywordsLength { get; init; } = 0.3;

    public double QuestionsLength { get; init; } = 0.6;

    /// <summary>A word of the query that stands as a part of a compound in the passage.</summary>
    public double PartOfDocument { get; init; } = 0.6;

    /// <summary>A compound of the query whose parts stand in the passage.</summary>
    public double PartOfQuery { get; init; } = 0.95;

    public double Joined { get; init; } = 0.95;

    public double Family { get; init; } = 0.7;

    /// <summary>What the weights of the lexicon are multiplied by.</summary>
    public double Synonym { get; init; } = 0.85;

    public double Spelling { get; init; } = 0.95;

    public double NGram { get; init; } = 0.8;

    /// <summary>Least share of 4-grams for a match.</summary>
    public double NGramThreshold { get; init; } = 0.42;

    /// <summary>Words that a term is matched with by its n-grams, at most.</summary>
    public int MostSimilar { get; init; } = 6;

    /// <summary>What a filler counts against a content word.</summary>
    public double Filler { get; init; } = 0.5;

    /// <summary>What a function word counts where typical questions are compared.</summary>
    public double FunctionWord { get; init; } = 0.7;

    /// <summary>Words in the stretch of text that is looked at for how much of the query stands together.</summary>
    public int Window { get; init; } = 20;

    public double WindowShare { get; init; } = 0.3;

    public float Of(WordClass wordClass) => wordClass switch
    {
        WordClass.Filler => (float)Filler,
        WordClass.Function => (float)FunctionWord,
        _ => 1f,
    };

    /// <summary>What the final score adds up, each part 0-1.</summary>
    public double Bm25FShare { get; init; } = 1.0;

    public double QuestionShare { get; init; } = 0.8;

    public double ProximityShare { get; init; } = 0.15;

    public double CoverageShare { get; init; } = 0.2;

    /// <summary>How many of the best by BM25F are looked at more closely.</summary>
    public int Candidates { get; init; } = 24;
}
