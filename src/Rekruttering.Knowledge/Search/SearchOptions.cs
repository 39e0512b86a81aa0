using Rekruttering.Knowledge.Danish;

namespace Rekruttering.Knowledge.Search;

/// <summary>
/// What the search does with Danish and how it weighs what it finds. The defaults are the product; every part can be switched off
/// to measure what it is worth.
/// </summary>
public sealed record SearchOptions
{
    /// <summary>Match <c>elevernes</c> with <c>elev</c>.</summary>
    public bool Stemming { get; init; } = true;

    /// <summary>Mend the stemmer where it is known to fail: <c>bøger</c>, <c>mænd</c>. Needs <see cref="Stemming"/>.</summary>
    public bool IrregularForms { get; init; } = true;

    /// <summary>Match, more weakly, words made of the same root: <c>vejleder</c> and <c>vejledning</c>.</summary>
    public bool WordFamilies { get; init; } = true;

    /// <summary>Split <c>praktikvejledning</c> in documents and questions, in a field of its own.</summary>
    public bool Compounds { get; init; } = true;

    /// <summary>Join what was typed apart: <c>praktik vejledning</c>.</summary>
    public bool JoinWords { get; init; } = true;

    /// <summary>Match a word that occurs nowhere with near spellings that do.</summary>
    public bool Spelling { get; init; } = true;

    /// <summary>Match a word, more weakly, with words of the collection that share most of its character 4-grams.</summary>
    public bool NGrams { get; init; } = true;

    /// <summary>Read <c>tre</c> as <c>3</c>.</summary>
    public bool NumberWords { get; init; } = true;

    /// <summary>Leave out words that say nothing about the subject.</summary>
    public bool StopWords { get; init; } = true;

    /// <summary>Everyday words for professional ones, from the lexicon.</summary>
    public bool Synonyms { get; init; } = true;

    /// <summary>Abbreviations for what they stand for and the other way, from the lexicon.</summary>
    public bool Abbreviations { get; init; } = true;

    /// <summary>English words for Danish ones, from the lexicon.</summary>
    public bool English { get; init; } = true;

    /// <summary>Look at the titles of the passages.</summary>
    public bool Titles { get; init; } = true;

    /// <summary>Look at the typical questions of the passages.</summary>
    public bool Questions { get; init; } = true;

    /// <summary>Look at the keywords of the passages.</summary>
    public bool Keywords { get; init; } = true;

    /// <summary>Rank by the typical question that comes nearest, besides all of them together. Needs <see cref="Questions"/>.</summary>
    public bool BestQuestion { get; init; } = true;

    /// <summary>Rank by how near to each other the words of the query stand.</summary>
    public bool Proximity { get; init; } = true;

    internal Lexicon Lexicon { get; init; } = Lexicon.Shipped;

    internal SearchWeights Weights { get; init; } = new();
}
