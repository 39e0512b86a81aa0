using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.ActionPlans.CheckIns;

/// <summary>When the owners of one plan are asked, and its coordinators told. The row is the truth of what is due.</summary>
internal sealed class CheckInSchedule
{
    /// <summary>Monday morning, when the week is planned.</summary>
    private static readonly Rhythm SummaryRhythm = new(Every.Week, DayOfWeek.Monday, new TimeOnly(8, 0));

    public Guid PlanId { get; init; }

    public bool IsOn { get; set; } = true;

    public Every Every { get; set; }

    public DayOfWeek Weekday { get; set; }

    public int MinuteOfDay { get; set; }

    /// <summary>The day on which it goes on after a pause of the whole plan.</summary>
    public DateOnly? PausedUntil { get; set; }

    public bool SendsSummary { get; set; } = true;

    public DateTimeOffset NextDueAt { get; set; }

    public DateTimeOffset NextSummaryAt { get; set; }

    /// <summary>The last day on which it was looked for what is overdue.</summary>
    public DateOnly LookedOn { get; set; }

    /// <summary>Counts what the coordinators chose: what a card carries.</summary>
    public int Choice { get; set; }

    /// <summary>Counts everything: of two that do what is due at once, one finds it done.</summary>
    public int Version { get; set; }

    public Rhythm Rhythm => new(Every, Weekday, TimeOnly.MinValue.AddMinutes(MinuteOfDay));

    public static CheckInSchedule For(Guid planId, DateTimeOffset now)
    {
        var schedule = new CheckInSchedule { PlanId = planId, NextSummaryAt = SummaryRhythm.After(now), LookedOn = DanishCalendar.DayOf(now) };

        // Not in the plan's first week: its people have just been asked everything there is.
        schedule.Keep(Rhythm.Default, now.AddDays(7));
        return schedule;
    }

    public void Keep(Rhythm rhythm, DateTimeOffset now)
    {
        (Every, Weekday, MinuteOfDay) = (rhythm.Every, rhythm.Weekday, (rhythm.At.Hour * 60) + rhythm.At.Minute);
        NextDueAt = rhythm.After(now);
    }

    public bool IsPaused(DateOnly today) => !IsOn || PausedUntil > today;

    public void SummarySent(DateTimeOffset now) => NextSummaryAt = SummaryRhythm.After(now);
}

internal sealed class CheckInScheduleConfiguration : IEntityTypeConfiguration<CheckInSchedule>
{
    public void Configure(EntityTypeBuilder<CheckInSchedule> builder)
    {
        builder.ToTable("CheckInSchedules");
        builder.HasKey(schedule => schedule.PlanId);
        builder.Property(schedule => schedule.Version).IsConcurrencyToken();
        builder.Ignore(schedule => schedule.Rhythm);
        builder.HasOne<Plan>().WithOne().HasForeignKey<CheckInSchedule>(schedule => schedule.PlanId).OnDelete(DeleteBehavior.Cascade);
    }
}
