using System.Text.RegularExpressions;
using Rekruttering.Bot.AdaptiveCards;

namespace Rekruttering.Bot.Conversations;

/// <summary>The five for whom the bot is there, each with something else to use it for.</summary>
internal enum HelpedRole
{
    Coordinator,
    Owner,
    Leader,
    Member,
    Participant,
}

internal static class RoleHelpCard
{
    public static AdaptiveCard Of(Language language, HelpedRole role)
    {
        var texts = ConversationTexts.In(language);
        var look = CardLook.For(language.Culture());
        return look.Card(
            texts.RoleTitle(role),
            $"{texts.RoleTitle(role)}. {texts.RoleIntro(role)}",
            [
                look.Paragraph(texts.RoleIntro(role)),
                look.Paragraph(CardText.TrustedMarkdown(texts.RoleHelp(role))),
                .. look.Buttons(Buttons(texts, role)),
            ]);
    }

    private static IEnumerable<CardAction> Buttons(ConversationTexts texts, HelpedRole role)
    {
        if (role == HelpedRole.Coordinator)
            yield return OpenCommand.Button(texts.OpenMyPlan, "myPlan");
        if (role is HelpedRole.Owner or HelpedRole.Participant)
            yield return OpenCommand.Button(texts.OpenMyActions, "myActions");
        if (role is HelpedRole.Member or HelpedRole.Participant)
            yield return OpenCommand.Button(texts.OpenCases, "cases");
        yield return OpenCommand.Button(texts.OpenHelp, HelpCommand.Name);
    }
}

/// <summary>»Hvad kan du hjælpe en tovholder med?«: a question about the bot, not about what coordinators do.</summary>
internal sealed partial class RoleHelp : ILookUp
{
    private const int LongestQuestion = 120;

    private const string Role =
        """
        (?:
          (?<Coordinator>tovholder(?:en|e|ne|ere)?|koordinator(?:en|er)?|coordinators?)
        | (?<Owner>(?:handlings)?ansvarlige?|ansvarlig\ for\ en\ handling|action\ owners?)
        | (?<Leader>projektleder(?:en|e)?|projektledelsen?|project\ lead(?:ers?|ership))
        | (?<Member>(?:netværks)?medlem(?:met|mer|merne)?|(?:network\ )?members?)
        | (?<Participant>(?:(?:rekrutterings)?værksteds|workshop)?deltager(?:en|e|ne)?|(?:workshop\ )?participants?)
        )
        """;

    public async Task<bool> TryAnswerAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (RoleIn(turn.Text) is not { } role)
            return false;

        await turn.ShowAsync(RoleHelpCard.Of(turn.Language, role), cancellationToken);
        return true;
    }

    internal static HelpedRole? RoleIn(string text)
    {
        if (text.Length > LongestQuestion || Question().Match(string.Join(' ', PlainWords.Of(text))) is not { Success: true } match)
            return null;
        return Enum.GetValues<HelpedRole>().First(role => match.Groups[role.ToString()].Success);
    }

    [GeneratedRegex(
        $"""
        ^(?:
          (?:hvad|hvordan)\ kan\ (?:du|i|botten)\ (?:hjælpe|gøre\ for|støtte|tilbyde)\ (?:mig\ )?(?:som\ )?(?:en\ |os\ |de\ |vores\ )?{Role}(?:\ med)?
        | (?:hvad|hvordan)\ kan\ (?:jeg\ |vi\ |man\ )?(?:som\ )?(?:en\ )?{Role}\ (?:bruge\ (?:dig|botten)(?:\ til)?|få\ hjælp(?:\ til)?|spørge\ (?:dig\ )?om|gøre\ her)
        | (?:hvad|hvordan)\ kan\ (?:jeg|vi|man)\ (?:bruge\ (?:dig|botten)(?:\ til)?|få\ hjælp\ til|spørge\ (?:dig\ )?om|gøre\ her)\ som\ (?:en\ )?{Role}
        | hvad\ kan\ (?:du|i)\ (?:hjælpe\ (?:mig|os)\ med|gøre\ for\ (?:mig|os))\ som\ (?:en\ )?{Role}
        | jeg\ er\ (?:en\ |den\ |ny\ |nye\ )*{Role}(?:\ (?:og\ )?hvad\ kan\ (?:du|jeg)\ (?:hjælpe\ (?:mig\ )?med|gøre(?:\ for\ mig)?|bruge\ dig\ til|spørge\ om))?
        | hjælp\ (?:til\ |for\ )?(?:en\ |vores\ )?{Role}
        | what\ can\ (?:you|the\ bot)\ (?:do\ for|help)\ (?:me\ as\ )?(?:an?\ |the\ )?{Role}(?:\ with)?
        | what\ can\ (?:an?\ |the\ )?{Role}\ use\ (?:you|the\ bot)\ for
        | help\ for\ (?:an?\ |the\ )?{Role}
        | i\ am\ (?:an?\ |the\ |new\ )*{Role}(?:\ what\ can\ you\ (?:do(?:\ for\ me)?|help\ (?:me\ )?with))?
        )$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Question();
}
