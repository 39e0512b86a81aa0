using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.ActionPlans.Cards;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.ActionPlans.CheckIns;

/// <summary>
/// What is pressed on a check-in. The card names an action and the version that was seen; who presses, and what that person may do, is asked of
/// the network, and the change goes the way of every change of a plan.
/// </summary>
internal sealed class AnswerCheckIn(
    IDbContextFactory<BotDbContext> contexts, CheckInBook book, PlanBook plans, ChangePlan changePlan, MatchingHelp matchingHelp,
    TellCoordinators tell, CurrentCards currentCards, ResponsiblePeople people, TimeProvider time) : ICardAction
{
    public const string ListVerb = "checkin.list", OpenVerb = "checkin.open", SaveVerb = "checkin.save", SameVerb = "checkin.same",
        SameAllVerb = "checkin.same-all", SnoozeVerb = "checkin.snooze";

    private const int SnoozeDays = 7;

    public async Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken)
    {
        var texts = CheckInTexts.In(turn.Language);
        if (await book.OfAsync(turn.Person, cancellationToken) is not { } view)
            return new CardActionResult.Said(texts.OnlyMembers);
        if (submission.Action.Verb == ListVerb)
            return new CardActionResult.Replaced(CheckInCard.Of(turn.Language, view, said: null, submission.Action.Page ?? 0));
        if (submission.Action.Verb == SameAllVerb)
            return await SameAllAsync(turn, view, submission.Action.Id, cancellationToken);
        if (!Guid.TryParse(submission.Action.Id, out var actionId) || await plans.ActionAsync(turn.Person, actionId, cancellationToken) is not { } found)
            return await ListAsync(turn, texts.Gone, cancellationToken);
        if (!found.Action.People.Exists(person => person.MemberId == view.Member.Id) && !await IsCoordinatorAsync(turn, found, cancellationToken))
            return new CardActionResult.Said(texts.NotYours);

        return submission.Action.Verb switch
        {
            OpenVerb => await FormAsync(turn, view, found, said: null, typed: null, cancellationToken),
            SaveVerb => await SaveAsync(turn, view, found, submission, cancellationToken),
            SameVerb => await MarkAsync(turn, view, found, submission.Action.Version, isSnooze: false, cancellationToken),
            SnoozeVerb => await MarkAsync(turn, view, found, submission.Action.Version, isSnooze: true, cancellationToken),
            _ => new CardActionResult.Stale(),
        };
    }

    private async Task<bool> IsCoordinatorAsync(Turn turn, ActionView found, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return Rights.MayEditPlan(await MemberBook.StandingOfAsync(database, turn.Person, cancellationToken), found.Organisation.Id);
    }

    private async Task<CardActionResult> SaveAsync(Turn turn, CheckInView view, ActionView found, CardSubmission submission, CancellationToken cancellationToken)
    {
        var texts = CheckInTexts.In(turn.Language);
        var typed = CheckInTyped.Of(submission.Answers);
        if (submission.Answers.Text(CheckInTyped.StatusInput) is not null && typed.Status is null)
            return await FormAsync(turn, view, found, texts.Wrong(texts.StatusError), typed, cancellationToken);
        if (submission.Answers.Text(CheckInTyped.DueInput) is not null && typed.DueOn is null)
            return await FormAsync(turn, view, found, texts.Wrong(texts.DueError), typed, cancellationToken);
        if (typed.Comment?.Length > CheckInTyped.LongestComment)
            return await FormAsync(turn, view, found, texts.Wrong(texts.CommentError(CheckInTyped.LongestComment)), typed, cancellationToken);

        Member? colleague = null;
        if (typed.Colleague is { } chosen)
        {
            colleague = await ColleagueAsync(turn.Person, chosen, cancellationToken);
            if (colleague is null)
                return await FormAsync(turn, view, found, texts.NoSuchColleague, typed, cancellationToken);
        }

        // A client that leaves a field out says nothing about it; one that sends it empty empties it.
        var edit = new ActionEdit
        {
            Status = typed.Status is { } status ? status : Edit<ActionStatus>.None,
            DueOn = submission.Answers.Ids.Contains(CheckInTyped.DueInput) ? new Edit<DateOnly?>(typed.DueOn) : Edit<DateOnly?>.None,
            Comment = typed.Comment,
        };
        if (colleague is not null)
            edit = HandedOver(edit, found.Action, view.Member.Id, colleague.Id);

        var version = submission.Action.Version ?? -1;
        switch (await changePlan.EditActionAsync(turn.Person, found.Action.Id, version, edit, ChangedVia.CheckIn, cancellationToken))
        {
            case PlanOutcome<ActionItem>.Changed changed:
                var said = colleague is null ? texts.Saved(found.Action.Title)
                    : colleague.Person is null ? texts.HandedOverUntold(found.Action.Title, colleague.Name)
                    : texts.HandedOver(found.Action.Title, colleague.Name);
                return await AnsweredAsync(turn, view, found, changed.Present, typed, said, hasChanged: true, cancellationToken);
            case PlanOutcome<ActionItem>.Unchanged unchanged:
                return await AnsweredAsync(turn, view, found, unchanged.Present, typed, texts.NothingToSave, hasChanged: false, cancellationToken);
            case PlanOutcome<ActionItem>.Stale:
                // The present state, and what was typed of the person's own words: both are there to be seen before it is sent again.
                return await plans.ActionAsync(turn.Person, found.Action.Id, cancellationToken) is { } present
                    ? await FormAsync(turn, view, present, texts.StaleText(present.Action.Title), new CheckInTyped(null, typed.Comment, null, typed.NeedsHelp, null), cancellationToken)
                    : await ListAsync(turn, texts.Gone, cancellationToken);
            case PlanOutcome<ActionItem>.Invalid invalid:
                return await FormAsync(turn, view, found, texts.Wrong(string.Join(' ', invalid.Texts(PlanTexts.In(turn.Language)).Values)), typed, cancellationToken);
            case PlanOutcome<ActionItem>.NotAllowed:
                return new CardActionResult.Said(texts.NotYours);
            default:
                return await ListAsync(turn, texts.Gone, cancellationToken);
        }
    }

    private async Task<CardActionResult> AnsweredAsync(
        Turn turn, CheckInView view, ActionView found, ActionItem present, CheckInTyped typed, string said, bool hasChanged, CancellationToken cancellationToken)
    {
        var texts = CheckInTexts.In(turn.Language);
        var isStuck = typed.NeedsHelp || (hasChanged && typed.Status == ActionStatus.Blocked && found.Action.Status != ActionStatus.Blocked);
        var reply = new CheckInReply(said);
        if (isStuck)
        {
            var told = await tell.NeedsHelpAsync(view.Member, present, typed.Comment, cancellationToken);

            // A coordinator who is stuck needs no telling, and is no want of a coordinator.
            var whoIsTold = told.Count > 0 ? texts.CoordinatorTold(texts.And(told)) : await IsCoordinatorAsync(turn, found, cancellationToken) ? "" : texts.NoCoordinator;
            reply = new CheckInReply($"{said} {whoIsTold}".TrimEnd())
            {
                Help = matchingHelp.For(present, found.Initiative, typed.Comment),
            };
        }
        else if (hasChanged && present.Status == ActionStatus.Done && found.Action.Status != ActionStatus.Done)
        {
            reply = reply with { Done = present.Id };
        }

        // To be asked again at once about what was just saved would be odd.
        if (hasChanged || isStuck)
            await MarkAsync(view.Member.Id, [(present.Id, present.Version)], _ => { }, isUnchanged: true, cancellationToken);
        return await ListAsync(turn, reply, cancellationToken, hasChanged ? present.Id : null);
    }

    private async Task<CardActionResult> MarkAsync(Turn turn, CheckInView view, ActionView found, int? version, bool isSnooze, CancellationToken cancellationToken)
    {
        var texts = CheckInTexts.In(turn.Language);
        if (version != found.Action.Version)
            return await ListAsync(turn, texts.StaleText(found.Action.Title), cancellationToken);

        var until = DanishCalendar.WorkingDayFrom(view.Today.AddDays(SnoozeDays));
        await MarkAsync(
            view.Member.Id,
            [(found.Action.Id, found.Action.Version)],
            mark => mark.SnoozedUntil = isSnooze ? until : mark.SnoozedUntil,
            isUnchanged: !isSnooze,
            cancellationToken);
        return await ListAsync(turn, isSnooze ? texts.Snoozed(found.Action.Title, texts.Date(until)) : texts.NotedSame(found.Action.Title), cancellationToken);
    }

    private async Task<CardActionResult> SameAllAsync(Turn turn, CheckInView view, string? seen, CancellationToken cancellationToken)
    {
        var texts = CheckInTexts.In(turn.Language);
        if (seen != CheckInFingerprint.Of(view.Items))
            return new CardActionResult.Replaced(CheckInCard.Of(turn.Language, view, texts.StaleAll, page: 0));

        CheckInItem[] waiting = [.. view.Items.Where(item => !item.IsAnswered)];
        await MarkAsync(view.Member.Id, [.. waiting.Select(item => (item.Action.Id, item.Action.Version))], _ => { }, isUnchanged: true, cancellationToken);
        return await ListAsync(turn, texts.NotedSameAll(waiting.Length), cancellationToken);
    }

    private async Task MarkAsync(
        Guid memberId, IReadOnlyCollection<(Guid Action, int Version)> actions, Action<CheckInMark> change, bool isUnchanged, CancellationToken cancellationToken)
    {
        // A second round: the same tap twice at once both find no row.
        for (var round = 1; ; round++)
        {
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            foreach (var (action, version) in actions)
            {
                var mark = await database.Set<CheckInMark>().FindAsync([action, memberId], cancellationToken);
                if (mark is null)
                {
                    mark = new CheckInMark { ActionItemId = action, MemberId = memberId };
                    database.Add(mark);
                }

                if (isUnchanged)
                    (mark.UnchangedVersion, mark.UnchangedAt) = (version, time.GetUtcNow());
                change(mark);
            }

            try
            {
                await database.SaveChangesAsync(cancellationToken);
                return;
            }
            catch (DbUpdateException exception) when (round == 1 && UniqueKey.IsViolatedIn(exception))
            {
            }
        }
    }

    private async Task<CardActionResult> ListAsync(Turn turn, CheckInReply said, CancellationToken cancellationToken, Guid? changed = null)
    {
        if (await book.OfAsync(turn.Person, cancellationToken) is not { } view)
            return new CardActionResult.Said(CheckInTexts.In(turn.Language).OnlyMembers);

        var card = CheckInCard.Of(turn.Language, view, said, page: 0);
        if (changed is { } actionId)
            await currentCards.ShowAsync(actionId, view.Member.Id, turn.Activity.ReplyToId, card, cancellationToken);
        return new CardActionResult.Replaced(card);
    }

    private async Task<CardActionResult> FormAsync(Turn turn, CheckInView view, ActionView found, string? said, CheckInTyped? typed, CancellationToken cancellationToken)
    {
        var colleagues = (await people.CandidatesAsync(found.Organisation.Id, [], cancellationToken)).Where(candidate => candidate.MemberId != view.Member.Id);
        var item = view.Items.FirstOrDefault(item => item.Action.Id == found.Action.Id) ?? new CheckInItem(found, null, null, AsDeputy: false, time.GetUtcNow());
        return new CardActionResult.Replaced(CheckInCard.Form(
            turn.Language, item with { View = found }, [.. colleagues], view.Today, said, typed));
    }

    /// <summary>From the static choices a member's id, from the directory's search the Entra object id of somebody in the own tenant.</summary>
    private async Task<Member?> ColleagueAsync(Person person, string chosen, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var id = Guid.TryParse(chosen, out var parsed) ? parsed : Guid.Empty;
        return await database.Set<Member>().AsNoTracking().FirstOrDefaultAsync(
            member => member.IsConfirmed && member.LeftAt == null && (member.Id == id || (member.TenantId == person.TenantId && member.ObjectId == chosen)), cancellationToken);
    }

    private static ActionEdit HandedOver(ActionEdit edit, ActionItem action, Guid from, Guid to)
    {
        Guid[] owners = [.. action.Owners];
        edit = edit with { Deputy = action.Deputy == to ? new Edit<Guid?>(null) : Edit<Guid?>.None };
        return owners.Contains(from) || action.Deputy != from
            ? edit with { Owners = new Edit<IReadOnlyCollection<Guid>>([.. owners.Contains(from) ? owners.Where(owner => owner != from).Append(to).Distinct() : [to]]) }
            : edit with { Deputy = to };
    }
}
