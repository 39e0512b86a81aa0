using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.ActionPlans.CheckIns;

/// <summary>One action that one person is to be asked about.</summary>
/// <param name="AsDeputy">The owner did not answer, and the person stands in.</param>
/// <param name="AskedAt">What was answered before is asked again.</param>
internal sealed record CheckInItem(ActionView View, ActionEscalation? Escalation, CheckInMark? Mark, bool AsDeputy, DateTimeOffset AskedAt)
{
    /// <summary>The person is the only one whom »tovholderen får besked« could mean.</summary>
    public bool IsOwnCoordinator { get; init; }

    public ActionItem Action => View.Action;

    /// <summary>Saved, or said to be unchanged, and it still is so.</summary>
    public bool IsAnswered => Mark is { UnchangedVersion: { } version } && version == Action.Version && Mark.UnchangedAt >= AskedAt;
}

/// <summary>What a person is to be asked about just now, and by what name the person goes.</summary>
internal sealed record CheckInView(Member Member, CheckInHabit Habit, IReadOnlyList<CheckInItem> Items, DateOnly Today);

/// <summary>Looks up what a person's card is about: the open actions in every plan that the person owns, and those the person is asked about as deputy.</summary>
internal sealed class CheckInBook(IDbContextFactory<BotDbContext> contexts, TimeProvider time)
{
    public async Task<CheckInView?> OfAsync(Person person, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await MemberBook.StandingOfAsync(database, person, cancellationToken) is { IsMember: true, MemberId: { } id }
            ? await OfAsync(database, id, askedAt: null, cancellationToken)
            : null;
    }

    /// <summary>Sees what the unit of work has not saved yet.</summary>
    /// <param name="askedAt">Missing: when the person got the last card.</param>
    public async Task<CheckInView?> OfAsync(BotDbContext database, Guid memberId, DateTimeOffset? askedAt, CancellationToken cancellationToken)
    {
        var today = DanishCalendar.DayOf(time.GetUtcNow());
        if (await database.Set<Member>().AsNoTracking().Include(row => row.Roles).SingleOrDefaultAsync(row => row.Id == memberId, cancellationToken) is not { } member)
            return null;

        var views = await PlanBook.OpenActionsOfAsync(database, memberId, cancellationToken);
        var ids = views.Select(view => view.Action.Id).ToArray();
        await database.Set<ActionEscalation>().Where(row => ids.Contains(row.ActionItemId)).LoadAsync(cancellationToken);
        var escalations = database.Set<ActionEscalation>().Local.ToDictionary(row => row.ActionItemId);
        var marks = await database.Set<CheckInMark>().AsNoTracking().Where(row => row.MemberId == memberId && ids.Contains(row.ActionItemId))
            .ToDictionaryAsync(row => row.ActionItemId, cancellationToken);
        var habit = await database.Set<CheckInHabit>().FindAsync([memberId], cancellationToken);

        var isAlone = member is { OrganisationId: { } own } && member.Has(Role.Coordinator)
            && (await CoordinatorsAsync(database, own, cancellationToken)).TrueForAll(coordinator => coordinator.Id == memberId);

        // An answer lasts a week at most: who asks for a card between two others wants to be asked.
        var weekAgo = DanishCalendar.StartOf(today.AddDays(-6));
        var since = askedAt ?? (habit?.LastSentAt > weekAgo ? habit.LastSentAt.Value : weekAgo);
        return new CheckInView(member, habit ?? new CheckInHabit { MemberId = memberId }, [.. Items()], today);

        IEnumerable<CheckInItem> Items()
        {
            foreach (var view in views)
            {
                var mark = marks.GetValueOrDefault(view.Action.Id);
                var escalation = escalations.GetValueOrDefault(view.Action.Id) is { } row && row.ActionVersion == view.Action.Version ? row : null;
                var isOwner = view.Action.Owners.Contains(memberId);
                if (mark?.SnoozedUntil > today || (!isOwner && escalation?.DeputyAskedAt is null))
                    continue;
                yield return new CheckInItem(view, escalation, mark, AsDeputy: !isOwner, since) { IsOwnCoordinator = isAlone && view.Organisation.Id == member.OrganisationId };
            }
        }
    }

    /// <summary>In the language of the person's own Teams.</summary>
    public static async Task<Language> LanguageOfAsync(BotDbContext database, Member member, CancellationToken cancellationToken) =>
        Languages.OfLocale(await database.Set<KnownConversation>()
            .Where(known => known.Kind == ConversationKind.Personal && known.TenantId == member.TenantId && known.ObjectId == member.ObjectId)
            .OrderByDescending(known => known.LastSeenAt)
            .Select(known => known.Locale)
            .FirstOrDefaultAsync(cancellationToken));

    public static Task<List<Member>> CoordinatorsAsync(BotDbContext database, Guid organisationId, CancellationToken cancellationToken) => database.Set<Member>()
        .AsNoTracking()
        .Where(member => member.OrganisationId == organisationId && member.IsConfirmed && member.LeftAt == null && member.ObjectId != null
            && member.Roles.Any(role => role.Role == Role.Coordinator))
        .OrderBy(member => member.Name)
        .ToListAsync(cancellationToken);

    public static Task<List<Member>> LeadersAsync(BotDbContext database, CancellationToken cancellationToken) => database.Set<Member>()
        .AsNoTracking()
        .Where(member => member.IsConfirmed && member.LeftAt == null && member.ObjectId != null && member.OrganisationId != null
            && member.Roles.Any(role => role.Role == Role.Leader))
        .OrderBy(member => member.Name)
        .ToListAsync(cancellationToken);
}
