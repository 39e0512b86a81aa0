using System.Globalization;
using Rekruttering.Knowledge.Answers;

namespace Rekruttering.Bot.Questions;

/// <summary>Says what a set was understood to be: »3 anbefalinger i tema 1, der ikke retter sig mod staten«.</summary>
internal static class SetHeadings
{
    // Fewer in a row are named one by one.
    private const int FewestInRange = 3;

    public static string Of(ListedSet set, int count, QuestionTexts texts)
    {
        var isOneAudienceLeftOut = set.Except is [[SetLimit.Audiences]] && !set.Limits.Any(limit => limit is SetLimit.Audiences);
        return string.Concat([
            Noun(set.Kind, count, texts),
            .. InOrder(set.Limits).Select(limit => Limit(limit, set.Kind, texts)),
            isOneAudienceLeftOut ? texts.SetNotAimedAt(Audiences((SetLimit.Audiences)set.Except[0][0], texts))
                : set.Except.Count > 0 ? texts.SetExcept(texts.And(set.Except.Select(limits => LeftOut(limits, set.Kind, texts)))) : "",
            set.Part is { } part ? texts.SetPart(Part(part, texts)) : "",
        ]);
    }

    private static string Noun(SetKind kind, int count, QuestionTexts texts) => (kind, count) switch
    {
        (SetKind.Recommendations, 0) => texts.SetNoRecommendations,
        (SetKind.Recommendations, _) => texts.SetRecommendations(count),
        (SetKind.Themes, 0) => texts.SetNoThemes,
        (SetKind.Themes, _) => texts.SetThemes(count),
        (SetKind.Years, 0) => texts.SetNoYears,
        (SetKind.Years, _) => texts.SetYears(count),
        (SetKind.Phases, 0) => texts.SetNoPhases,
        (SetKind.Phases, _) => texts.SetPhases(count),
        (_, 0) => texts.SetNoCases,
        _ => texts.SetCases(count),
    };

    // »nr. 18 og frem i tema 2, der retter sig mod …«
    private static IEnumerable<SetLimit> InOrder(IEnumerable<SetLimit> limits) => limits.OrderBy(limit => limit is SetLimit.Numbers or SetLimit.Between ? 0 : limit is SetLimit.Audiences ? 2 : 1);

    private static string Limit(SetLimit limit, SetKind kind, QuestionTexts texts) => limit switch
    {
        SetLimit.Themes(var themes) => kind switch
        {
            SetKind.Cases => texts.SetForTheme(Numbers(themes, texts)),
            SetKind.Themes => texts.SetNumbers(Named(themes, kind, texts)),
            _ => texts.SetInTheme(Numbers(themes, texts)),
        },
        SetLimit.Audiences audiences => texts.SetAimedAt(Audiences(audiences, texts)),
        SetLimit.Sections(var headings) => texts.SetUnder(texts.And(headings.Select(heading => $"»{heading}«"))),
        SetLimit.Numbers(var values) => IsRange(values) ? texts.SetBetween(Named(values[0], kind, texts), Named(values[^1], kind, texts)) : texts.SetNumbers(Named(values, kind, texts)),
        SetLimit.Between({ } first, { } last) => texts.SetBetween(Named(first, kind, texts), Named(last, kind, texts)),
        SetLimit.Between({ } first, _) => texts.SetOnwards(Named(first, kind, texts)),
        SetLimit.Between(_, { } last) => texts.SetUpTo(Named(last, kind, texts)),
        SetLimit.Illustrates(var recommendations) => texts.SetIllustrating(Numbers(recommendations, texts)),
        SetLimit.From(var places) => texts.SetFrom(texts.And(places)),
        _ => throw new ArgumentException("What does this limit?", nameof(limit)),
    };

    private static string LeftOut(IReadOnlyList<SetLimit> limits, SetKind kind, QuestionTexts texts) => limits switch
    {
        [SetLimit.Numbers(var values)] => Named(values, kind, texts),
        [SetLimit.Ends(var part)] => Part(part, texts),
        [SetLimit.Audiences audiences] => texts.SetThoseAimedAt(Audiences(audiences, texts)),
        [SetLimit.Themes(var themes)] when kind == SetKind.Themes => Named(themes, kind, texts),
        _ => texts.SetThose(string.Concat(InOrder(limits).Select(limit => limit is SetLimit.Ends(var part) ? texts.SetPart(Part(part, texts)) : Limit(limit, kind, texts)))),
    };

    private static string Part(SetPart part, QuestionTexts texts) => part switch
    {
        { Position: > 1, FromEnd: true } => texts.SetNthFromEnd(part.Position),
        { Position: > 1 } => texts.SetNth(part.Position),
        { FromEnd: true } => texts.SetLast(part.Count),
        _ => texts.SetFirst(part.Count),
    };

    private static string Audiences(SetLimit.Audiences audiences, QuestionTexts texts) => texts.And(audiences.Groups.Select(texts.Audience));

    private static bool IsRange(IReadOnlyList<int> values) => values.Count >= FewestInRange && values.Zip(values.Skip(1)).All(pair => pair.Second == pair.First + 1);

    private static string Named(IReadOnlyList<int> values, SetKind kind, QuestionTexts texts) => kind == SetKind.Years ? Numbers(values, texts) : texts.SetNumber(Numbers(values, texts));

    private static string Named(int value, SetKind kind, QuestionTexts texts) => Named([value], kind, texts);

    private static string Numbers(IReadOnlyList<int> values, QuestionTexts texts) => texts.And(values.Select(value => value.ToString(CultureInfo.InvariantCulture)));
}
