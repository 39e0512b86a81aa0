using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.ActionPlans;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Privacy;
using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.CaseBank;

/// <summary>What somebody wants a draft to be.</summary>
internal sealed record CaseDraftEdit(
    string Title, int Year, string? Challenge, string? WhatWasDone, string? Results, string? ContactRole, string? Link, IReadOnlyList<int> Recommendations);

internal abstract record CaseDraftOutcome
{
    private CaseDraftOutcome()
    {
    }

    public sealed record Saved(CaseDraft Draft) : CaseDraftOutcome;

    public sealed record Stale(CaseDraft Present) : CaseDraftOutcome;

    public sealed record Gone : CaseDraftOutcome;
}

/// <summary>Drafts of cases: made from an action that is done, and seen, mended and thrown away by their author alone.</summary>
internal sealed class CaseDrafts(IDbContextFactory<BotDbContext> contexts, PlanBook plans, TimeProvider time)
{
    public const int LongestTitle = 200, LongestText = 4_000, LongestLine = 300;

    /// <summary>The draft of this action, which is made where there is none; null for who is not responsible for it.</summary>
    public async Task<CaseDraft?> MakeAsync(Person person, Guid actionId, Language language, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var who = await MemberBook.StandingOfAsync(database, person, cancellationToken);
        if (who.MemberId is not { } memberId || await plans.ActionAsync(person, actionId, cancellationToken) is not { } view
            || !Rights.MayUpdateAction(who, view.Organisation.Id, view.Action.People.Select(part => part.MemberId)))
            return null;
        if (await FindAsync(database, memberId, actionId, cancellationToken) is { } present)
            return present;

        var texts = CaseDraftTexts.In(language);
        var comments = (await plans.HistoryAsync(person, actionId, cancellationToken)).Reverse().Select(change => change.Comment).OfType<string>();
        var now = time.GetUtcNow();
        var draft = new CaseDraft
        {
            Id = Guid.CreateVersion7(now),
            MemberId = memberId,
            OrganisationId = view.Organisation.Id,
            ActionItemId = actionId,
            Title = Cut(view.Action.Title, LongestTitle),
            Year = DanishCalendar.DayOf(now).Year,
            Challenge = texts.PrefilledChallenge(view.Initiative.Title),
            WhatWasDone = Cut(string.Join('\n', ((string[])[view.Action.Title, view.Action.Notes ?? "", .. comments]).Where(line => line.Length > 0)), LongestText),
            ContactRole = texts.PrefilledContact(view.Organisation.Name),
            Recommendations = view.Initiative.Recommendations,
            CreatedAt = now,
            ChangedAt = now,
        };
        database.Add(draft);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return draft;
        }
        catch (DbUpdateException exception) when (UniqueKey.IsViolatedIn(exception))
        {
            await using var fresh = await contexts.CreateDbContextAsync(cancellationToken);
            return await FindAsync(fresh, memberId, actionId, cancellationToken);
        }
    }

    /// <summary>Newest first; null for who is no member.</summary>
    public async Task<IReadOnlyList<CaseDraft>?> MineAsync(Person person, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await MemberBook.StandingOfAsync(database, person, cancellationToken) is { IsMember: true, MemberId: { } id }
            ? await database.Set<CaseDraft>().AsNoTracking().Where(draft => draft.MemberId == id).OrderByDescending(draft => draft.ChangedAt).ToListAsync(cancellationToken)
            : null;
    }

    public async Task<CaseDraft?> FindAsync(Person person, Guid draftId, CancellationToken cancellationToken) =>
        (await MineAsync(person, cancellationToken))?.FirstOrDefault(draft => draft.Id == draftId);

    public async Task<CaseDraftOutcome> SaveAsync(Person person, Guid draftId, int version, CaseDraftEdit edit, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (await OwnAsync(database, person, draftId, cancellationToken) is not { } draft)
            return new CaseDraftOutcome.Gone();
        if (Of(draft) == Comparable(edit))
            return new CaseDraftOutcome.Saved(draft);
        if (draft.Version != version)
            return new CaseDraftOutcome.Stale(draft);

        (draft.Title, draft.Year, draft.Challenge, draft.WhatWasDone, draft.Results) = (edit.Title.Trim(), edit.Year, edit.Challenge, edit.WhatWasDone, edit.Results);
        (draft.ContactRole, draft.Link, draft.Recommendations) = (edit.ContactRole, edit.Link, [.. edit.Recommendations.Distinct().Order()]);
        draft.ChangedAt = time.GetUtcNow();
        draft.Version++;
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return new CaseDraftOutcome.Saved(draft);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await FindAsync(person, draftId, cancellationToken) is { } present ? new CaseDraftOutcome.Stale(present) : new CaseDraftOutcome.Gone();
        }
    }

    public async Task<CaseDraftOutcome> DiscardAsync(Person person, Guid draftId, int version, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (await OwnAsync(database, person, draftId, cancellationToken) is not { } draft)
            return new CaseDraftOutcome.Gone();
        if (draft.Version != version)
            return new CaseDraftOutcome.Stale(draft);

        database.Remove(draft);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return new CaseDraftOutcome.Gone();
        }
        catch (DbUpdateConcurrencyException)
        {
            return await FindAsync(person, draftId, cancellationToken) is { } present ? new CaseDraftOutcome.Stale(present) : new CaseDraftOutcome.Gone();
        }
    }

    private static async Task<CaseDraft?> OwnAsync(BotDbContext database, Person person, Guid draftId, CancellationToken cancellationToken) =>
        await MemberBook.StandingOfAsync(database, person, cancellationToken) is { IsMember: true, MemberId: { } id }
            ? await database.Set<CaseDraft>().SingleOrDefaultAsync(draft => draft.Id == draftId && draft.MemberId == id, cancellationToken)
            : null;

    private static Task<CaseDraft?> FindAsync(BotDbContext database, Guid memberId, Guid actionId, CancellationToken cancellationToken) =>
        database.Set<CaseDraft>().AsNoTracking().SingleOrDefaultAsync(draft => draft.MemberId == memberId && draft.ActionItemId == actionId, cancellationToken);

    private static (string, int, string?, string?, string?, string?, string?, string) Of(CaseDraft draft) =>
        (draft.Title, draft.Year, draft.Challenge, draft.WhatWasDone, draft.Results, draft.ContactRole, draft.Link, string.Join(' ', draft.Recommendations));

    private static (string, int, string?, string?, string?, string?, string?, string) Comparable(CaseDraftEdit edit) =>
        (edit.Title.Trim(), edit.Year, edit.Challenge, edit.WhatWasDone, edit.Results, edit.ContactRole, edit.Link, string.Join(' ', edit.Recommendations.Distinct().Order()));

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
}

/// <summary>Drafts as personal data: they are the author's own words.</summary>
internal sealed class CaseDraftData : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecord>> FindAsync(BotDbContext database, Person person, Language language, CancellationToken cancellationToken)
    {
        var texts = CaseDraftTexts.In(language);
        var drafts = await database.Set<CaseDraft>().AsNoTracking()
            .Where(draft => database.Set<Member>().Any(member => member.Id == draft.MemberId && member.TenantId == person.TenantId && member.ObjectId == person.ObjectId))
            .ToListAsync(cancellationToken);
        return [.. drafts.Select(draft => new PersonalRecord(
            texts.StoredDraft, string.Join('\n', new[] { draft.Title, draft.Challenge, draft.WhatWasDone, draft.Results, draft.ContactRole, draft.Link }.Where(part => !string.IsNullOrEmpty(part)))))];
    }

    // They go with the member, which the network deletes.
    public Task DeleteAsync(BotDbContext database, Person person, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<int> PurgeAsync(BotDbContext database, DateTimeOffset now, CancellationToken cancellationToken) => Task.FromResult(0);
}
