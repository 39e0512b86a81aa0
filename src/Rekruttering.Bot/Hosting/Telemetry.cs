using System.Diagnostics;
using System.Diagnostics.Metrics;
using Protocol = Rekruttering.Bot.BotFramework.Activities;

namespace Rekruttering.Bot.Hosting;

/// <summary>What the bot tells about itself. Kinds and counts only: no ids of people, no text.</summary>
internal static class Telemetry
{
    public const string Name = "Rekruttering.Bot";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> TurnDuration =
        Meter.CreateHistogram<double>("rekruttering.turn.duration", "s", "From the activity to the end of its turn");

    private static readonly Counter<long> QuestionCount = Meter.CreateCounter<long>("rekruttering.questions", "{question}", "Questions by outcome");
    private static readonly Counter<long> StoppedCount = Meter.CreateCounter<long>("rekruttering.cpr.stopped", "{message}", "Messages stopped because of a CPR number");
    private static readonly Counter<long> RecoveredCount = Meter.CreateCounter<long>("rekruttering.inbox.recovered", "{activity}", "Activities that a crash left behind");

    public static Activity? StartTurn(Protocol.Activity activity) => Source.StartActivity("turn")?
        .SetTag("activity.type", activity.Type)
        .SetTag("activity.name", activity.Name);

    public static void Turned(Protocol.Activity activity, long started, bool failed) => TurnDuration.Record(
        Stopwatch.GetElapsedTime(started).TotalSeconds,
        new KeyValuePair<string, object?>("activity.type", KnownType(activity.Type)),
        new KeyValuePair<string, object?>("failed", failed));

    public static void Asked(string outcome) => QuestionCount.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public static void Stopped() => StoppedCount.Add(1);

    public static void Recovered(string outcome) => RecoveredCount.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    // The type is the channel's text: any other value would be a series of its own.
    private static string KnownType(string? type) => type is Protocol.ActivityTypes.Message or Protocol.ActivityTypes.Invoke
        or Protocol.ActivityTypes.ConversationUpdate or Protocol.ActivityTypes.InstallationUpdate ? type : "other";
}
