using System.Globalization;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.ActionPlans.Cards;

/// <summary>Who changed what, and when: newest first, what was changed together in one entry.</summary>
internal static class HistoryCard
{
    private const int PageSize = 6;

    public static AdaptiveCard Of(Language language, ActionItem action, ChangeLog log, int page)
    {
        var parts = new PlanParts(language);
        var (texts, look) = (parts.Texts, parts.Look);
        var entries = log.Changes.GroupBy(change => (change.Version, change.ChangedAt, change.ChangedBy, change.Via)).ToList();
        var (shown, current, pages) = PlanParts.Page(entries, page, PageSize);
        return look.Card(
            texts.HistoryTitle,
            texts.HistorySummary(action.Title),
            [
                look.Paragraph(CardText.Format($"**{action.Title}**")),
                .. shown.Count == 0 ? [look.Paragraph(texts.HistoryNone)] : Array.Empty<CardElement>(),
                .. shown.Select(entry => new Container(
                [
                    look.Note(PlanParts.Dotted(
                        texts.HistoryWhen(texts.Date(entry.Key.ChangedAt), texts.Time(entry.Key.ChangedAt), NameOf(log, entry.Key.ChangedBy, texts)), Via(entry.Key.Via, texts))),
                    .. Lines(language, log, entry).Select(line => look.Paragraph(line)),
                ]) { Separator = true, Spacing = Spacing.Medium }),
                .. look.Paging(PlanVerbs.History, action.Id.ToString(), current, pages),
            ],
            PlanParts.Go(texts.BackToAction, PlanVerbs.Action, action.Id));
    }

    /// <summary>»Status: I gang → Blokeret«</summary>
    public static IEnumerable<string> Lines(Language language, ChangeLog log, IEnumerable<PlanChange> changes)
    {
        var (texts, words) = (PlanCardTexts.In(language), PlanTexts.In(language));
        foreach (var change in changes)
        {
            if (change.Field != PlanField.Comment)
                yield return Line(change);
            if (change.Comment is { } comment)
                yield return texts.ChangeComment(comment);
        }

        string Line(PlanChange change) => change.Field switch
        {
            PlanField.Created => texts.ChangeCreated,
            PlanField.Removed => texts.ChangeRemoved,
            PlanField.Notes => change.After is { } notes ? texts.ChangeNotes(notes) : texts.ChangeNotesRemoved,
            PlanField.Title => texts.ChangeFromTo(texts.TitleLabel, change.Before ?? "", change.After ?? ""),
            PlanField.Status => texts.ChangeFromTo(texts.StatusLabel, Status(change.Before), Status(change.After)),
            PlanField.DueOn => texts.ChangeFromTo(texts.DueLabel, Date(change.Before), Date(change.After)),
            PlanField.WorkshopOn => texts.ChangeFromTo(texts.WorkshopLabel, Date(change.Before), Date(change.After)),
            PlanField.Owners => texts.ChangeFromTo(texts.OwnersLabel, People(change.Before), People(change.After)),
            PlanField.Deputy => texts.ChangeFromTo(texts.DeputyLabel, People(change.Before), People(change.After)),
            PlanField.Initiative => texts.ChangeFromTo(texts.InitiativeLabel, InitiativeOf(change.Before), InitiativeOf(change.After)),
            PlanField.IsNew => texts.ChangeFromTo(texts.InitiativeType, words.NewOrExisting(change.Before == "true"), words.NewOrExisting(change.After == "true")),
            PlanField.Recommendations => texts.ChangeFromTo(texts.RecommendationsLabel, Numbers(change.Before), Numbers(change.After)),
            _ => "",
        };

        string Status(string? kept) => Enum.TryParse<ActionStatus>(kept, out var status) ? words.Of(status) : texts.ChangeNothing;

        string Date(string? kept) =>
            DateOnly.TryParseExact(kept, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? texts.Date(date) : texts.ChangeNothing;

        string People(string? kept) => PlanHistory.Ids(kept).ToArray() is { Length: > 0 } ids ? texts.And(ids.Select(id => NameOf(log, id, texts))) : texts.ChangeNothing;

        string InitiativeOf(string? kept) => Guid.TryParse(kept, out var id) && log.Initiatives.TryGetValue(id, out var title) ? title : texts.ChangeNothing;

        string Numbers(string? kept) => string.IsNullOrEmpty(kept) ? texts.ChangeNothing : texts.And(kept.Split(' '));
    }

    public static string NameOf(ChangeLog log, Guid? member, PlanCardTexts texts) =>
        member is { } id && log.People.TryGetValue(id, out var name) ? name : texts.FormerMember;

    private static string Via(ChangedVia via, PlanCardTexts texts) => via switch
    {
        ChangedVia.CheckIn => texts.ViaCheckIn,
        ChangedVia.Import => texts.ViaImport,
        ChangedVia.FollowUp => texts.ViaFollowUp,
        _ => "",
    };
}
