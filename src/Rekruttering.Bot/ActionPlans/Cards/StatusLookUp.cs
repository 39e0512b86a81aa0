using System.Text.RegularExpressions;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.ActionPlans.Cards;

/// <summary>»Hvad er status i Egevang?«: a question like any other, except that a municipality of the network is named in it.</summary>
internal sealed partial class StatusLookUp(ShowPlan show, MemberBook members) : ILookUp
{
    private const int LongestQuestion = 120;

    public async Task<bool> TryAnswerAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (NamedIn(turn.Text) is not { } named || await FindAsync(named, cancellationToken) is not { } organisation)
            return false;

        await PlanCommand.AnswerAsync(turn, await show.StatusOfAsync(turn, organisation, cancellationToken), cancellationToken);
        return true;
    }

    /// <summary>What the status is asked of, as it was typed; null for every other question.</summary>
    internal static string? NamedIn(string text)
    {
        if (text.Length > LongestQuestion)
            return null;
        var words = string.Join(' ', PlainWords.Of(text));
        return Question().Match(words) is { Success: true } match ? match.Groups["name"].Value : null;
    }

    private async Task<Organisation?> FindAsync(string named, CancellationToken cancellationToken)
    {
        var municipalities = (await members.OrganisationsAsync(cancellationToken)).Select(view => view.Organisation)
            .Where(organisation => organisation.Kind == OrganisationKind.Municipality)
            .ToLookup(organisation => MunicipalityName.KeyOf(organisation.Name));
        var name = MunicipalityName.KeyOf(named);
        return municipalities[name].FirstOrDefault()
            ?? (name.EndsWith('s') ? municipalities[name[..^1]].FirstOrDefault() : null)
            ?? municipalities.Where(one => PlainWords.IsWithin(one.Key, name, one.Key.Length < 4 ? 0 : one.Key.Length < 7 ? 1 : 2)).SelectMany(one => one).FirstOrDefault();
    }

    [GeneratedRegex(
        """
        ^(?:
          (?:(?:hvad|hvordan)\ er\ |vis\ (?:mig\ )?|se\ |giv\ mig\ )?(?:den\ seneste\ |seneste\ )?status(?:sen)?\ (?:lige\ nu\ )?(?:(?:i|på|for|fra|hos)\ )?(?<name>.+?)(?:\ lige\ nu)?
        | hvordan\ går\ det\ (?:med\ (?:planen\ )?)?(?:(?:i|hos)\ )?(?<name>.+?)(?:\ med\ (?:planen|deres\ plan))?
        | hvor\ langt\ er\ (?:de\ (?:kommet\ )?(?:i|hos)\ )?(?<name>.+?)(?:\ kommet)?(?:\ med\ (?:planen|deres\ plan))?
        | (?<name>.+)\ status
        | (?:what\ is\ |whats\ |show\ (?:me\ )?)?(?:the\ )?status\ (?:in|of|for|at)\ (?<name>.+)
        | how\ (?:far\ (?:is|has)|is\ it\ going\ (?:in|at))\ (?<name>.+?)(?:\ come)?
        )(?:\ (?:tak|please))?$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Question();
}
