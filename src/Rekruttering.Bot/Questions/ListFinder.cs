using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Questions;

/// <summary>The card that a key stands for: a list of the catalog, or an answer that was given.</summary>
internal sealed class ListFinder(CurrentKnowledge knowledge, IDbContextFactory<BotDbContext> contexts, IEnumerable<IAnswerButton> buttons)
{
    /// <summary>Null where the list does not exist, or the answer is none of this conversation's, or is deleted.</summary>
    public async Task<AdaptiveCard?> CardAsync(Turn turn, string key, int page, CancellationToken cancellationToken)
    {
        var texts = QuestionTexts.In(turn.Language);
        if (Origin.Answer(key) is not { } id)
            return Lists.Find(key, knowledge.Catalog, texts) is { } list ? ListCard.Of(list, page, turn.Language) : null;

        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var asked = await database.Set<AskedQuestion>().AsNoTracking().SingleOrDefaultAsync(
            question => question.Id == id && question.ChannelId == turn.ChannelId && question.ConversationId == turn.ConversationId && question.TenantId == turn.Person.TenantId,
            cancellationToken);
        return asked is null ? null : AnswerCards.For(asked, knowledge.Catalog, turn.Language, Heading(asked, texts), page, buttons);
    }

    private string Heading(AskedQuestion asked, QuestionTexts texts) => asked.Outcome switch
    {
        QuestionOutcome.Listed => texts.ListTitle(asked.Units.Count),
        QuestionOutcome.Shown when asked.Units.Count > 0 && knowledge.Catalog.Find(asked.Units[0]) is { } unit => UnitNames.Of(unit, texts),
        QuestionOutcome.Unsure => texts.UnsureTitle,
        QuestionOutcome.NotCovered => texts.NearestTitle,
        QuestionOutcome.NoSuch => texts.NoSuchTitle,
        _ => texts.SourcesTitle,
    };
}
