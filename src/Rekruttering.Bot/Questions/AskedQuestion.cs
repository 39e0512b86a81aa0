using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rekruttering.Knowledge.Answers;

namespace Rekruttering.Bot.Questions;

/// <summary>How a question ended, for the editors' gap list and for the buttons under the answer.</summary>
internal enum QuestionOutcome
{
    Answered,
    Listed,
    Shown,
    Unsure,
    NotCovered,
    NoSuch,
}

/// <summary>A question and what it was answered with. Kept for <see cref="QuestionOptions.Retention"/>, then deleted with its feedback.</summary>
internal sealed class AskedQuestion
{
    public Guid Id { get; init; }

    public required string TenantId { get; init; }

    public required string ObjectId { get; init; }

    public required string ChannelId { get; init; }

    public required string ConversationId { get; init; }

    public required string Text { get; init; }

    public QuestionLanguage Language { get; init; }

    public QuestionOutcome Outcome { get; init; }

    /// <summary>Ids of the units that were cited, listed or offered, best first, with a space between.</summary>
    public required string UnitIds { get; init; }

    /// <summary>Ids of the cases and other units shown beside the answer, likewise.</summary>
    public required string RelatedIds { get; init; }

    /// <summary>The activity that the answer was sent as: what a thumb under it points at.</summary>
    public string? ReplyActivityId { get; set; }

    public DateTimeOffset AskedAt { get; init; }

    public IReadOnlyList<string> Units => UnitIds.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<string> Related => RelatedIds.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

internal enum Reaction
{
    Like,
    Dislike,
}

/// <summary>One person's thumb on one answer; a changed mind changes the row.</summary>
internal sealed class QuestionFeedback
{
    public Guid Id { get; init; }

    public Guid QuestionId { get; init; }

    public required string TenantId { get; init; }

    public required string ObjectId { get; init; }

    public Reaction Reaction { get; set; }

    public string? Text { get; set; }

    public DateTimeOffset GivenAt { get; init; }

    public DateTimeOffset ChangedAt { get; set; }
}

internal sealed class AskedQuestionConfiguration : IEntityTypeConfiguration<AskedQuestion>
{
    public void Configure(EntityTypeBuilder<AskedQuestion> builder)
    {
        builder.ToTable("Questions");
        builder.HasKey(question => question.Id);
        builder.Property(question => question.Id).ValueGeneratedNever();
        builder.Ignore(question => question.Units);
        builder.Ignore(question => question.Related);
        builder.HasIndex(question => question.AskedAt);
        builder.HasIndex(question => new { question.TenantId, question.ObjectId });
        builder.HasIndex(question => new { question.ConversationId, question.ReplyActivityId });
    }
}

internal sealed class QuestionFeedbackConfiguration : IEntityTypeConfiguration<QuestionFeedback>
{
    public void Configure(EntityTypeBuilder<QuestionFeedback> builder)
    {
        builder.ToTable("QuestionFeedback");
        builder.HasKey(feedback => feedback.Id);
        builder.Property(feedback => feedback.Id).ValueGeneratedNever();
        builder.HasOne<AskedQuestion>().WithMany().HasForeignKey(feedback => feedback.QuestionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(feedback => new { feedback.QuestionId, feedback.TenantId, feedback.ObjectId }).IsUnique();
        builder.HasIndex(feedback => new { feedback.TenantId, feedback.ObjectId });
    }
}
