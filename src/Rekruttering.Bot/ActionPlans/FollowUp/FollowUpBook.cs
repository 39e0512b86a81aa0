using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.ActionPlans.FollowUp;

/// <summary>One answer, or the want of one, with what it is about.</summary>
internal sealed record FollowUpItem(FollowUpAnswer Answer, string Action, string Initiative, string Organisation);

/// <summary>What one person is asked in the follow-up, in the order of the plan.</summary>
internal sealed record FollowUpView(Member Member, IReadOnlyList<FollowUpItem> Items);

/// <summary>What came of one municipality's plan.</summary>
/// <param name="HasWords">With names and words: for the municipality itself. Otherwise figures, and none that points at one person.</param>
internal sealed record FollowUpResult(Organisation Organisation, Plan Plan, IReadOnlyList<FollowUpItem> Items, IReadOnlyDictionary<Guid, string> Names, bool HasWords)
{
    public int Answered => Items.Count(item => item.Answer.Outcome is not null);

    public IReadOnlyList<(FollowUpOutcome? Outcome, PictureCell Count)> Counts
    {
        get
        {
            FollowUpOutcome?[] outcomes = [FollowUpOutcome.Achieved, FollowUpOutcome.Partly, FollowUpOutcome.NotAchieved, null];
            var counted = outcomes.Select(outcome => Items.Where(item => item.Answer.Outcome == outcome).ToArray()).ToArray();
            var cells = HasWords
                ? [.. counted.Select(items => PictureCell.Of(items.Length))]
                : SmallCells.Protect([.. counted.Select(items => (items.Length, items.Select(item => item.Answer.MemberId).Distinct().Count()))], totalIsShown: true);
            return [.. outcomes.Zip(cells)];
        }
    }
}

internal sealed class FollowUpBook(IDbContextFactory<BotDbContext> contexts)
{
    /// <summary>Null for who is no member.</summary>
    public async Task<FollowUpView?> OfAsync(Person person, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await MemberBook.StandingOfAsync(database, person, cancellationToken) is { IsMember: true, MemberId: { } id }
            ? await OfAsync(database, id, cancellationToken)
            : null;
    }

    public static async Task<FollowUpView> OfAsync(BotDbContext database, Guid memberId, CancellationToken cancellationToken)
    {
        var answers = await database.Set<FollowUpAnswer>().AsNoTracking().Where(answer => answer.MemberId == memberId).ToListAsync(cancellationToken);
        return new FollowUpView(
            await database.Set<Member>().AsNoTracking().SingleAsync(member => member.Id == memberId, cancellationToken),
            await ItemsAsync(database, answers, cancellationToken));
    }

    /// <summary>For the municipality with words, for the leadership in figures, for nobody else.</summary>
    public async Task<FollowUpResult?> ResultAsync(Person person, Guid planId, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var who = await MemberBook.StandingOfAsync(database, person, cancellationToken);
        var plan = await database.Set<Plan>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == planId, cancellationToken);
        return plan is not null && Rights.MaySeePicture(who, plan.OrganisationId)
            && await database.Set<FollowUpRound>().AnyAsync(round => round.PlanId == planId, cancellationToken)
            ? await ResultAsync(database, plan, Rights.MaySeePlan(who, plan.OrganisationId), cancellationToken)
            : null;
    }

    /// <summary>The person's own municipality, or for the leadership every one.</summary>
    public async Task<IReadOnlyList<FollowUpResult>> ResultsAsync(Person person, CancellationToken cancellationToken)
    {
        List<Guid> plans;
        await using (var database = await contexts.CreateDbContextAsync(cancellationToken))
            plans = await database.Set<FollowUpRound>().OrderBy(round => round.AskedAt).Select(round => round.PlanId).ToListAsync(cancellationToken);
        var results = new List<FollowUpResult>();
        foreach (var plan in plans)
        {
            if (await ResultAsync(person, plan, cancellationToken) is { } result)
                results.Add(result);
        }

        return results;
    }

    internal static async Task<FollowUpResult> ResultAsync(BotDbContext database, Plan plan, bool hasWords, CancellationToken cancellationToken)
    {
        var answers = await database.Set<FollowUpAnswer>().AsNoTracking().Where(answer => answer.PlanId == plan.Id).ToListAsync(cancellationToken);
        return new FollowUpResult(
            await database.Set<Organisation>().AsNoTracking().SingleAsync(row => row.Id == plan.OrganisationId, cancellationToken),
            plan,
            await ItemsAsync(database, answers, cancellationToken),
            hasWords ? await CheckIns.SendCheckIns.NamesAsync(database, answers.Select(answer => answer.MemberId), cancellationToken) : new Dictionary<Guid, string>(),
            hasWords);
    }

    private static async Task<IReadOnlyList<FollowUpItem>> ItemsAsync(BotDbContext database, IReadOnlyList<FollowUpAnswer> answers, CancellationToken cancellationToken)
    {
        var ids = answers.Select(answer => answer.ActionItemId).Distinct().ToArray();
        var about = await database.Set<ActionItem>().AsNoTracking().Where(action => ids.Contains(action.Id))
            .Join(database.Set<Initiative>(), action => action.InitiativeId, initiative => initiative.Id, (action, initiative) => new { action, initiative })
            .Join(database.Set<Plan>(), pair => pair.action.PlanId, plan => plan.Id, (pair, plan) => new { pair.action, pair.initiative, plan })
            .Join(database.Set<Organisation>(), row => row.plan.OrganisationId, organisation => organisation.Id, (row, organisation) => new
            {
                row.action.Id,
                Action = row.action.Title,
                Initiative = row.initiative.Title,
                InitiativePosition = row.initiative.Position,
                row.action.Position,
                Organisation = organisation.Name,
            })
            .ToDictionaryAsync(row => row.Id, cancellationToken);
        return [.. answers
            .Select(answer => (Answer: answer, About: about[answer.ActionItemId]))
            .OrderBy(pair => pair.About.Organisation, MemberBook.DanishOrder).ThenBy(pair => pair.About.InitiativePosition).ThenBy(pair => pair.About.Position).ThenBy(pair => pair.Answer.Id)
            .Select(pair => new FollowUpItem(pair.Answer, pair.About.Action, pair.About.Initiative, pair.About.Organisation))];
    }
}
