namespace Rekruttering.Bot.ActionPlans;

internal static class DanishDay
{
    private static readonly TimeZoneInfo Copenhagen = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    /// <summary>The date on the wall in Denmark: a deadline ends there, not in Greenwich.</summary>
    public static DateOnly Of(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Copenhagen).DateTime);

    // No clock in Denmark is changed at midnight.
    public static DateTimeOffset StartOf(DateOnly date) => new(TimeZoneInfo.ConvertTimeToUtc(date.ToDateTime(TimeOnly.MinValue), Copenhagen), TimeSpan.Zero);
}
