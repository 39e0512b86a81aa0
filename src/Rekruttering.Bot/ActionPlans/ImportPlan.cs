using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Imports;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.ActionPlans;

internal abstract record PlanImportOutcome
{
    private PlanImportOutcome()
    {
    }

    public sealed record NotAllowed : PlanImportOutcome;

    public sealed record NoColumns : PlanImportOutcome;

    /// <summary>The dry run: nothing is changed. Also the answer to a confirmation of something that has become something else.</summary>
    public sealed record Previewed(Guid DraftId, Guid OrganisationId, PlanImportReport Report) : PlanImportOutcome;

    public sealed record Imported(PlanImportReport Report, Plan Plan) : PlanImportOutcome;

    /// <summary>Confirmed already, or too old.</summary>
    public sealed record Gone : PlanImportOutcome;
}

/// <summary>A plan in a file: looked at, asked about, and taken in as a whole or not at all.</summary>
internal sealed class ImportPlan(IDbContextFactory<BotDbContext> contexts, ChangePlan changePlan, ImportDrafts drafts, TimeProvider time)
{
    public async Task<PlanImportOutcome> PreviewAsync(
        Person person, Guid organisationId, ImportSource source, Language language, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (!Rights.MayImportPlan(await MemberBook.StandingOfAsync(database, person, cancellationToken), organisationId))
            return new PlanImportOutcome.NotAllowed();

        var draft = drafts.New(person, ImportKind.Plan, organisationId, source, seen: "");
        var plan = await PlanBook.OfOrganisation(database, organisationId, cancellationToken);
        if (await JudgeAsync(database, draft, plan, language, cancellationToken) is not { } report)
            return new PlanImportOutcome.NoColumns();

        // Kept also while it is in question: the answers belong to it. A file with wrong rows has to be sent again.
        draft.Seen = report.Fingerprint(plan?.Fingerprint ?? 0);
        if (report.IsWorthKeeping)
        {
            database.Add(draft);
            await database.SaveChangesAsync(cancellationToken);
        }

        return new PlanImportOutcome.Previewed(draft.Id, draft.OrganisationId!.Value, report);
    }

    /// <summary>Who is meant by what the file says, asked for each question; null where it is not answered. The dry run again, with that.</summary>
    public async Task<PlanImportOutcome> AnswerAsync(
        Person person, Guid draftId, Func<OwnerQuestion, Guid?> answer, Language language, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var (draft, who) = await FindAsync(database, person, draftId, cancellationToken);
        if (Refuse(draft, who) is { } refusal)
            return refusal;

        var plan = await PlanBook.OfOrganisation(database, draft!.OrganisationId!.Value, cancellationToken);
        if (await JudgeAsync(database, draft, plan, language, cancellationToken) is not { } asked)
            return new PlanImportOutcome.Gone();

        var all = AnswersOf(draft);
        foreach (var question in asked.Questions)
        {
            if (answer(question) is { } member)
                all[question.Said] = member;
        }

        draft.Answers = JsonSerializer.Serialize(all);
        return await AgainAsync(database, draft, language, cancellationToken);
    }

    public async Task<PlanImportOutcome> CommitAsync(Person person, Guid draftId, Language language, CancellationToken cancellationToken)
    {
        try
        {
            return await WriteAsync(person, draftId, language, cancellationToken);
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || UniqueKey.IsViolatedIn(exception))
        {
            // Somebody changed the plan between the look and the write: nothing was written, and what would happen now is shown.
            return await PreviewAgainAsync(person, draftId, language, cancellationToken);
        }
    }

    private async Task<PlanImportOutcome> WriteAsync(Person person, Guid draftId, Language language, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await database.BeginWriteAsync(cancellationToken);
        var (draft, who) = await FindAsync(database, person, draftId, cancellationToken);
        if (Refuse(draft, who) is { } refusal)
            return refusal;

        var plan = await PlanBook.OfOrganisation(database, draft!.OrganisationId!.Value, cancellationToken);
        if (await JudgeAsync(database, draft, plan, language, cancellationToken) is not { } report)
            return new PlanImportOutcome.Gone();
        var fingerprint = report.Fingerprint(plan?.Fingerprint ?? 0);
        if (!report.CanCommit || fingerprint != draft.Seen)
        {
            draft.Seen = fingerprint;
            await database.SaveChangesAsync(cancellationToken);
            await write.CommitAsync(cancellationToken);
            return new PlanImportOutcome.Previewed(draft.Id, draft.OrganisationId!.Value, report);
        }

        var history = new History(who, ChangedVia.Import, time.GetUtcNow());
        if (plan is null)
        {
            var organisation = await database.Set<Organisation>().SingleAsync(row => row.Id == draft.OrganisationId, cancellationToken);
            plan = changePlan.NewPlan(organisation.Id, PlanTexts.In(language).PlanTitleOf(organisation.Name), workshopOn: null);
            database.Add(plan);
            history.Note(plan, PlanField.Created, null, plan.Title);
        }

        Apply(plan, report, history);
        database.AddRange(history.Changes);
        database.Remove(draft);
        await database.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return new PlanImportOutcome.Imported(report, plan);
    }

    private static void Apply(Plan plan, PlanImportReport report, History history)
    {
        // By the one that was found: a plan may have two of one title.
        foreach (var group in report.Rows.GroupBy(row => row.InitiativeId?.ToString() ?? PlanWords.Key(row.Initiative)))
        {
            int[] recommendations = [.. group.SelectMany(row => row.Recommendations).Distinct()];
            var isNew = group.Select(row => row.IsNew).FirstOrDefault(said => said is not null);
            var initiative = plan.Initiatives.Find(known => known.Id == group.First().InitiativeId);
            if (initiative is null)
                initiative = PlanWriter.Add(plan, group.First().Initiative, isNew ?? true, recommendations, history);
            else
                PlanWriter.Edit(initiative, new InitiativeEdit { IsNew = isNew ?? initiative.IsNew, Recommendations = new([.. initiative.Recommendations.Union(recommendations)]) }, history);

            foreach (var row in group)
            {
                if (row.Verdict == PlanRowVerdict.New)
                    PlanWriter.Add(initiative, row.Edit, history);
                else if (row.Verdict == PlanRowVerdict.Changed && initiative.Actions.Find(action => action.Id == row.ActionId) is { } action)
                    PlanWriter.Edit(action, row.Edit, history);
            }
        }
    }

    private async Task<PlanImportOutcome> PreviewAgainAsync(Person person, Guid draftId, Language language, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var (draft, who) = await FindAsync(database, person, draftId, cancellationToken);
        return Refuse(draft, who) ?? await AgainAsync(database, draft!, language, cancellationToken);
    }

    private async Task<PlanImportOutcome> AgainAsync(BotDbContext database, ImportDraft draft, Language language, CancellationToken cancellationToken)
    {
        var plan = await PlanBook.OfOrganisation(database, draft.OrganisationId!.Value, cancellationToken);
        if (await JudgeAsync(database, draft, plan, language, cancellationToken) is not { } report)
            return new PlanImportOutcome.Gone();
        draft.Seen = report.Fingerprint(plan?.Fingerprint ?? 0);
        await database.SaveChangesAsync(cancellationToken);
        return new PlanImportOutcome.Previewed(draft.Id, draft.OrganisationId!.Value, report);
    }

    private async Task<(ImportDraft? Draft, Standing Who)> FindAsync(
        BotDbContext database, Person person, Guid draftId, CancellationToken cancellationToken) => (
        await drafts.FindAsync(database, person, ImportKind.Plan, draftId, cancellationToken),
        await MemberBook.StandingOfAsync(database, person, cancellationToken));

    // The right is asked again: who lost it between the look and the confirmation imports nothing.
    private static PlanImportOutcome? Refuse(ImportDraft? draft, Standing who) =>
        draft is not { OrganisationId: { } organisationId } ? new PlanImportOutcome.Gone()
        : Rights.MayImportPlan(who, organisationId) ? null
        : new PlanImportOutcome.NotAllowed();

    private async Task<PlanImportReport?> JudgeAsync(
        BotDbContext database, ImportDraft draft, Plan? plan, Language language, CancellationToken cancellationToken)
    {
        var members = await database.Set<Member>().AsNoTracking().Where(member => member.LeftAt == null && member.IsConfirmed).ToListAsync(cancellationToken);
        return PlanImport.Judge(
            draft.Source.Tables, plan, draft.OrganisationId!.Value, members, AnswersOf(draft), DanishCalendar.DayOf(time.GetUtcNow()), PlanTexts.In(language));
    }

    private static Dictionary<string, Guid> AnswersOf(ImportDraft draft) => new(
        draft.Answers is null ? [] : JsonSerializer.Deserialize<Dictionary<string, Guid>>(draft.Answers) ?? [], StringComparer.OrdinalIgnoreCase);
}
