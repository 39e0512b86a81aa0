using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Questions;
using Rekruttering.Bot.Tests.AdaptiveCards;
using Rekruttering.Knowledge.Answers;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.Tests.Questions;

internal sealed class QuestionCardSamples : ICardSamples
{
    private static readonly ContentCatalog Catalog = ContentCatalog.Shipped;

    public IEnumerable<CardSample> Samples()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var texts = QuestionTexts.In(language);
            foreach (var unit in Catalog.Units.Where(unit => unit.Case is null))
                yield return new($"unit-{unit.Id}-{language}", typeof(UnitCard), UnitCard.Of(unit, Catalog, language, Lists.AllRecommendations, page: 1));

            foreach (var outcome in Enum.GetValues<QuestionOutcome>())
            {
                var asked = Asked(outcome);
                if (AnswerCards.For(asked, Catalog, language, texts.SourcesTitle, page: 0, [new AskSomebody()]) is { } card)
                    yield return new($"answer-{outcome}-{language}", typeof(AnswerCards), card);
            }

            foreach (var key in (string[])[Lists.AllRecommendations, Lists.AllCases, Lists.Theme(1), Lists.CasesFor(7)])
            {
                var list = Lists.Find(key, Catalog, texts)!;
                for (var page = 0; page * ListCard.PageSize < list.Units.Count; page++)
                    yield return new($"list-{key}-{page}-{language}", typeof(ListCard), ListCard.Of(list, page, language));
            }

            yield return new($"themes-{language}", typeof(ThemePickerCard), ThemePickerCard.Of(Catalog, language));
        }
    }

    private static AskedQuestion Asked(QuestionOutcome outcome) => new()
    {
        Id = new Guid("01a200bd-842c-7be9-8b6c-15d16541a701"),
        TenantId = "t",
        ObjectId = "o",
        ChannelId = "msteams",
        ConversationId = "a:1",
        Text = "folk falder fra",
        Language = QuestionLanguage.Danish,
        Outcome = outcome,
        UnitIds = outcome == QuestionOutcome.NoSuch ? "" : string.Join(' ', Catalog.Recommendations.OrderByDescending(unit => unit.Title.Length).Take(10).Select(unit => unit.Id)),
        RelatedIds = outcome is QuestionOutcome.Answered or QuestionOutcome.Shown or QuestionOutcome.Listed ? string.Join(' ', Catalog.Cases.OrderByDescending(unit => unit.Title.Length).Take(5).Select(unit => unit.Id)) : "",
    };

    private sealed class AskSomebody : IAnswerButton
    {
        public CardAction? For(AskedQuestion question, Language language) => new SubmitAction("Spørg netværket", new CardActionData("network.ask", Origin.Of(question)));
    }
}
