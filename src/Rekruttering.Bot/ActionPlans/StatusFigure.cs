using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.ActionPlans;

internal enum FigureKind
{
    Staff,
    Students,

    /// <summary>Percent of the students who began.</summary>
    DropoutPercent,
    Vacancies,
    TurnoverPercent,
    SickLeavePercent,
}

/// <summary>One figure of one municipality and year: the data of the status document in phase 3.</summary>
internal sealed class StatusFigure
{
    public Guid Id { get; init; }

    public Guid OrganisationId { get; init; }

    public int Year { get; init; }

    public FigureKind Kind { get; init; }

    public decimal Value { get; set; }

    public Guid? ChangedBy { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public int Version { get; set; }
}

/// <summary>One figure, changed once: who, when, from what, to what. Null is »not known«. Written with the change itself and never touched again.</summary>
internal sealed class FigureChange
{
    public Guid Id { get; init; }

    public Guid OrganisationId { get; init; }

    public int Year { get; init; }

    public FigureKind Kind { get; init; }

    public decimal? Before { get; init; }

    public decimal? After { get; init; }

    /// <summary>Null once the person has been deleted on request.</summary>
    public Guid? ChangedBy { get; init; }

    public DateTimeOffset ChangedAt { get; init; }
}

internal sealed class FigureChangeConfiguration : IEntityTypeConfiguration<FigureChange>
{
    public void Configure(EntityTypeBuilder<FigureChange> builder)
    {
        builder.ToTable("FigureChanges");
        builder.HasKey(change => change.Id);
        builder.Property(change => change.Id).ValueGeneratedNever();
        builder.HasIndex(change => new { change.OrganisationId, change.Year });
        builder.HasIndex(change => change.ChangedBy);
        builder.HasOne<Member>().WithMany().HasForeignKey(change => change.ChangedBy).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(change => change.OrganisationId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>The figures of one year as a form shows them.</summary>
/// <param name="Version">Grows with every change of the year.</param>
internal sealed record FiguresOfYear(IReadOnlyDictionary<FigureKind, decimal> Values, int Version);

/// <summary>Newest first, with the names of those who changed something.</summary>
internal sealed record FigureLog(IReadOnlyList<FigureChange> Changes, IReadOnlyDictionary<Guid, string> People);

internal sealed class StatusFigureConfiguration : IEntityTypeConfiguration<StatusFigure>
{
    public void Configure(EntityTypeBuilder<StatusFigure> builder)
    {
        builder.ToTable("StatusFigures");
        builder.HasKey(figure => figure.Id);
        builder.Property(figure => figure.Id).ValueGeneratedNever();
        builder.Property(figure => figure.Version).IsConcurrencyToken();
        builder.HasIndex(figure => new { figure.OrganisationId, figure.Year, figure.Kind }).IsUnique();
        builder.HasOne<Member>().WithMany().HasForeignKey(figure => figure.ChangedBy).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(figure => figure.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal enum FigureProblem
{
    YearOutOfRange,
    Negative,
    NotAWholeNumber,
    MoreThanHundredPercent,
    TooLarge,
}

internal static class FigureRules
{
    public const int FirstYear = 2000;

    private const decimal Largest = 1_000_000;

    public static bool IsPercent(FigureKind kind) => kind is FigureKind.DropoutPercent or FigureKind.TurnoverPercent or FigureKind.SickLeavePercent;

    public static FigureProblem? Check(FigureKind kind, int year, decimal value, DateOnly today)
    {
        if (year < FirstYear || year > today.Year + 1)
            return FigureProblem.YearOutOfRange;
        if (value < 0)
            return FigureProblem.Negative;
        if (IsPercent(kind))
            return value > 100 ? FigureProblem.MoreThanHundredPercent : null;
        return value > Largest ? FigureProblem.TooLarge : value != decimal.Truncate(value) ? FigureProblem.NotAWholeNumber : null;
    }

    /// <summary>One decimal: what is typed as 12,345 is not known better than 12,3.</summary>
    public static decimal Rounded(decimal value) => decimal.Round(value, 1, MidpointRounding.AwayFromZero);
}

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

    internal DateOnly Today() => DanishDay.Of(time.GetUtcNow());
}

internal static class DanishDay
{
    private static readonly TimeZoneInfo Copenhagen = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    /// <summary>The date on the wall in Denmark: a deadline ends there, not in Greenwich.</summary>
    public static DateOnly Of(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Copenhagen).DateTime);

    // No clock in Denmark is changed at midnight.
    public static DateTimeOffset StartOf(DateOnly date) => new(TimeZoneInfo.ConvertTimeToUtc(date.ToDateTime(TimeOnly.MinValue), Copenhagen), TimeSpan.Zero);
}
