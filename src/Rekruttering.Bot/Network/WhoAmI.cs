using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Network;

/// <summary>»Hvem er jeg?«</summary>
internal sealed class WhoAmICommand(MeetPerson meet, WhoAmI whoAmI) : ICommand
{
    public const string Name = "whoAmI";

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await meet.MeetAsync(turn, cancellationToken) is Meeting.Known known)
            await turn.ShowAsync(await whoAmI.CardAsync(turn, known.View, cancellationToken), cancellationToken);
        else
            await turn.SayAsync(NetworkTexts.In(turn.Language).GuestRefused, cancellationToken);
    }
}

internal sealed class WhoAmI(MemberBook book)
{
    public async Task<AdaptiveCard> CardAsync(Turn turn, MemberView view, CancellationToken cancellationToken)
    {
        IReadOnlyList<Organisation> choices = view.Standing.IsMember
            ? []
            : [.. (await book.OrganisationsAsync(cancellationToken)).Select(of => of.Organisation).Where(organisation => Joining.MayChoose(organisation, turn.Person))];
        return WhoAmICard.Of(turn.Language, view, choices);
    }
}

/// <summary>The first contact: who is met for the first time and belongs nowhere is asked where.</summary>
internal sealed class GreetNewcomer(MeetPerson meet, WhoAmI whoAmI) : IFirstContact
{
    public async Task GreetAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await meet.MeetAsync(turn, cancellationToken) is Meeting.Known { View: { Standing.IsMember: false } view })
            await turn.ShowAsync(await whoAmI.CardAsync(turn, view, cancellationToken), cancellationToken);
    }
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
