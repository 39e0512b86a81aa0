using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Rekruttering.Bot.Questions;

/// <summary>Section <c>Questions</c>.</summary>
internal sealed class QuestionOptions
{
    public const string Section = "Questions";

    /// <summary>How long questions, what they were answered with and the feedback on it are kept. Purged daily.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "730.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(90);
}

[OptionsValidator]
internal sealed partial class QuestionOptionsValidator : IValidateOptions<QuestionOptions>;
