using System.Globalization;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Questions;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.CaseBank;

/// <summary>»Cases«: search them, or look through all.</summary>
internal sealed class BrowseCases(CurrentKnowledge knowledge) : ICommand
{
    public async Task RunAsync(Turn turn, CancellationToken cancellationToken) =>
        await turn.ShowAsync(CaseSearchCard.Of(knowledge.Catalog, turn.Language, CaseQuery.Everything, found: null), cancellationToken);
}

/// <summary>What was filled in on the search card; nothing filled in is every case.</summary>
internal sealed record CaseQuery(string? Words, int? Recommendation, string? Municipality, string? Country)
{
    public const int LongestWords = 200;

    public static CaseQuery Everything { get; } = new(null, null, null, null);

    /// <summary>The answers come from a client: what is not in the catalog is as good as not filled in.</summary>
    public static CaseQuery From(CardAnswers answers, ContentCatalog catalog)
    {
        var words = answers.Text(CaseSearchCard.Words);
        return new(
            words is { Length: > LongestWords } ? words[..LongestWords] : words,
            answers.Integer(CaseSearchCard.Recommendation) is { } number && catalog.Recommendation(number) is not null ? number : null,
            catalog.Municipalities.FirstOrDefault(name => name == answers.Text(CaseSearchCard.Municipality)),
            CaseSearch.Countries(catalog).FirstOrDefault(name => name == answers.Text(CaseSearchCard.Country)));
    }

    public string? RecommendationText => Recommendation?.ToString(CultureInfo.InvariantCulture);
}

internal static class CaseSearchCard
{
    public const string Words = "words", Recommendation = "recommendation", Municipality = "municipality", Country = "country";

    private const int MostShown = 6;

    public static AdaptiveCard Of(ContentCatalog catalog, Language language, CaseQuery query, IReadOnlyList<ContentUnit>? found)
    {
        var texts = CaseTexts.In(language);
        var questionTexts = QuestionTexts.In(language);
        var look = CardLook.For(language.Culture());
        var intro = found is null ? texts.SearchIntro(catalog.Cases.Count) : texts.Found(found.Count);
        var body = new List<CardElement> { look.Paragraph(intro) };
        if (found is not null)
        {
            body.AddRange(found.Take(MostShown).Select(unit => look.Entry(
                unit.Title, UnitNames.Detail(unit, questionTexts), ShowUnit.Button(questionTexts.OpenUnit(UnitNames.Short(unit, questionTexts)), unit, Lists.AllCases))));
            if (found.Count > MostShown)
                body.Add(look.Note(texts.OnlySome(MostShown)));
            body.Add(look.Heading(texts.SearchAgain));
        }

        body.Add(new TextInput(Words, look.Optional(texts.WordsLabel), texts.WordsError)
        {
            MaxLength = CaseQuery.LongestWords,
            Placeholder = texts.WordsExample,
            Value = query.Words is null ? null : CardText.Defuse(query.Words),
        });
        body.Add(Choice(Recommendation, look.Optional(texts.RecommendationLabel), texts, query.RecommendationText, catalog.Recommendations
            .Where(unit => catalog.CasesFor(unit.Number!.Value).Count > 0)
            .Select(unit => new Choice(UnitNames.Of(unit, questionTexts), unit.Number!.Value.ToString(CultureInfo.InvariantCulture)))));
        body.Add(Choice(Municipality, look.Optional(texts.MunicipalityLabel), texts, query.Municipality, catalog.Municipalities.Select(name => new Choice(name, name))));
        body.Add(Choice(Country, look.Optional(texts.CountryLabel), texts, query.Country, CaseSearch.Countries(catalog).Select(name => new Choice(name, name))));
        return look.Card(
            texts.Title,
            $"{texts.Title}. {intro}",
            body,
            new ExecuteAction(texts.Search, new CardActionData(SearchCases.Verb)) { Style = ActionStyle.Positive },
            ShowList.Button(texts.ShowAll(catalog.Cases.Count), Lists.AllCases));
    }

    private static ChoiceSetInput Choice(string id, InputLabel label, CaseTexts texts, string? value, IEnumerable<Choice> choices) => new(id, label, texts.ChoiceError)
    {
        Style = ChoiceSetStyle.Filtered,
        Value = value,
        Placeholder = texts.Any,
        Choices = [.. choices],
    };
}

internal sealed class SearchCases(CurrentKnowledge knowledge, CaseSearch search) : ICardAction
{
    public const string Verb = "cases.search";

    public Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken)
    {
        var query = CaseQuery.From(submission.Answers, knowledge.Catalog);
        return Task.FromResult<CardActionResult>(new CardActionResult.Replaced(CaseSearchCard.Of(knowledge.Catalog, turn.Language, query, search.Find(query))));
    }
}
