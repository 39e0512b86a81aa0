using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Network;

/// <summary>The organisations, the members of one, and one member: each opens the next in the same card.</summary>
internal static class NetworkCards
{
    public const int PageSize = 10;

    public const string OrganisationInput = "organisation", RolesInput = "roles";

    public static AdaptiveCard Organisations(Language language, IReadOnlyList<OrganisationView> organisations, int page)
    {
        var texts = NetworkTexts.In(language);
        var look = CardLook.For(language.Culture());
        var (shown, current, pages) = Page(organisations, page);
        var summary = texts.NetworkSummary(organisations.Count, organisations.Sum(organisation => organisation.Members));
        return look.Card(
            texts.NetworkTitle,
            summary,
            [
                look.Paragraph(summary),
                .. shown.Select(view => look.Entry(
                    view.Organisation.Name,
                    Detail(texts, view),
                    new ExecuteAction(texts.OpenOrganisation(view.Organisation.Name), new CardActionData(ShowNetwork.OrganisationVerb, view.Organisation.Id.ToString())))),
                .. look.Paging(ShowNetwork.PageVerb, null, current, pages),
            ]);
    }

    public static AdaptiveCard Members(Language language, Organisation organisation, IReadOnlyList<MemberView> members, int page)
    {
        var texts = NetworkTexts.In(language);
        var look = CardLook.For(language.Culture());
        var (shown, current, pages) = Page(members, page);
        return look.Card(
            organisation.Name,
            $"{organisation.Name}: {texts.MemberCount(members.Count)}",
            [
                look.Note(texts.KindName(organisation.Kind)),
                .. members.Count == 0 ? [look.Paragraph(texts.OrganisationEmpty)] : Array.Empty<CardElement>(),
                .. shown.Select(view => look.Entry(
                    view.Member.Name,
                    view.Member.IsConfirmed ? texts.RolesOf(view.Member) : texts.Unconfirmed,
                    new ExecuteAction(texts.OpenMember(view.Member.Name), new CardActionData(ShowNetwork.MemberVerb, view.Member.Id.ToString())))),
                .. look.Paging(ShowNetwork.OrganisationVerb, organisation.Id.ToString(), current, pages),
            ],
            new ExecuteAction(texts.BackToNetwork, new CardActionData(ShowNetwork.PageVerb)));
    }

    /// <summary>One member, with what the one who looks can do.</summary>
    /// <param name="who">The one who looks: what can be done here depends on it, and is checked again when it is done.</param>
    public static AdaptiveCard Member(Language language, MemberView view, Standing who, IReadOnlyList<Organisation> organisations)
    {
        var texts = NetworkTexts.In(language);
        var look = CardLook.For(language.Culture());
        var member = view.Member;
        var (id, version) = (member.Id.ToString(), member.Version);
        var buttons = new List<CardAction>();
        if (!member.IsConfirmed && member.OrganisationId is not null && Rights.MayConfirm(who, member.Id, member.OrganisationId))
            buttons.Add(new ExecuteAction(texts.Confirm, new CardActionData(ChangeMember.ConfirmVerb, id, version)) { AssociatedInputs = AssociatedInputs.None });
        if (Rights.MayGiveRoles(who))
            buttons.Add(new ExecuteAction(texts.SetButton, new CardActionData(ChangeMember.SetVerb, id, version)));
        if (Rights.MayRemove(who, member.Id, member.OrganisationId, member.Has(Role.Leader)))
            buttons.Add(new ExecuteAction(texts.Remove, new CardActionData(ChangeMember.RemoveVerb, id, version)) { AssociatedInputs = AssociatedInputs.None, Style = ActionStyle.Destructive });
        buttons.Add(new ExecuteAction(texts.BackToNetwork, new CardActionData(ShowNetwork.PageVerb)) { AssociatedInputs = AssociatedInputs.None });

        return look.Card(
            member.Name,
            $"{member.Name}, {view.Organisation?.Name ?? texts.NoOrganisation}",
            [
                look.Facts(
                    (texts.OrganisationLabel, view.Organisation?.Name ?? texts.NoOrganisation),
                    (texts.RolesLabel, member.IsConfirmed ? texts.RolesOf(member) : texts.Unconfirmed),
                    (texts.MailLabel, member.Mail ?? ""),
                    (texts.FollowsLabel, string.Join(", ", member.Follows.Select(followed => followed.Recommendation).Order())),
                    (texts.ReachLabel, view.CanBeReached ? texts.CanBeReached : texts.CannotBeReached)),
                .. Rights.MayGiveRoles(who) ? Inputs(texts, look, member, organisations) : [],
            ],
            [.. buttons]);
    }

    private static IEnumerable<CardElement> Inputs(NetworkTexts texts, CardLook look, Member member, IReadOnlyList<Organisation> organisations)
    {
        yield return new ChoiceSetInput(OrganisationInput, look.Required(texts.OrganisationLabel), texts.SetOrganisationError)
        {
            Style = ChoiceSetStyle.Filtered,
            Value = member.OrganisationId?.ToString(),
            Choices = [.. organisations.Select(organisation => new Choice(organisation.Name, organisation.Id.ToString()))],
        };
        yield return new ChoiceSetInput(RolesInput, look.Optional(texts.RolesLabel), texts.SetRolesError)
        {
            Style = ChoiceSetStyle.Expanded,
            IsMultiSelect = true,
            Value = string.Join(',', member.Roles.Select(given => given.Role)),
            Choices = [.. Enum.GetValues<Role>().Select(role => new Choice(texts.RoleName(role), role.ToString()))],
        };
    }

    private static string Detail(NetworkTexts texts, OrganisationView view)
    {
        var detail = $"{texts.KindName(view.Organisation.Kind)} · {texts.MemberCount(view.Members)}";
        return view.Unconfirmed == 0 ? detail : $"{detail} · {texts.UnconfirmedCount(view.Unconfirmed)}";
    }

    private static (IEnumerable<T> Shown, int Page, int Pages) Page<T>(IReadOnlyList<T> all, int page)
    {
        var pages = Math.Max(1, (all.Count + PageSize - 1) / PageSize);
        var current = Math.Clamp(page, 0, pages - 1);
        return (all.Skip(current * PageSize).Take(PageSize), current, pages);
    }
}
