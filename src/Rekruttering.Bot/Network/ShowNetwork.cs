using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Network;

/// <summary>»Netværket«: who is in it. For members only.</summary>
internal sealed class NetworkCommand(ShowNetwork show) : ICommand
{
    public const string Name = "network";

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        // Not everybody in a team is in the network, and everybody in it sees the card.
        var texts = NetworkTexts.In(turn.Language);
        if (!turn.IsPersonal)
            await turn.SayAsync(texts.OnlyInPersonalChat, cancellationToken);
        else if (await show.OrganisationsAsync(turn, page: 0, cancellationToken) is { } card)
            await turn.ShowAsync(card, cancellationToken);
        else
            await turn.SayAsync(texts.MembersOnly, cancellationToken);
    }
}

internal sealed class ShowNetwork(MemberBook book) : ICardAction
{
    public const string PageVerb = "network.page", OrganisationVerb = "network.organisation", MemberVerb = "network.member";

    public async Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken)
    {
        if (!Rights.MaySeeNetwork(await book.StandingOfAsync(turn.Person, cancellationToken)))
            return new CardActionResult.Said(NetworkTexts.In(turn.Language).MembersOnly);

        var page = submission.Action.Page ?? 0;
        var card = submission.Action.Verb switch
        {
            OrganisationVerb when Guid.TryParse(submission.Action.Id, out var id) => await MembersAsync(turn, id, page, cancellationToken),
            MemberVerb when Guid.TryParse(submission.Action.Id, out var id) => await MemberAsync(turn, id, cancellationToken),
            PageVerb => await OrganisationsAsync(turn, page, cancellationToken),
            _ => null,
        };
        return card is null ? new CardActionResult.Stale() : new CardActionResult.Replaced(card);
    }

    /// <summary>Null for who is no member.</summary>
    public async Task<AdaptiveCard?> OrganisationsAsync(Turn turn, int page, CancellationToken cancellationToken) =>
        Rights.MaySeeNetwork(await book.StandingOfAsync(turn.Person, cancellationToken))
            ? NetworkCards.Organisations(turn.Language, await book.OrganisationsAsync(cancellationToken), page)
            : null;

    public async Task<AdaptiveCard?> MemberAsync(Turn turn, Guid id, CancellationToken cancellationToken)
    {
        var who = await book.StandingOfAsync(turn.Person, cancellationToken);
        if (!Rights.MaySeeNetwork(who) || await book.FindAsync(id, cancellationToken) is not { Member.LeftAt: null } view)
            return null;
        IReadOnlyList<Organisation> organisations = Rights.MayGiveRoles(who)
            ? [.. (await book.OrganisationsAsync(cancellationToken)).Select(organisation => organisation.Organisation)]
            : [];
        return NetworkCards.Member(turn.Language, view, who, organisations);
    }

    private async Task<AdaptiveCard?> MembersAsync(Turn turn, Guid id, int page, CancellationToken cancellationToken) =>
        await book.OrganisationAsync(id, cancellationToken) is { } organisation
            ? NetworkCards.Members(turn.Language, organisation, await book.MembersOfAsync(id, cancellationToken), page)
            : null;
}

/// <summary>What a leader, or the coordinator of the organisation, does to a member from the member's card.</summary>
internal sealed class ChangeMember(PlaceMember place, ShowNetwork show, TimeProvider time) : ICardAction
{
    public const string ConfirmVerb = "network.confirm", SetVerb = "network.set", RemoveVerb = "network.remove";

    public async Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken)
    {
        var (action, answers, texts) = (submission.Action, submission.Answers, NetworkTexts.In(turn.Language));
        if (!Guid.TryParse(action.Id, out var id) || action.Version is not { } version)
            return new CardActionResult.Stale();

        MemberChange outcome;
        switch (action.Verb)
        {
            case ConfirmVerb:
                outcome = await place.ConfirmAsync(turn.Person, id, version, cancellationToken);
                break;
            case RemoveVerb:
                outcome = await place.RemoveAsync(turn.Person, id, version, time.GetUtcNow(), cancellationToken);
                break;
            case SetVerb:
                if (!Guid.TryParse(answers.Text(NetworkCards.OrganisationInput), out var organisationId))
                    return new CardActionResult.Said(texts.SetOrganisationError);
                var chosen = answers.Choices(NetworkCards.RolesInput);
                if (!chosen.All(role => Enum.TryParse<Role>(role, out var known) && Enum.IsDefined(known)))
                    return new CardActionResult.Said(texts.SetRolesError);
                outcome = await place.SetAsync(turn.Person, id, version, organisationId, [.. chosen.Select(Enum.Parse<Role>).Distinct()], cancellationToken);
                break;
            default:
                return new CardActionResult.Stale();
        }

        return outcome switch
        {
            MemberChange.NotAllowed => new CardActionResult.Said(texts.NotAllowed),
            MemberChange.NoSuch => new CardActionResult.Stale(),
            _ when await show.MemberAsync(turn, id, cancellationToken) is { } card => new CardActionResult.Replaced(card),
            _ when await show.OrganisationsAsync(turn, page: 0, cancellationToken) is { } all => new CardActionResult.Replaced(all),
            _ => new CardActionResult.Stale(),
        };
    }
}
