using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Network;

/// <summary>»Hvem er jeg?«</summary>
internal sealed class WhoAmICommand(MeetPerson meet, WhoAmI whoAmI) : ICommand
{
    public const string Name = "whoAmI";

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!turn.IsPersonal)
            await turn.SayAsync(NetworkTexts.In(turn.Language).OnlyInPersonalChat, cancellationToken);
        else if (await meet.MeetAsync(turn, cancellationToken) is Meeting.Known known)
            await turn.ShowAsync(await whoAmI.CardAsync(turn, known.View, cancellationToken), cancellationToken);
        else
            await turn.SayAsync(NetworkTexts.In(turn.Language).GuestRefused, cancellationToken);
    }
}

internal sealed class WhoAmI(MemberBook book)
{
    public async Task<AdaptiveCard> CardAsync(Turn turn, MemberView view, CancellationToken cancellationToken) =>
        WhoAmICard.Of(turn.Language, view, view.Standing.IsMember ? [] : await ChoicesAsync(turn.Person, cancellationToken));

    public async Task<IReadOnlyList<Organisation>> ChoicesAsync(Person person, CancellationToken cancellationToken) =>
        [.. (await book.OrganisationsAsync(cancellationToken)).Select(of => of.Organisation).Where(organisation => Joining.MayChoose(organisation, person))];
}

/// <summary>The first contact: who is met for the first time and belongs nowhere is asked where.</summary>
internal sealed class AskNewcomer(MeetPerson meet, WhoAmI whoAmI) : IFirstContact
{
    public async Task<FirstQuestion?> AskAsync(Turn turn, CancellationToken cancellationToken) =>
        await meet.MeetAsync(turn, cancellationToken) is Meeting.Known { View.Organisation: null }
        && await whoAmI.ChoicesAsync(turn.Person, cancellationToken) is { Count: > 0 } choices
            ? WhoAmICard.Question(turn.Language, choices)
            : null;
}

internal sealed class JoinOrganisation(MeetPerson meet, PlaceMember place, MemberBook book, WhoAmI whoAmI) : ICardAction
{
    public const string Verb = "network.join";

    public async Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken)
    {
        var texts = NetworkTexts.In(turn.Language);
        if (await meet.MeetAsync(turn, cancellationToken) is not Meeting.Known)
            return new CardActionResult.Said(texts.GuestRefused);
        if (!Guid.TryParse(submission.Answers.Text(WhoAmICard.OrganisationInput), out var organisationId))
            return new CardActionResult.Said(texts.JoinError);

        var outcome = await place.ChooseAsync(turn.Person, organisationId, cancellationToken);
        if (outcome == MemberChange.NoSuch)
            return new CardActionResult.Stale();

        // Also when it was not allowed: the card then shows where the person belongs already.
        var view = await book.FindAsync(turn.Person, cancellationToken);
        return view is null ? new CardActionResult.Stale() : new CardActionResult.Replaced(await whoAmI.CardAsync(turn, view, cancellationToken));
    }
}
