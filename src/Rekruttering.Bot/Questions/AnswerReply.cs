using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.Conversations;
using Rekruttering.Knowledge.Answers;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.Questions;

/// <summary>
/// An answer as a message: the words with [1] after what stands on a source, the sources as Teams' citations, the label that says what kind
/// of text it is, thumbs, and the card with the sources themselves.
/// </summary>
internal static partial class AnswerReply
{
    private const int MostQuoted = 3, MostMentioned = 5, MostPlaces = 8, LongestQuote = 900, MostNumbered = 12, ShortestRun = 4;

    public static Activity Compose(Answer answer, Language language, string? repeated, AdaptiveCard? card)
    {
        var texts = QuestionTexts.In(language);
        var text = new StringBuilder();
        if (repeated is not null)
            text.Append(texts.YouAsked(Escape(repeated))).Append("\n\n");
        var sources = Write(text, answer, texts);

        var message = Activity.Message(text.ToString().TrimEnd());
        if (card is not null)
        {
            message.Attachments = [Attachment.AdaptiveCard(CardJson.ToElement(card))];
            message.Summary = Heading(answer, language);
        }

        if (sources.Count > 0)
            message = message.WithCitations([.. sources.Select(unit => Cited(unit, texts))]).WithAiLabel();
        return message.WithFeedbackButtons();
    }

    /// <summary>What to say where there is no question to answer.</summary>
    public static string CannotAsk(Answer answer, Language language)
    {
        var texts = QuestionTexts.In(language);
        return answer is Answer.TooLong ? texts.TooLong(Question.MaxLength) : texts.Empty;
    }

    /// <summary>A line that says what the answer is, for its card and for a notification.</summary>
    public static string Heading(Answer answer, Language language)
    {
        var texts = QuestionTexts.In(language);
        return answer switch
        {
            Answer.Listed listed => Lists.Heading(listed.Subject, listed.Items.Count, texts),
            Answer.Shown shown => UnitNames.Of(shown.Citation.Unit, texts),
            Answer.Answered => texts.SourcesTitle,
            Answer.Unsure => texts.UnsureTitle,
            Answer.NotCovered => texts.NearestTitle,
            _ => texts.NoSuchTitle,
        };
    }

    /// <summary>Writes the words, and gives the sources in the order of their numbers.</summary>
    private static List<ContentUnit> Write(StringBuilder text, Answer answer, QuestionTexts texts) => answer switch
    {
        Answer.Answered answered => Answered(text, answered, texts),
        Answer.Shown shown => Shown(text, shown, texts),
        Answer.Listed listed => Listed(text, listed, texts),
        Answer.Unsure unsure => Unsure(text, unsure, texts),
        Answer.NotCovered notCovered => NotCovered(text, notCovered, texts),
        Answer.NoSuch noSuch => NoSuch(text, noSuch, texts),
        _ => throw new ArgumentException("There is no reply to this kind of answer.", nameof(answer)),
    };

    private static List<ContentUnit> Answered(StringBuilder text, Answer.Answered answer, QuestionTexts texts)
    {
        var citations = answer.Citations.Take(MostMentioned).ToList();
        text.Append(texts.AnsweredLead).Append("\n\n");
        foreach (var citation in citations.Take(MostQuoted))
            Quote(text, citation, texts);
        if (citations.Skip(MostQuoted).Select(citation => $"{Escape(UnitNames.Of(citation.Unit, texts))} [{Number(citation.Position)}]").ToList() is { Count: > 0 } more)
            text.Append(texts.SeeAlso(texts.And(more))).Append("\n\n");
        return Label(text, [.. citations.Select(citation => citation.Unit)], texts);
    }

    private static List<ContentUnit> Shown(StringBuilder text, Answer.Shown answer, QuestionTexts texts)
    {
        var unit = answer.Citation.Unit;
        var before = text.Length;
        switch (answer.Aspect)
        {
            case UnitAspect.WhoIsToAct when unit.Audience is { } audience:
                text.Append(texts.DirectedAt(Escape(UnitNames.Of(unit, texts)), texts.Audience(audience))).Append(" [1]\n\n");
                break;
            case UnitAspect.WhereItStands when unit.Place is { } place:
                text.Append(texts.StandsAt(Escape(UnitNames.Of(unit, texts)), Escape(texts.DocumentName(unit.Document)), Escape(place))).Append(" [1]\n\n");
                break;
        }

        // What was asked has been said; the sentence it stands in is enough, and the rest is a press away.
        var quotes = text.Length > before ? [.. answer.Citation.Quotes.Take(1).Select(FirstSentence)] : answer.Citation.Quotes;
        Quote(text, answer.Citation with { Position = 1, Quotes = quotes }, texts);
        return Label(text, [unit], texts);
    }

    private static List<ContentUnit> Listed(StringBuilder text, Answer.Listed answer, QuestionTexts texts)
    {
        var units = answer.Items.Select(item => item.Unit).ToList();
        text.Append(Lists.Heading(answer.Subject, units.Count, texts));
        List<ContentUnit> sources = [];
        var nameOf = UnitNames.InList(units, texts);
        var saysWhat = answer.Subject is ListSubject.ByTopic or ListSubject.BySubject or ListSubject.CasesAbout or ListSubject.CasesFound;
        if (saysWhat && units.Count is > 0 and <= MostPlaces)
        {
            // A colleague who wants all about a subject wants to see what each place says of it.
            sources = units;
            text.Append(":\n");
            foreach (var item in answer.Items)
            {
                text.Append("\n- **").Append(Escape(nameOf(item.Unit))).Append("** [").Append(Number(item.Position)).Append(']');
                if (item.Quotes.Count > 0)
                    text.Append(": ").Append(Escape(item.Quotes[0].Text.Trim()));
            }
        }
        else if (Run(units) is (int first, int last))
        {
            // One by one they would be numbers with numbers after them.
            text.Append(": ").Append(texts.RecommendationRun(first, last)).Append(". ").Append(texts.ListBelow);
        }
        else if (units.Count is > 0 and <= MostNumbered && units.TrueForAll(unit => unit is { Kind: UnitKind.Recommendation, Number: not null }))
        {
            sources = units;
            var numbers = units.Select((unit, index) => $"{Number(unit.Number!.Value)} [{Number(index + 1)}]");
            text.Append(": ").Append(texts.NumberedRecommendations(units.Count, texts.And(numbers)));
        }
        else if (units.Count is > 0 and <= MostNumbered)
        {
            sources = units;
            text.Append(":\n");
            for (var i = 0; i < units.Count; i++)
                text.Append("\n- ").Append(Escape(nameOf(units[i]))).Append(" [").Append(Number(i + 1)).Append(']');
        }
        else
        {
            text.Append(". ").Append(texts.ListBelow);
        }

        text.Append("\n\n");
        if (sources.Count > 0 && !saysWhat)
        {
            text.Append('*').Append(texts.LabelList).Append('*');
            return sources;
        }

        return Label(text, sources, texts);
    }

    private static Quote FirstSentence(Quote quote) => SentenceEnd().Match(quote.Text) is { Success: true } end ? quote with { Text = quote.Text[..(end.Index + 1)] } : quote;

    [GeneratedRegex(@"\.\s+(?=\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    private static (int First, int Last)? Run(List<ContentUnit> units) =>
        units.Count is >= ShortestRun and <= MostNumbered
        && units[0] is { Kind: UnitKind.Recommendation, Number: { } first }
        && units.Index().All(unit => unit.Item is { Kind: UnitKind.Recommendation } item && item.Number == first + unit.Index) ? (first, first + units.Count - 1) : null;

    private static List<ContentUnit> Unsure(StringBuilder text, Answer.Unsure answer, QuestionTexts texts)
    {
        text.Append(texts.UnsureLead).Append("\n\n");
        var candidates = answer.Candidates.Take(MostQuoted).ToList();
        foreach (var candidate in candidates)
            Quote(text, candidate, texts);
        return Label(text, [.. candidates.Select(candidate => candidate.Unit)], texts);
    }

    private static List<ContentUnit> NotCovered(StringBuilder text, Answer.NotCovered answer, QuestionTexts texts)
    {
        // Subjects are named in Danish alone, and would stand oddly in an English sentence.
        text.Append(answer.Subject is { } subject && texts.Language == Language.Danish ? texts.NotCoveredSubject(AfterPreposition(Escape(subject))) : texts.NotCoveredLead);
        text.Append("\n\n").Append(answer.Nearest.Count > 0 ? texts.NotCoveredNearest : texts.NotCoveredTryAgain);
        return [];
    }

    // Danish puts a comma before a clause: »om løn«, but »om, hvad de får i løn«.
    private static string AfterPreposition(string subject) => subject.StartsWith("hv", StringComparison.Ordinal) ? $", {subject}" : $" {subject}";

    private static List<ContentUnit> NoSuch(StringBuilder text, Answer.NoSuch answer, QuestionTexts texts)
    {
        text.Append(Lists.NoSuch(answer.Subject, texts));
        return [];
    }

    private static void Quote(StringBuilder text, Citation citation, QuestionTexts texts)
    {
        text.Append("**").Append(Escape(UnitNames.Of(citation.Unit, texts))).Append("** [").Append(Number(citation.Position)).Append("]\n\n");
        var length = 0;
        foreach (var line in citation.Quotes.Select(quote => quote.Text.Trim()).Where(line => line.Length > 0))
        {
            if (length > 0 && length + line.Length > LongestQuote)
            {
                text.Append("> …\n>\n");
                break;
            }

            length += line.Length;
            text.Append("> ").Append(Escape(line.ReplaceLineEndings(" "))).Append("\n>\n");
        }

        text.Length -= ">\n".Length;
        if (length == 0)
            text.Append('\n');
        text.Append("\n*").Append(Escape(UnitNames.Place(citation.Unit, texts))).Append("*\n\n");
    }

    private static List<ContentUnit> Label(StringBuilder text, List<ContentUnit> sources, QuestionTexts texts)
    {
        if (sources.Count == 0)
            return sources;
        var hasPlan = sources.Any(unit => unit.Kind != UnitKind.Case);
        text.Append('*').Append(hasPlan ? texts.LabelDocuments : texts.LabelCases).Append('*');
        return sources;
    }

    private static CitationSource Cited(ContentUnit unit, QuestionTexts texts) => new(UnitNames.Of(unit, texts), unit.Text.ReplaceLineEndings(" "))
    {
        Url = unit.Case?.SourceUrl,
        Keywords = [texts.DocumentShort(unit.Document)],
        ImageName = "Text",
    };

    private static string Escape(string text) => CardText.Plain(text).Markdown;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
