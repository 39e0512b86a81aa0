using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Answers.Lookups;

/// <summary>The words of one question, by what they do in a look-up.</summary>
internal sealed class Words
{
    public static readonly Tag[] AudienceTags =
        [Tag.Recommendation, Tag.Item, Tag.Directed, Tag.Must, Tag.Who, Tag.State, Tag.Schools, Tag.Kl, Tag.Municipalities, Tag.Others, Tag.Plan, Tag.HowMany, Tag.About];

    private readonly HashSet<Tag> _tags;

    public Words(List<LookupToken> tokens)
    {
        Tokens = tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Tag is Tag.Content or Tag.Filler
                && Places.Find(tokens[i].Text, i + 1 < tokens.Count && tokens[i + 1].Tag == Tag.Municipalities) is { } place)
            {
                Place = place;
                tokens[i] = tokens[i] with { Tag = Tag.Filler };
                break;
            }
        }

        _tags = [.. tokens.Select(token => token.Tag)];
        Rest = string.Join(' ', tokens.Where(token => token.Tag == Tag.Content).Select(token => token.Typed));
    }

    public List<LookupToken> Tokens { get; }

    /// <summary>The words that say what the question is about, as they were typed.</summary>
    public string Rest { get; }

    /// <summary>A municipality or country that the question names.</summary>
    public string? Place { get; }

    /// <summary>»eksempler«, »cases«; »case bank« is the name of a thing.</summary>
    public bool AsksForCases => Tokens.FindIndex(token => token.Tag == Tag.Case) is var i and >= 0
        && !(i + 1 < Tokens.Count && Tokens[i + 1].Text.StartsWith("bank", StringComparison.Ordinal));

    /// <summary>The cases themselves are asked for, not something in which »for eksempel« stands.</summary>
    public bool ListsCases => AsksForCases && !Tokens.Exists(token => token is { Text: "eksempel" or "example" }) && !Has(Tag.HowMany);

    /// <summary>Several recommendations are asked for: »hvilke …«, »alle …«, or the plural at the start.</summary>
    public bool ListsRecommendations
    {
        get
        {
            var noun = Tokens.FindIndex(token => token.Tag is Tag.Recommendation or Tag.Item);
            return noun >= 0 && (Has(Tag.All) || IsPlural(Tokens[noun].Text)) && (Has(Tag.List) || Has(Tag.All) || Has(Tag.HowMany) || noun == 0 || Rest.Length == 0);
        }
    }

    public static bool IsPlural(string noun) => noun.EndsWith("er", StringComparison.Ordinal) || noun.EndsWith("erne", StringComparison.Ordinal)
        || noun.EndsWith("ers", StringComparison.Ordinal) || noun.EndsWith("ions", StringComparison.Ordinal) || noun is "recs" or "tiltag" or "forslag" or "forslagene";

    public bool PointsAtAudience => Has(Tag.Directed) || Has(Tag.Must) || Has(Tag.Who)
        || Tokens.Exists(token => token.Text is "til" or "mod" or "for" or "to" or "at");

    /// <summary>»undtagen«, »uden«: something is left out, which only a set knows how to do.</summary>
    public bool LeavesOut => Tokens.Exists(token => SetWords.Of(token.Text) == SetWord.Except);

    /// <summary>»ikke«, but for that of »kan du ikke lige …«.</summary>
    public bool Denies
    {
        get
        {
            for (var i = 0; i < Tokens.Count - 1; i++)
            {
                if (SetWords.Of(Tokens[i].Text) == SetWord.Not && !SetPhrases.IsPolite(Tokens, i))
                    return true;
            }

            return false;
        }
    }

    public bool Has(Tag tag) => _tags.Contains(tag);

    public int Count(Tag tag) => Tokens.Count(token => token.Tag == tag);

    /// <summary>Whether there is nothing else in the question than these, numbers and filling words.</summary>
    public bool AllBut(params ReadOnlySpan<Tag> allowed)
    {
        foreach (var tag in _tags)
        {
            if (tag is not (Tag.Filler or Tag.Number or Tag.List or Tag.All or Tag.HowMany or Tag.Where or Tag.About) && !allowed.Contains(tag))
                return false;
        }

        return true;
    }

    /// <summary>
    /// The audiences that are named. »Kommunerne« alone are asked by two of the four groups; beside the schools or KL they are one group with them.
    /// </summary>
    /// <param name="isNamed">Whether an audience is all that is said: »og KL?«.</param>
    public List<Audience> Audiences(bool isNamed = false)
    {
        var audiences = new List<Audience>();
        var municipalities = Has(Tag.Municipalities) && !Has(Tag.Schools) && !(isNamed ? Has(Tag.Kl) : IsNamedKl);
        if (Has(Tag.Schools) || municipalities)
            audiences.Add(Audience.SchoolsAndMunicipalities);
        if (Has(Tag.State))
            audiences.Add(Audience.State);
        if (municipalities || (isNamed ? Has(Tag.Kl) : IsNamedKl))
            audiences.Add(Audience.KlAndMunicipalities);
        if (Has(Tag.Others) && (isNamed || Has(Tag.Directed) || Tokens.Exists(token => token.Text is "mod" or "til" or "gruppen" or "kategorien")))
            audiences.Add(Audience.Others);
        return audiences;
    }

    // »hvad anbefaler KL staten«: KL speaks, and is not spoken to.
    private bool IsNamedKl => Has(Tag.Kl) && (Has(Tag.Municipalities) || !Has(Tag.State)) && (Has(Tag.Directed) || Has(Tag.Must) || Has(Tag.Municipalities));
}
