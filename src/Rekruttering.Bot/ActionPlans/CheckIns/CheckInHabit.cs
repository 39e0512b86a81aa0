using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.ActionPlans.CheckIns;

/// <summary>How one person wants to be asked, and how it has gone so far. Who has no row wants it as everybody.</summary>
internal sealed class CheckInHabit
{
    public Guid MemberId { get; init; }

    /// <summary>»Stop«: nothing more until the person starts it again.</summary>
    public DateTimeOffset? StoppedAt { get; set; }

    /// <summary>The day on which it goes on.</summary>
    public DateOnly? PausedUntil { get; set; }

    /// <summary>Asked for more than one card a week.</summary>
    public bool WantsMore { get; set; }

    public DateTimeOffset? LastSentAt { get; set; }

    /// <summary>Cards in a row that led to no change.</summary>
    public int QuietRounds { get; set; }

    public int RoundsToSkip { get; set; }

    /// <summary>A leader's picture of all plans; null while nobody has asked for it.</summary>
    public Every? PictureEvery { get; set; }

    public DateTimeOffset? NextPictureAt { get; set; }

    public int Version { get; set; }

    public bool MayBeAsked(DateOnly today) => StoppedAt is null && !(PausedUntil > today);

    /// <summary>Has had this week's card, by the calendar: a holiday that moves one card must not eat the next.</summary>
    public bool HasHadEnough(DateOnly today) => LastSentAt is { } sent && DanishCalendar.DayOf(sent) is var day
        && (WantsMore ? day >= today : Rhythm.WeekOf(day) >= Rhythm.WeekOf(today));

    /// <summary>Where nothing changes, asking as often does not help: every second round, then every fourth.</summary>
    public void Asked(bool hasChangedSomething, DateTimeOffset now)
    {
        QuietRounds = hasChangedSomething || LastSentAt is null ? 0 : QuietRounds + 1;
        RoundsToSkip = QuietRounds switch { < 2 => 0, < 4 => 1, _ => 3 };
        LastSentAt = now;
        Version++;
    }

    /// <summary>The last card did not arrive: it counts for nothing.</summary>
    public void DidNotArrive(DateTimeOffset? sentBefore)
    {
        (LastSentAt, QuietRounds) = (sentBefore, Math.Max(0, QuietRounds - 1));
        Version++;
    }

    public void Stop(DateTimeOffset now)
    {
        StoppedAt ??= now;
        Version++;
    }

    public void Start()
    {
        (StoppedAt, PausedUntil, QuietRounds, RoundsToSkip) = (null, null, 0, 0);
        Version++;
    }

    public void AskMore(bool wantsMore)
    {
        // Who asks for more is not asked less because nothing changed.
        (WantsMore, QuietRounds, RoundsToSkip) = (wantsMore, wantsMore ? 0 : QuietRounds, wantsMore ? 0 : RoundsToSkip);
        Version++;
    }

    public void PauseUntil(DateOnly day)
    {
        PausedUntil = day;
        Version++;
    }
}

internal sealed class CheckInHabitConfiguration : IEntityTypeConfiguration<CheckInHabit>
{
    public void Configure(EntityTypeBuilder<CheckInHabit> builder)
    {
        builder.ToTable("CheckInHabits");
        builder.HasKey(habit => habit.MemberId);
        builder.Property(habit => habit.Version).IsConcurrencyToken();
        builder.HasIndex(habit => habit.NextPictureAt).HasFilter("\"NextPictureAt\" IS NOT NULL");
        builder.HasOne<Member>().WithOne().HasForeignKey<CheckInHabit>(habit => habit.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}
