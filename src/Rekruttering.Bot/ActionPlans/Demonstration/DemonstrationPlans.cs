using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Scheduling;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Rekruttering.Bot.ActionPlans.Demonstration;

/// <summary>Plans of the invented municipalities, from <c>plans.yaml</c>. Dates are counted from the day they are loaded.</summary>
internal sealed class DemonstrationPlans(IDbContextFactory<BotDbContext> contexts, ChangePlan changePlan, RecordFigures figures, TimeProvider time) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (await database.Set<Plan>().AnyAsync(cancellationToken))
            return;

        var now = time.GetUtcNow();
        var today = DanishCalendar.DayOf(now);
        var organisations = await database.Set<Organisation>().ToDictionaryAsync(organisation => organisation.Name, cancellationToken);
        var members = await database.Set<Member>().Include(member => member.Roles).ToListAsync(cancellationToken);
        foreach (var entry in Read().Plans.Where(entry => organisations.ContainsKey(entry.Organisation)))
        {
            var organisation = organisations[entry.Organisation];
            var coordinator = members.Find(member => member.OrganisationId == organisation.Id && member.Has(Role.Coordinator));
            var plan = changePlan.NewPlan(organisation.Id, entry.Title, WorkingDay(entry.WorkshopInDays));
            var history = new History(Standing.Of(coordinator), ChangedVia.Import, now);
            database.Add(plan);
            history.Note(plan, PlanField.Created, null, plan.Title);
            foreach (var initiative in entry.Initiatives)
            {
                var added = PlanWriter.Add(plan, initiative.Title, initiative.New, initiative.Recommendations, history);
                foreach (var action in initiative.Actions)
                {
                    PlanWriter.Add(
                        added,
                        new ActionEdit
                        {
                            Title = action.Title,
                            Status = action.Status,
                            DueOn = action.DueInDays is { } days ? WorkingDay(days) : Edit<DateOnly?>.None,
                            Notes = action.Notes,
                            Owners = new([.. action.Owners.Select(IdOf)]),
                            Deputy = action.Deputy is { } deputy ? IdOf(deputy) : Edit<Guid?>.None,
                        },
                        history);
                }
            }

            database.AddRange(history.Changes);
            foreach (var year in entry.Figures)
            {
                await figures.WriteAsync(
                    database, Standing.Of(coordinator), organisation.Id, today.Year + year.YearOffset, year.Values.ToDictionary(value => value.Key, value => (decimal?)value.Value), cancellationToken);
            }
        }

        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueKey.IsViolatedIn(exception))
        {
            // Another instance that starts on the same new database has loaded them meanwhile, all of it: it is one transaction.
        }

        // Away from today, so that what is late stays late.
        DateOnly WorkingDay(int inDays)
        {
            var day = today.AddDays(inDays);
            while (!DanishCalendar.IsWorkingDay(day))
                day = day.AddDays(inDays < 0 ? -1 : 1);
            return day;
        }

        Guid IdOf(string name) => members.Single(member => member.Name == name).Id;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    internal static DemonstrationPlanFile Read()
    {
        using var stream = typeof(DemonstrationPlans).Assembly.GetManifestResourceStream("ActionPlans.Demonstration.plans.yaml")
            ?? throw new InvalidOperationException("plans.yaml is not embedded.");
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<DemonstrationPlanFile>(reader);
    }
}

internal sealed class DemonstrationPlanFile
{
    public List<PlanEntry> Plans { get; init; } = [];

    internal sealed class PlanEntry
    {
        public string Organisation { get; init; } = "";

        public string Title { get; init; } = "";

        public int WorkshopInDays { get; init; }

        public List<InitiativeEntry> Initiatives { get; init; } = [];

        public List<FigureEntry> Figures { get; init; } = [];
    }

    internal sealed class InitiativeEntry
    {
        public string Title { get; init; } = "";

        public bool New { get; init; }

        public List<int> Recommendations { get; init; } = [];

        public List<ActionEntry> Actions { get; init; } = [];
    }

    internal sealed class ActionEntry
    {
        public string Title { get; init; } = "";

        public ActionStatus Status { get; init; }

        public int? DueInDays { get; init; }

        public string? Notes { get; init; }

        public List<string> Owners { get; init; } = [];

        public string? Deputy { get; init; }
    }

    internal sealed class FigureEntry
    {
        public int YearOffset { get; init; }

        public Dictionary<FigureKind, decimal> Values { get; init; } = [];
    }
}
