using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Rekruttering.Bot.Conversations;

/// <summary>Section <c>Conversations</c>.</summary>
internal sealed class ConversationOptions
{
    public const string Section = "Conversations";

    /// <summary>How long a follow-up question may lean on the one before.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan Memory { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>After this long without an outcome an activity counts as left behind by a crash. Longer than any turn.</summary>
    [Range(typeof(TimeSpan), "00:00:30", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>What a crash left behind is answered when it is younger than this, and apologised for when it is older.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long the ids of handled activities are kept, so that repeats are known. The channel repeats within minutes.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00")]
    public TimeSpan InboxRetention { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How many messages and card actions one person may send at once before being asked to wait.</summary>
    [Range(1, 1000)]
    public int Burst { get; set; } = 20;

    /// <summary>How many a person may send a minute in the long run.</summary>
    [Range(1, 10_000)]
    public int PerMinute { get; set; } = 30;
}

[OptionsValidator]
internal sealed partial class ConversationOptionsValidator : IValidateOptions<ConversationOptions>;
