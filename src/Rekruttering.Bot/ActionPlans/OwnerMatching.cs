using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.ActionPlans;

internal abstract record OwnerMatch
{
    private OwnerMatch()
    {
    }

    public sealed record Found(Member Member) : OwnerMatch;

    /// <summary>The person who imports is asked which one is meant. May be empty: then only »nobody yet« can be chosen, or somebody else of the network.</summary>
    public sealed record Unsure(string Said, IReadOnlyList<Member> Candidates) : OwnerMatch;
}

/// <summary>Finds whom »Mette K.«, »mkr@egevang.dk« or »Yusuf Demir (hjemmeplejen)« means. A guess is a question, never a decision.</summary>
internal static class OwnerMatching
{
    private const int MostCandidates = 6;

    private static readonly char[] Separators = [',', ';', '/', '\n', '+', '&'];

    /// <summary>»Mette Krog og Yusuf Demir« is two.</summary>
    public static IReadOnlyList<string> Split(string text) =>
    [
        .. text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .SelectMany(part => part.Split(" og ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(part => part.Any(char.IsLetter))
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Who is meant, or who could be.</summary>
    /// <param name="ofMunicipality">Whose plan it is: of two with one name the own one is meant.</param>
    public static OwnerMatch Find(string said, IReadOnlyCollection<Member> members, Guid ofMunicipality)
    {
        if (MailIn(said) is { } mail)
        {
            return members.FirstOrDefault(member => member.MailKey == mail) is { } found
                ? new OwnerMatch.Found(found)
                : new OwnerMatch.Unsure(said, Near(mail.Split('@')[0].Replace('.', ' '), members, ofMunicipality));
        }

        var name = Organisation.KeyOf(WithoutParenthesis(said));
        Member[] exact = [.. members.Where(member => member.NameKey == name)];
        Member[] own = [.. exact.Where(member => member.OrganisationId == ofMunicipality)];
        return exact.Length == 1 ? new OwnerMatch.Found(exact[0])
            : own.Length == 1 ? new OwnerMatch.Found(own[0])
            : new OwnerMatch.Unsure(said, exact.Length > 0 ? exact : Near(name, members, ofMunicipality));
    }

    // The same words with slips, a first name alone, an initial for the last name: likely, and asked.
    private static List<Member> Near(string name, IReadOnlyCollection<Member> members, Guid ofMunicipality)
    {
        var words = PlainWords.Of(name);
        return
        [
            .. members
                .Select(member => (member, score: Score(words, PlainWords.Of(member.Name))))
                .Where(scored => scored.score > 0)
                .OrderByDescending(scored => scored.score)
                .ThenByDescending(scored => scored.member.OrganisationId == ofMunicipality)
                .ThenBy(scored => scored.member.Name, MemberBook.DanishOrder)
                .Take(MostCandidates)
                .Select(scored => scored.member),
        ];
    }

    private static int Score(IReadOnlyList<string> said, IReadOnlyList<string> name)
    {
        if (said.Count == 0 || name.Count == 0)
            return 0;
        var score = 0;
        foreach (var word in said)
        {
            if (name.Any(part => part == word))
                score += 3;
            else if (word.Length > 3 && name.Any(part => PlainWords.IsWithin(part, word, word.Length > 6 ? 2 : 1)))
                score += 2;
            else if (name.Any(part => part.StartsWith(word, StringComparison.Ordinal) && word.Length is 1 or 2))
                score += 1;
        }

        // An initial alone is nobody.
        return score >= 2 ? score : 0;
    }

    private static string? MailIn(string said)
    {
        foreach (var word in said.Split([' ', '<', '>', '(', ')'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Contains('@', StringComparison.Ordinal) && word.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < word.Length - 1)
                return Member.KeyOf(word.Trim('.', ','));
        }

        return null;
    }

    private static string WithoutParenthesis(string said) =>
        said.IndexOf('(', StringComparison.Ordinal) is > 0 and var start ? said[..start] : said;
}
