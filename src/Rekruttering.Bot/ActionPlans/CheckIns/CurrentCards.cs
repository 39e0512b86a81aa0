using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Delivery;

namespace Rekruttering.Bot.ActionPlans.CheckIns;

/// <summary>
/// Shows the new state on the cards that the others have of the same action, and on the message of the one who pressed: the answer to a press
/// changes what that person sees on that device, and nothing else.
/// </summary>
internal sealed class CurrentCards(IDbContextFactory<BotDbContext> contexts, CheckInBook book, Outbox outbox, TimeProvider time)
{
    // Nobody looks for the state of things on an older card.
    private static readonly TimeSpan LooksBack = TimeSpan.FromDays(45);

    public async Task ShowAsync(Guid actionId, Guid presser, string? pressedMessage, AdaptiveCard pressersCard, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (await database.Set<ActionItem>().AsNoTracking().Include(row => row.People).SingleOrDefaultAsync(row => row.Id == actionId, cancellationToken) is not { } action)
            return;

        var people = action.People.Select(person => person.MemberId).Append(presser).ToArray();
        var since = time.GetUtcNow() - LooksBack;
        var latest = (await database.Set<CheckIn>().AsNoTracking().Where(row => people.Contains(row.MemberId) && row.SentAt >= since).ToListAsync(cancellationToken))
            .GroupBy(row => row.MemberId)
            .Select(group => group.MaxBy(row => row.SentAt)!);
        foreach (var checkIn in latest)
        {
            var delivery = await database.Set<MessageDelivery>().AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == checkIn.DeliveryId && row.State == DeliveryState.Sent && row.ActivityId != null, cancellationToken);
            if (delivery is null || (checkIn.MemberId == presser && delivery.ActivityId != pressedMessage))
                continue;
            if ((checkIn.MemberId == presser ? pressersCard : await CardAsync(database, checkIn.MemberId, cancellationToken)) is not { } card)
                continue;

            var key = string.Create(CultureInfo.InvariantCulture, $"check-in-update/{checkIn.Id:N}/{actionId:N}/{action.Version}");
            await outbox.EnqueueAsync(
                database, new NewMessage(key, SendCheckIns.Kind, Turn.MessageWith(card)) { Operation = DeliveryOperation.Update }, [Recipient.OfThatGot(delivery)], cancellationToken);
        }

        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueKey.IsViolatedIn(exception))
        {
            // The same change told by two taps. The cards carry versions: one that was not updated does no harm.
        }
    }

    private async Task<AdaptiveCard?> CardAsync(BotDbContext database, Guid memberId, CancellationToken cancellationToken) =>
        await book.OfAsync(database, memberId, askedAt: null, cancellationToken) is { } view
            ? CheckInCard.Of(await CheckInBook.LanguageOfAsync(database, view.Member, cancellationToken), view, said: null, page: 0)
            : null;
}
