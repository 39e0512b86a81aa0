using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.ActionPlans;

/// <summary>The figures of one year as a form shows them.</summary>
/// <param name="Version">Grows with every change of the year.</param>
internal sealed record FiguresOfYear(IReadOnlyDictionary<FigureKind, decimal> Values, int Version);

/// <summary>Newest first, with the names of those who changed something.</summary>
internal sealed record FigureLog(IReadOnlyList<FigureChange> Changes, IReadOnlyDictionary<Guid, string> People);

internal abstract record FiguresOutcome
{
    private FiguresOutcome()
    {
    }

    public sealed record Saved(int Changed) : FiguresOutcome;

    public sealed record NotAllowed : FiguresOutcome;

    public sealed record Invalid(IReadOnlyDictionary<FigureKind, FigureProblem> Problems) : FiguresOutcome;
}

/// <summary>
/// Figures of a year, entered by the municipality's coordinator. What is given replaces what was, and null takes it away: it is not known. What is
/// not given stays.
/// </summary>
internal sealed class RecordFigures(IDbContextFactory<BotDbContext> contexts, TimeProvider time)
{
    // Years of figures; the card turns their pages.
    private const int MostChanges = 200;

    /// <summary>What somebody else has changed since the form was shown, and this person left as it was, stays theirs.</summary>
    /// <param name="seen">The version whose figures stood in the form.</param>
    public async Task<FiguresOutcome> SaveAsync(
        Person person, int year, IReadOnlyDictionary<FigureKind, decimal?> values, int? seen, CancellationToken cancellationToken)
    {
        var problems = values
            .Select(value => (value.Key, Problem: FigureRules.Check(value.Key, year, value.Value ?? 0, Today())))
            .Where(checkedValue => checkedValue.Problem is not null)
            .ToDictionary(checkedValue => checkedValue.Key, checkedValue => checkedValue.Problem!.Value);

        // A second round: the same year entered twice at once.
        for (var round = 1; ; round++)
        {
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            var who = await MemberBook.StandingOfAsync(database, person, cancellationToken);
            if (who.OrganisationId is not { } organisationId || !Rights.MayEditPlan(who, organisationId))
                return new FiguresOutcome.NotAllowed();
            if (problems.Count > 0)
                return new FiguresOutcome.Invalid(problems);

            var changed = await WriteAsync(database, who, organisationId, year, await TouchedAsync(database, organisationId, year, values, seen, cancellationToken), cancellationToken);
            try
            {
                await database.SaveChangesAsync(cancellationToken);
                return new FiguresOutcome.Saved(changed);
            }
            catch (DbUpdateException exception) when (round == 1 && (exception is DbUpdateConcurrencyException || UniqueKey.IsViolatedIn(exception)))
            {
            }
        }
    }

    /// <summary>By year, for who may see how far the plan is.</summary>
    public async Task<IReadOnlyList<StatusFigure>> OfAsync(Person person, Guid organisationId, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (!Rights.MaySeePicture(await MemberBook.StandingOfAsync(database, person, cancellationToken), organisationId))
            return [];
        return await database.Set<StatusFigure>().AsNoTracking().Where(figure => figure.OrganisationId == organisationId)
            .OrderBy(figure => figure.Year).ThenBy(figure => figure.Kind)
            .ToListAsync(cancellationToken);
    }

    public async Task<FiguresOfYear> OfYearAsync(Person person, Guid organisationId, int year, CancellationToken cancellationToken)
    {
        var figures = (await OfAsync(person, organisationId, cancellationToken)).Where(figure => figure.Year == year).ToDictionary(figure => figure.Kind, figure => figure.Value);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return new FiguresOfYear(figures, await database.Set<FigureChange>().CountAsync(change => change.OrganisationId == organisationId && change.Year == year, cancellationToken));
    }

    /// <summary>For the municipality itself: it has names.</summary>
    public async Task<FigureLog?> HistoryAsync(Person person, Guid organisationId, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (!Rights.MaySeePlan(await MemberBook.StandingOfAsync(database, person, cancellationToken), organisationId))
            return null;
        var changes = await database.Set<FigureChange>().AsNoTracking().Where(change => change.OrganisationId == organisationId)
            .OrderByDescending(change => change.ChangedAt).ThenByDescending(change => change.Id)
            .Take(MostChanges)
            .ToListAsync(cancellationToken);
        var ids = changes.Select(change => change.ChangedBy).OfType<Guid>().Distinct().ToArray();
        return new FigureLog(changes, await database.Set<Member>().Where(member => ids.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken));
    }

    private static async Task<IReadOnlyDictionary<FigureKind, decimal?>> TouchedAsync(
        BotDbContext database, Guid organisationId, int year, IReadOnlyDictionary<FigureKind, decimal?> values, int? seen, CancellationToken cancellationToken)
    {
        if (seen is not { } version)
            return values;
        var since = (await database.Set<FigureChange>().AsNoTracking().Where(change => change.OrganisationId == organisationId && change.Year == year)
                .OrderBy(change => change.ChangedAt).ThenBy(change => change.Id).Skip(version).ToListAsync(cancellationToken))
            .GroupBy(change => change.Kind)
            .ToDictionary(group => group.Key, group => group.First().Before);
        return values.Where(value => !since.TryGetValue(value.Key, out var before) || before != Rounded(value.Value)).ToDictionary(value => value.Key, value => value.Value);
    }

    private static decimal? Rounded(decimal? value) => value is { } known ? FigureRules.Rounded(known) : null;

    internal async Task<int> WriteAsync(
        BotDbContext database, Standing who, Guid organisationId, int year, IReadOnlyDictionary<FigureKind, decimal?> values, CancellationToken cancellationToken)
    {
        var present = await database.Set<StatusFigure>()
            .Where(figure => figure.OrganisationId == organisationId && figure.Year == year)
            .ToDictionaryAsync(figure => figure.Kind, cancellationToken);
        var changed = 0;
        foreach (var (kind, given) in values)
        {
            var (figure, now) = (present.GetValueOrDefault(kind), time.GetUtcNow());
            var (before, after) = (figure?.Value, Rounded(given));
            if (before == after)
                continue;
            if (after is not { } value)
            {
                database.Remove(figure!);
            }
            else
            {
                if (figure is null)
                {
                    figure = new StatusFigure { Id = Guid.CreateVersion7(now), OrganisationId = organisationId, Year = year, Kind = kind };
                    database.Add(figure);
                }
                else
                {
                    figure.Version++;
                }

                (figure.Value, figure.ChangedBy, figure.ChangedAt) = (value, who.MemberId, now);
            }

            database.Add(new FigureChange
            {
                Id = Guid.CreateVersion7(now),
                OrganisationId = organisationId,
                Year = year,
                Kind = kind,
                Before = before,
                After = after,
                ChangedBy = who.MemberId,
                ChangedAt = now,
            });
            changed++;
        }

        return changed;
    }

    internal DateOnly Today() => DanishCalendar.DayOf(time.GetUtcNow());
}
