using System.Text.RegularExpressions;
using Rekruttering.Knowledge.Answers.Lookups;
using Rekruttering.Knowledge.Search;

namespace Rekruttering.Knowledge.Answers;

/// <summary>A question, read once for all the sources that may answer it.</summary>
internal sealed partial class AskedQuestion
{
    private const double Informative = 0.9;

    public AskedQuestion(string text, IReadOnlyList<QueryTerm> terms, bool answerTypes)
    {
        Terms = terms;
        Tokens = LookupText.Tokens(text);
        Decimals = [.. Decimal().Matches(text).Select(match => match.Value)];
        Type = answerTypes ? Asked.Type(text) : AnswerType.Open;
        TotalIdf = terms.Sum(term => term.Idf);
        UnknownShare = TotalIdf == 0 ? 0 : terms.Where(term => !term.HasMatch).Sum(term => term.Idf) / TotalIdf;
        Focus = FirstTermAfter(text, token => token.Text is "hvad" or "hva" or "hvem" or "hvilken" or "hvilket" or "hvilke" or "what" or "who" or "which", Informative);
        Counted = FirstTermAfter(text, token => token.Text is "mange" or "many" or "antal" or "antallet" or "stor" or "stort", 0);
    }

    public IReadOnlyList<QueryTerm> Terms { get; }

    public List<LookupToken> Tokens { get; }

    /// <summary>Numbers with a point or comma in them, as they were typed: »3.0«, which is another thing than a 3 and a 0.</summary>
    public IReadOnlyList<string> Decimals { get; }

    public AnswerType Type { get; }

    /// <summary>A number, a time, a name …, rather than a text or things.</summary>
    public bool WantsFact => Type is not (AnswerType.Open or AnswerType.Which or AnswerType.Who or AnswerType.Place or AnswerType.Whether);

    public double TotalIdf { get; }

    /// <summary>Share of the question's information that nothing in the collection matches.</summary>
    public double UnknownShare { get; }

    /// <summary>The informative word right after »hvad er«, »hvem er«, »hvilken«: what is asked for; -1 where there is none.</summary>
    public int Focus { get; }

    /// <summary>The word right after »hvor mange«; -1 where there is none.</summary>
    public int Counted { get; }

    private int FirstTermAfter(string text, Predicate<LookupToken> isStart, double leastIdf)
    {
        var start = Tokens.FindIndex(isStart);
        if (start < 0)
            return -1;
        var from = text.IndexOf(Tokens[start].Typed, StringComparison.Ordinal);
        for (var i = 0; i < Terms.Count; i++)
        {
            if (Terms[i].Start > from && Terms[i].Idf >= leastIdf)
                return i;
        }

        return -1;
    }

    [GeneratedRegex(@"(?<![\d.,])\d{1,3}[.,]\d{1,2}(?![\d.,]*\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Decimal();
}
