using System.Globalization;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.Delivery;

/// <summary>»Hvad blev ikke leveret?«: for the leadership, which alone decides what is sent again.</summary>
internal sealed class UndeliveredCommand(ShowUndelivered show) : ICommand
{
    public const string Name = "undelivered";

    public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await show.BatchesAsync(turn, page: 0, cancellationToken) is { } card)
            await turn.ShowAsync(card, cancellationToken);
        else
            await turn.SayAsync(DeliveryTexts.In(turn.Language).LeadersOnly, cancellationToken);
    }
}

internal sealed class ShowUndelivered(UndeliveredBook book, UncertainDeliveries decisions, MemberBook members) : ICardAction
{
    public const string
        PageVerb = "undelivered.page",
        BatchVerb = "undelivered.batch",
        ResendUncertainVerb = "undelivered.resend-uncertain",
        LeaveUncertainVerb = "undelivered.leave-uncertain",
        ResendFailedVerb = "undelivered.resend-failed";

    public static IReadOnlyList<string> Verbs { get; } = [PageVerb, BatchVerb, ResendUncertainVerb, LeaveUncertainVerb, ResendFailedVerb];

    public async Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken)
    {
        var texts = DeliveryTexts.In(turn.Language);
        if (!Rights.MaySeeUndelivered(await members.StandingOfAsync(turn.Person, cancellationToken)))
            return new CardActionResult.Said(texts.LeadersOnly);

        var action = submission.Action;
        if (action.Verb == PageVerb)
            return await BatchesAsync(turn, action.Page ?? 0, cancellationToken) is { } list ? new CardActionResult.Replaced(list) : new CardActionResult.Stale();
        if (DeliveryBatch.TryParse(action.Id, out var batch) is false)
            return new CardActionResult.Stale();

        // Pressed twice, or by two at once: the second finds nothing left to decide, and sees what has become of it.
        var by = turn.Person.ObjectId;
        string? done = action.Verb switch
        {
            ResendUncertainVerb => texts.Resent(await decisions.ResendAsync(batch, DeliveryState.Uncertain, by, cancellationToken)),
            ResendFailedVerb => texts.Resent(await decisions.ResendAsync(batch, DeliveryState.Failed, by, cancellationToken)),
            LeaveUncertainVerb => texts.LeftAlone(await decisions.LeaveUncertainAsync(batch, by, cancellationToken)),
            _ => null,
        };
        return await book.AccountAsync(batch, cancellationToken) is { } account
            ? new CardActionResult.Replaced(UndeliveredCards.Batch(turn.Language, account, done))
            : new CardActionResult.Stale();
    }

    /// <summary>Null for whom it is none of their business.</summary>
    public async Task<AdaptiveCard?> BatchesAsync(Turn turn, int page, CancellationToken cancellationToken) =>
        Rights.MaySeeUndelivered(await members.StandingOfAsync(turn.Person, cancellationToken))
            ? UndeliveredCards.Batches(turn.Language, await book.BatchesAsync(cancellationToken), page)
            : null;
}

/// <summary>
/// All messages of a kind that were enqueued on a day in Denmark: what a person means by »the check-ins of Monday«, whether it was one message to
/// many or one to each.
/// </summary>
internal readonly record struct DeliveryBatch(string Kind, DateOnly Day)
{
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Day:yyyy-MM-dd}/{Kind}");

    public DateTimeOffset From => DanishCalendar.StartOf(Day);

    public DateTimeOffset Until => DanishCalendar.StartOf(Day.AddDays(1));

    public static bool TryParse(string? id, out DeliveryBatch batch)
    {
        batch = default;
        if (id is not { Length: > 11 } || id[10] != '/' || !DateOnly.TryParseExact(id[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || day == DateOnly.MaxValue || day.Year < 2000)
        {
            return false;
        }

        batch = new DeliveryBatch(id[11..], day);
        return true;
    }
}
