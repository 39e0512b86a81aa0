using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Rekruttering.Bot.Delivery;

/// <summary>Section <c>Delivery</c>.</summary>
internal sealed class DeliveryOptions
{
    public const string Section = "Delivery";

    /// <summary>Requests a second to one tenant, by all instances together. Teams allows 50; the rest is for the answers that people wait for.</summary>
    [Range(0.1, 10_000)]
    public double RequestsPerSecond { get; set; } = 45;

    /// <summary>How many of a second's requests may come at once, to make up for a moment's delay.</summary>
    [Range(1, 50)]
    public int Burst { get; set; } = 4;

    /// <summary>Between two messages to the same recipient.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan ConversationInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Requests under way at the same time, per instance. As many deliveries at most are uncertain after a crash.</summary>
    [Range(1, 256)]
    public int Concurrency { get; set; } = 16;

    /// <summary>How long a claim stands before another instance declares it uncertain. Has to be longer than <c>BotFramework:RequestTimeout</c>.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>A claim that has not led to a request within this time is given back: the process was frozen, and others may have gone on without it.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ClaimToRequest { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often the database is asked for work that nobody has called attention to, such as another instance's.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:01:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often claims of processes that have died are looked for.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan RecoveryInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Tries of a request that the service refuses for the moment, or of an update that gets no answer. Throttling does not count.</summary>
    [Range(1, 20)]
    public int MaxAttempts { get; set; } = 6;

    /// <summary>How long a message is worth sending when its feature does not say.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan SendWithin { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How long an ordinary shutdown waits for requests that are under way. Their outcome is uncertain after that.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long the outbox remembers what it sent, and to whom.</summary>
    [Range(typeof(TimeSpan), "7.00:00:00", "3650.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(365);

    /// <summary>Where chats are opened with persons who have never written to the bot. Another for the national clouds.</summary>
    [Required]
    public Uri ServiceUrl { get; set; } = new("https://smba.trafficmanager.net/teams/");
}

[OptionsValidator]
internal sealed partial class DeliveryOptionsValidator : IValidateOptions<DeliveryOptions>;
