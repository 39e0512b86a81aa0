using System.Globalization;
using Rekruttering.Knowledge.Answers.Lookups;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Answers;

/// <summary>A question that leaned on the one before, made whole.</summary>
/// <param name="Text">The question as it is understood; a later one may lean on it in turn.</param>
/// <param name="Units">The units that the turn before cited and this question is about, best first.</param>
/// <param name="Lookup">What it asks of the structure, where it does.</param>
/// <param name="IsWhole">Whether the first unit itself is asked for, rather than a fact in it.</param>
internal sealed record FollowUp(string Text, IReadOnlyList<string> Units, Lookup? Lookup = null, bool IsWhole = false);

/// <summary>
/// Resolves pronouns and ellipsis from the turn before. A question that says by itself what it is about is left alone, whatever was asked before.
/// </summary>
internal sealed class FollowUps(ContentCatalog catalog)
{
    private const int MostTokens = 14;

    /// <summary>Null for a question that stands alone.</summary>
    public FollowUp? Resolve(string text, QuestionContext? context)
    {
        if (context is null)
            return null;
        var tokens = LookupText.Tokens(text);
        if (tokens.Count is 0 or > MostTokens)
            return null;
        var fragment = new Fragment(tokens);
        // »Hvem retter anbefaling 7 sig mod?« asks for more than the number, and leans on nothing.
        if (LookupParser.Parse(text)?.What is Lookup.Recommendations { Aspect: not UnitAspect.Whole })
            return null;
        var before = LookupParser.Parse(context.LastQuestion)?.What;
        var unit = context.UnitIds.Select(catalog.Find).OfType<ContentUnit>().FirstOrDefault();
        if ((NextOrPrevious(fragment, unit) ?? SameKind(fragment, before)) is { } resolved)
            return resolved;
        if (!fragment.Leans)
            return null;
        return AboutUnit(fragment, unit, context) ?? (LookupParser.Parse(text) is null ? Elliptic(text, fragment, context) : null);
    }

    /// <summary>»den næste«, »og den før?«</summary>
    private static FollowUp? NextOrPrevious(Fragment fragment, ContentUnit? unit)
    {
        var step = fragment.Content > 0 ? 0 : fragment.Has("naeste", "next") ? 1 : fragment.Has("forrige", "foregaaende", "previous") || (fragment.Ends("foer") && fragment.Has("den", "det", "og")) ? -1 : 0;
        if (step == 0 || fragment.Numbers.Count > 0)
            return null;
        return unit switch
        {
            { Kind: UnitKind.Recommendation, Number: { } number } => Recommendations([number + step]),
            { Kind: UnitKind.Phase, Number: { } number } => Phases([number + step]),
            { Kind: UnitKind.Timeline, Year: { } year } => Years([year + step]),
            { Kind: UnitKind.Theme, Theme: { } theme } => new FollowUp($"tema {Text(theme + step)}", [], new Lookup.ThemeItself(theme + step)),
            _ => null,
        };
    }

    /// <summary>»og i 2020?«, »hvad med staten?«, »og 8?« after a look-up of the same kind.</summary>
    private static FollowUp? SameKind(Fragment fragment, Lookup? before)
    {
        if (before is null || fragment.Content > 0)
            return null;
        switch (before)
        {
            case Lookup.OfAudience when fragment.Audiences is { Count: > 0 } audiences:
                return new FollowUp($"hvilke anbefalinger retter sig mod {string.Join(" og ", audiences.Select(Name))}", [], new Lookup.OfAudience(audiences));
            case Lookup.Phases when fragment.Numbers is { Count: > 0 } numbers:
                return Phases(numbers);
            case Lookup.ThemeItself or Lookup.OfTheme when fragment.Numbers is [var theme] && !fragment.Has("anbefaling"):
                return before is Lookup.OfTheme
                    ? new FollowUp($"alle anbefalinger i tema {Text(theme)}", [], new Lookup.OfTheme(theme))
                    : new FollowUp($"tema {Text(theme)}", [], new Lookup.ThemeItself(theme));
            case Lookup.CasesFor when fragment.Numbers is [var number] && !fragment.Has("anbefaling"):
                return new FollowUp($"cases for anbefaling {Text(number)}", [], new Lookup.CasesFor(number));
            case Lookup.Recommendations(_, _, UnitAspect.WhoIsToAct, _) when fragment.Numbers is [var number]:
                return new FollowUp($"hvem har ansvaret for anbefaling {Text(number)}", [], new Lookup.Recommendations([number], false, UnitAspect.WhoIsToAct, ""));
            case Lookup.Recommendations or Lookup.AllRecommendations when fragment.Numbers is { Count: > 0 } numbers:
                return Recommendations(numbers);
            default:
                return null;
        }
    }

    /// <summary>»hvem har ansvaret for den?«, »flere eksempler«, »fortæl mere«.</summary>
    private static FollowUp? AboutUnit(Fragment fragment, ContentUnit? unit, QuestionContext context)
    {
        if (unit is null)
            return null;
        var number = unit.Kind == UnitKind.Recommendation ? unit.Number : null;
        if (fragment.Tags.Contains(Tag.Case) && fragment.Content <= 1)
        {
            return number is { } illustrated
                ? new FollowUp($"cases for anbefaling {Text(illustrated)}", [unit.Id], new Lookup.CasesFor(illustrated))
                : new FollowUp($"cases om {context.LastQuestion}", [unit.Id], new Lookup.CasesAbout(context.LastQuestion));
        }

        if (fragment.Content > 0)
            return null;
        if (number is { } asked && (fragment.Has("hvem", "who", "hvis") || fragment.Tags.Contains(Tag.Directed)))
            return new FollowUp($"hvem har ansvaret for anbefaling {Text(asked)}", [unit.Id], new Lookup.Recommendations([asked], false, UnitAspect.WhoIsToAct, ""));
        if (fragment.Has("hvor", "where") && fragment.Has("staar", "findes", "side") && number is { } placed)
            return new FollowUp($"hvor står anbefaling {Text(placed)}", [unit.Id], new Lookup.Recommendations([placed], false, UnitAspect.WhereItStands, ""));
        return fragment.Has("mere", "uddyb", "uddybe", "hele", "more", "laese", "detaljer")
            ? new FollowUp(context.LastQuestion, context.UnitIds, IsWhole: true)
            : null;
    }

    /// <summary>»hvorfor?«, »hvad med hjælperne?«: the question before, with what this one adds.</summary>
    private static FollowUp Elliptic(string text, Fragment fragment, QuestionContext context)
    {
        var questionWord = fragment.QuestionWord;
        var added = fragment.Content > 0 || fragment.Names ? fragment.Added : "";
        var subject = questionWord.Length == 0 ? context.LastQuestion : WithoutQuestionWords(context.LastQuestion);
        // »hvornår starter det?« keeps its order of words, with the subject for the pronoun.
        if (questionWord.Length > 0 && fragment.Content > 0 && fragment.With(subject) is { } named && named.Length <= Question.MaxLength)
            return new FollowUp(named, context.UnitIds);
        var whole = string.Join(' ', new[] { questionWord, subject.TrimEnd('?', ' ', '.', '!'), added }.Where(part => part.Length > 0));
        // »hvad med hjælperne?« is about something else than what was just answered.
        return new FollowUp(whole.Length <= Question.MaxLength ? whole : text, questionWord.Length == 0 && added.Length > 0 ? [] : context.UnitIds);
    }

    private static string WithoutQuestionWords(string question) => string.Join(
        ' ',
        LookupText.Tokens(question).SkipWhile(token => Fragment.IsQuestionWord(token.Text) || token.Text is "mange" or "meget" or "laenge" or "tit" or "er" or "skal" or "kan" or "en" or "et" or "is" or "are" or "a" or "the").Select(token => token.Typed));

    private static FollowUp Recommendations(IReadOnlyList<int> numbers) =>
        new($"anbefaling {string.Join(", ", numbers.Select(Text))}", [], new Lookup.Recommendations(numbers, false, UnitAspect.Whole, ""));

    private static FollowUp Phases(IReadOnlyList<int> numbers) => new($"fase {string.Join(", ", numbers.Select(Text))}", [], new Lookup.Phases(numbers));

    private static FollowUp Years(IReadOnlyList<int> years) => new($"hvad skete der i {string.Join(" og ", years.Select(Text))}", [], new Lookup.Years(years));

    private static string Name(Audience audience) => audience switch
    {
        Audience.SchoolsAndMunicipalities => "SOSU-skolerne og kommunerne",
        Audience.State => "staten",
        Audience.KlAndMunicipalities => "KL og kommunerne",
        _ => "øvrige",
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The words of a question that may be a part of one.</summary>
    private sealed class Fragment
    {
        private readonly List<LookupToken> _tokens;
        private readonly Words _words;

        public Fragment(List<LookupToken> tokens)
        {
            _tokens = tokens;
            _words = new Words(tokens);
            Tags = [.. tokens.Select(token => token.Tag)];
            Content = tokens.Count(token => token.Tag == Tag.Content);
            Numbers = LookupParser.NumbersIn(tokens);
        }

        public HashSet<Tag> Tags { get; }

        /// <summary>Number of informative words.</summary>
        public int Content { get; }

        public List<int> Numbers { get; }

        public List<Audience> Audiences => _words.Audiences(isNamed: true);

        /// <summary>It names a thing of the structure: a recommendation, the plan, the project, a municipality.</summary>
        public bool Names => Tags.Overlaps([Tag.Recommendation, Tag.Plan, Tag.Phase, Tag.Theme, Tag.Timeline, Tag.Project, Tag.Schools, Tag.State, Tag.Municipalities, Tag.Number]) || _words.Place is not null;

        /// <summary>What only a question that leans on another has: »og …«, »hvad med …«, a pronoun at the end, no subject at all.</summary>
        public bool Leans =>
            IsContinuation
            || (Content <= 2 && _tokens[^1].Text is "den" or "det" or "dem" or "dette" or "denne" or "disse" or "her" or "it" or "that" or "them" or "this" or "those" or "dertil" or "herom" or "derom")
            || (Content <= 1 && _tokens.Count > 2 && _tokens[0].Text is "er" or "skal" or "kan" or "har" or "bliver" or "maa" or "is" or "does" or "can" or "hvornaar" or "hvordan" or "hvorfor" && _tokens[1].Text is "den" or "det" or "de" or "it" or "they" && _tokens.Count <= 6)
            || (Content <= 1 && _tokens.Count > 3 && _tokens[0].Text is "hvornaar" or "hvordan" or "hvorfor" or "hvad" or "hvem" or "hvor" && _tokens[2].Text is "den" or "det" or "de" && _tokens.Count <= 5)
            || (Content == 0 && !Names);

        /// <summary>The question word that stands alone or with a pronoun: it asks another thing of the same subject.</summary>
        public string QuestionWord => IsContinuation && Content > 0 && !_tokens.Exists(token => token.Text is "hvem" or "hvornaar" or "hvorfor" or "hvordan" or "when" or "who" or "why")
            ? ""
            : string.Join(' ', _tokens.Where(token => (IsQuestionWord(token.Text) && token.Text is not ("hvad" or "what")) || token.Text is "mange" or "laenge" or "tit" or "many" or "long").Select(token => token.Typed));

        /// <summary>What is said besides the question word.</summary>
        public string Added => string.Join(' ', _tokens.Where(token => token.Tag is not Tag.Filler || token.Number is not null).Where(token => !IsQuestionWord(token.Text)).Select(token => token.Typed));

        private bool IsContinuation => _tokens[0].Text is "og" or "men" or "and" or "samt" or "but"
            || (_tokens.Count > 2 && _tokens[0].Text is "hvad" or "hva" or "what" or "how" && _tokens[1].Text is "med" or "about" or "saa");

        public static bool IsQuestionWord(string word) =>
            word is "hvad" or "hva" or "hvem" or "hvornaar" or "hvorfor" or "hvordan" or "hvor" or "hvilke" or "hvilken" or "hvilket" or "what" or "who" or "when" or "why" or "how" or "where" or "which";

        public bool Has(params ReadOnlySpan<string> words)
        {
            foreach (var token in _tokens)
            {
                if (words.Contains(token.Text))
                    return true;
            }

            return false;
        }

        /// <summary>The question with something in the place of its pronoun; null where it has none.</summary>
        public string? With(string subject)
        {
            var pronoun = _tokens.FindLastIndex(token => token.Text is "den" or "det" or "de" or "dem" or "it" or "they" or "them");
            return pronoun < 0 || subject.Length == 0 ? null : string.Join(' ', _tokens.Select((token, i) => i == pronoun ? subject.TrimEnd('?', ' ', '.', '!') : token.Typed));
        }

        public bool Ends(string word) => _tokens[^1].Text == word;
    }
}
