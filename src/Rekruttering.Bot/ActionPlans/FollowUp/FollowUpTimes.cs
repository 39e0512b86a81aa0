using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.ActionPlans.FollowUp;

internal enum FollowUpStep
{
    None,
    Begin,
    GoOn,
}

/// <summary>When the follow-up of a workshop begins, reminds and ends. Pure.</summary>
internal static class FollowUpTimes
{
    public const int MostReminders = 2;

    private const int Months = 3, DaysBetween = 7, DaysToReport = 21;

    // A plan that is typed in long after its workshop is not followed up out of the blue.
    private const int DaysLateAtMost = 60;

    public static FollowUpStep At(DateOnly today, DateOnly? workshopOn, FollowUpRound? round)
    {
        var dueOn = workshopOn?.AddMonths(Months);

        // Asked long before its time: about another workshop, or about a date that was wrong and has been put right. What is left of it rests.
        var isOfThisWorkshop = round is not null && !(dueOn > DanishCalendar.DayOf(round.AskedAt).AddDays(DaysToReport));
        if (isOfThisWorkshop)
            return round!.ReportedAt is null ? FollowUpStep.GoOn : FollowUpStep.None;
        return dueOn is { } day && today >= day && today <= day.AddDays(DaysLateAtMost) ? FollowUpStep.Begin : FollowUpStep.None;
    }

    public static DateOnly ReminderAfter(DateOnly day) => DanishCalendar.WorkingDayFrom(day.AddDays(DaysBetween));

    public static bool IsReminderDue(FollowUpRound round, DateOnly today) => round.Reminders < MostReminders && today >= round.NextReminderOn;

    public static bool IsOver(FollowUpRound round, DateOnly today) => today >= DanishCalendar.WorkingDayFrom(DanishCalendar.DayOf(round.AskedAt).AddDays(DaysToReport));
}
