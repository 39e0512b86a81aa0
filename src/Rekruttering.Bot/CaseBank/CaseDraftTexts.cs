using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.CaseBank;

internal sealed class CaseDraftTexts : Texts
{
    private static readonly CaseDraftTexts Danish = new(Language.Danish), English = new(Language.English);

    private CaseDraftTexts(Language language) : base(language)
    {
    }

    public static CaseDraftTexts In(Language language) => language == Language.English ? English : Danish;

    public string Title => Text();

    public string Only => Text();

    public string Made => Text();

    public string Saved => Text();

    public string NotSaved => Text();

    public string Discarded => Text();

    public string Stale => Text();

    public string Gone => Text();

    public string NotYours => Text();

    public string OnlyMembers => Text();

    public string TitleLabel => Text();

    public string TitleError => Text();

    public string YearLabel => Text();

    public string YearError => Text();

    public string ChallengeLabel => Text();

    public string DoneLabel => Text();

    public string ResultsLabel => Text();

    public string ContactLabel => Text();

    public string LinkLabel => Text();

    public string LinkError => Text();

    public string LongError(int most) => Format([most]);

    public string RecommendationsLabel => Text();

    public string RecommendationsError => Text();

    public string Recommendation(int number, string title) => Format([number, title]);

    public string Save => Text();

    public string Discard => Text();

    public string All => Text();

    public string ListTitle => Text();

    public string ListNone => Text();

    public string ListCount(int count) => Count(count, []);

    public string ListDetail(int year, string date) => Format([year, date]);

    public string PrefilledChallenge(string initiative) => Format([initiative]);

    public string PrefilledContact(string organisation) => Format([organisation]);

    public string StoredDraft => Text();
}
