using System.Globalization;
using Rekruttering.Evaluation;
using Rekruttering.Knowledge;
using Rekruttering.Knowledge.Search;

if (Arguments.Parse(args, out var problem) is not { } arguments)
{
    Console.Error.WriteLine(problem);
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

if (arguments.Ablations)
{
    AblationRun.Print(arguments.Questions is { } asked ? ScoredQuestion.Read(asked) : [], arguments.Corpus);
    return 0;
}

if (arguments.Corpus is { } corpus)
{
    var found = CorpusRun.Ask(corpus, new SearchOptions());
    if (arguments.Fit)
    {
        FitRun.Print(found);
        return 0;
    }

    if (arguments.Json is { } file)
        JsonLines.Write(file, found.Select(result => new { id = result.Query.Id, query = result.Query.Text, answerable = result.Answerable, rank = result.Rank, found = result.Found, probability = result.Ranking.Probability, features = result.Ranking.Features }));
    var measures = CorpusRun.Measure(found);
    Console.WriteLine(measures.LastLine());
    return Floors.Hold(arguments.Floors, measures.ByName) ? 0 : 1;
}

var questions = ScoredQuestion.Read(arguments.Questions!);
if (arguments.Fit)
{
    if (questions.Any(question => question.AsksCases))
        FitRun.PrintCases(questions);
    else
        FitRun.Print(questions);
    return 0;
}

var results = QuestionRun.Ask(questions);
if (arguments.Json is { } json)
{
    JsonLines.Write(json, results.Select(result => new
    {
        id = result.Question.Id,
        question = result.Question.Question,
        type = result.Question.Type,
        style = result.Question.Style,
        expected = result.Question.Expected,
        also_ok = result.Question.AlsoOk,
        outcome = result.Outcome,
        refused = result.Refused,
        rank = result.Rank,
        cited = result.Cited,
        ranked = result.Ranked,
        probability = result.Ranking.Probability,
        found = result.Ranking.Sources.Select(source => source.Unit.Id),
        terms = result.Ranking.Best is { } best ? result.Ranking.Asked.Terms.Select((term, i) => $"{term.Text} {best.Hit.Matches[i].Kind} {best.Hit.Matches[i].Weight:0.00} of {term.Idf:0.0}") : [],
        features = result.Ranking.Features,
        nearest = result.Ranking.Best is { Hit.BestQuestion: >= 0 } nearest ? nearest.Source.Unit.Questions[nearest.Hit.BestQuestion] : "",
        outside = result.Ranking.Outside is { } outside ? $"{outside.Subject.Id} {outside.Similarity:0.00}" : "",
        topic = result.Wish is { } wish ? $"{wish.Match.Topic.Id} {wish.Probability:0.00}" : "",
        ms = result.Milliseconds,
    }));
}

Console.WriteLine(Measures.Header);
foreach (var group in results.GroupBy(result => $"style {result.Question.Style}").Concat(results.GroupBy(result => $"type {result.Question.Type}")).OrderBy(group => group.Key, StringComparer.Ordinal))
    Console.WriteLine(QuestionRun.Measure([.. group]).Row(group.Key));

var overall = QuestionRun.Measure(results);
Console.WriteLine(overall.Row("all"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"list_f1={overall.ListF1:0.000}"));
Console.WriteLine(overall.LastLine());
return Floors.Hold(arguments.Floors, overall.ByName) ? 0 : 1;
