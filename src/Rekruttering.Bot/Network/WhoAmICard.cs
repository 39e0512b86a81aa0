using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Network;

/// <summary>What the network knows about the one who asks; and for who belongs nowhere yet: »Hvor hører du til?«</summary>
internal static class WhoAmICard
{
    public const string OrganisationInput = "organisation";

    public static AdaptiveCard Of(Language language, MemberView view, IReadOnlyList<Organisation> choices)
    {
        var texts = NetworkTexts.In(language);
        var look = CardLook.For(language.Culture());
        var member = view.Member;
        var facts = look.Facts(
            (texts.Name, member.Name),
            (texts.MailLabel, member.Mail ?? ""),
            (texts.OrganisationLabel, view.Organisation?.Name ?? texts.NoOrganisation),
            (texts.RolesLabel, view.Standing.IsMember ? texts.RolesOf(member) : ""),
            (texts.FollowsLabel, string.Join(", ", member.Follows.Select(followed => followed.Recommendation).Order())));
        if (view.Standing.IsMember)
            return look.Card(texts.WhoAmITitle, texts.WhoAmISummary(member.Name), [facts]);

        var waits = view.Organisation is { } organisation ? new[] { look.Paragraph(texts.UnconfirmedNote(organisation.Name)) } : [];
        var summary = view.Organisation is null ? texts.JoinTitle : texts.UnconfirmedNote(view.Organisation.Name);
        return look.Card(
            texts.WhoAmITitle,
            $"{texts.WhoAmISummary(member.Name)} {summary}",
            [
                facts,
                .. waits,
                look.Section(texts.JoinTitle, choices.Count == 0 ? [look.Paragraph(texts.JoinNotListed)] : Choose(look, texts, choices)),
            ],
            choices.Count == 0 ? [] : [new ExecuteAction(texts.JoinButton, new CardActionData(JoinOrganisation.Verb))]);
    }

    /// <summary>The same question on the welcome.</summary>
    public static FirstQuestion Question(Language language, IReadOnlyList<Organisation> choices)
    {
        var texts = NetworkTexts.In(language);
        var look = CardLook.For(language.Culture());
        return new FirstQuestion(texts.JoinTitle, Choose(look, texts, choices), new SubmitAction(texts.JoinButton, new CardActionData(JoinOrganisation.Verb)));
    }

    private static CardElement[] Choose(CardLook look, NetworkTexts texts, IReadOnlyList<Organisation> choices) =>
    [
        look.Paragraph(texts.JoinIntro),
        new ChoiceSetInput(OrganisationInput, look.Required(texts.JoinLabel), texts.JoinError)
        {
            Style = ChoiceSetStyle.Filtered,
            Choices = [.. choices.Select(choice => new Choice(choice.Name, choice.Id.ToString()))],
        },
        look.Note(texts.JoinNotListed),
    ];
}
