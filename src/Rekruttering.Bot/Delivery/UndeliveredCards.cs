using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Delivery;

/// <summary>What did not arrive, day by day; and one day's: why, who, and what to do about it.</summary>
internal static class UndeliveredCards
{
    public const int PageSize = 10;

    public static AdaptiveCard Batches(Language language, IReadOnlyList<TroubledBatch> batches, int page)
    {
        var texts = DeliveryTexts.In(language);
        var look = CardLook.For(language.Culture());
        var pages = Math.Max(1, (batches.Count + PageSize - 1) / PageSize);
        var current = Math.Clamp(page, 0, pages - 1);
        var summary = batches.Count == 0 ? texts.AllDelivered : texts.UndeliveredIntro;
        return look.Card(
            texts.UndeliveredTitle,
            summary,
            [
                look.Paragraph(summary),
                .. batches.Skip(current * PageSize).Take(PageSize).Select(batch => look.Entry(
                    texts.BatchTitle(batch.Batch),
                    texts.Troubles(batch.Uncertain, batch.Failed),
                    new ExecuteAction(texts.OpenBatch, new CardActionData(ShowUndelivered.BatchVerb, batch.Batch.Id)))),
                .. look.Paging(ShowUndelivered.PageVerb, null, current, pages),
            ]);
    }

    /// <summary>Who did not get one message, why, and what can be done.</summary>
    /// <param name="done">What was just decided, if anything.</param>
    public static AdaptiveCard Batch(Language language, BatchAccount account, string? done = null)
    {
        var texts = DeliveryTexts.In(language);
        var look = CardLook.For(language.Culture());
        var progress = account.Progress;
        var failed = progress.In(DeliveryState.Failed);
        var waiting = progress.Total - progress.States.Where(state => state.Key.IsSettled()).Sum(state => state.Value);
        var title = texts.BatchTitle(account.Batch);
        var id = account.Batch.Id;

        var buttons = new List<CardAction>();
        if (progress.Undecided > 0)
        {
            buttons.Add(new ExecuteAction(texts.ResendUncertain, new CardActionData(ShowUndelivered.ResendUncertainVerb, id)));
            buttons.Add(new ExecuteAction(texts.LeaveUncertain, new CardActionData(ShowUndelivered.LeaveUncertainVerb, id)));
        }

        if (failed > 0)
            buttons.Add(new ExecuteAction(texts.ResendFailed, new CardActionData(ShowUndelivered.ResendFailedVerb, id)));
        buttons.Add(new ExecuteAction(texts.BackToUndelivered, new CardActionData(ShowUndelivered.PageVerb)));

        return look.Card(
            title,
            $"{title}: {texts.Troubles(progress.Undecided, failed)}",
            [
                .. done is null ? Array.Empty<CardElement>() : [look.Paragraph(done)],
                look.Facts(
                    (texts.State(DeliveryState.Sent), Number(progress.In(DeliveryState.Sent))),
                    (texts.State(DeliveryState.Uncertain), Number(progress.In(DeliveryState.Uncertain))),
                    (texts.State(DeliveryState.Failed), Number(failed)),
                    (texts.State(DeliveryState.Pending), Number(waiting)),
                    (texts.State(DeliveryState.Cancelled), Number(progress.In(DeliveryState.Cancelled)))),
                .. account.Groups.Select(group => look.Section(
                    texts.Reason(group.Reason),
                    look.Paragraph(texts.Who(group)),
                    look.Note(texts.Advice(group.Reason)))),
                .. progress.Undecided > 0 ? [look.Note(texts.UncertainExplained)] : Array.Empty<CardElement>(),
            ],
            [.. buttons]);

        string Number(int count) => count == 0 ? "" : look.Texts.Number(count);
    }
}
