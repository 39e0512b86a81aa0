using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.ActionPlans.FollowUp;

internal sealed class FollowUpTexts : Texts
{
    private static readonly FollowUpTexts Danish = new(Language.Danish), English = new(Language.English);

    private FollowUpTexts(Language language) : base(language)
    {
    }

    public static FollowUpTexts In(Language language) => language == Language.English ? English : Danish;

    public string Title => Text();

    public string Hello(int all, string name) => Count(all, [name]);

    public string GoOn(int answered, int all) => Format([answered, all]);

    public string AllAnswered => Text();

    public string NotSaved => Text();

    public string Nothing => Text();

    public string Item(string organisation, string initiative) => Format([organisation, initiative]);

    public string OutcomeLabel => Text();

    public string OutcomeError => Text();

    public string OutcomeAchieved => Text();

    public string OutcomePartly => Text();

    public string OutcomeNotAchieved => Text();

    public string OutcomeMissing => Text();

    public string WhyLabel => Text();

    public string NextLabel => Text();

    public string LongError(int most) => Format([most]);

    public string Save => Text();

    public string Next => Text();

    public string Previous => Text();

    public string Position(int number, int all) => Format([number, all]);

    public string Saved => Text();

    public string Stale => Text();

    public string WhoSees => Text();

    public string Reminder => Text();

    public string ResultTitle(string organisation) => Format([organisation]);

    public string ResultLine(int answered, int all) => Format([answered, all]);

    public string ResultHidden => Text();

    public string ResultAnswers => Text();

    public string ResultAnswer(string action, string outcome, string name) => Format([action, outcome, name]);

    public string ResultWhy(string why) => Format([why]);

    public string ResultNext(string next) => Format([next]);

    public string ResultMore(int count) => Format([count]);

    public string GetWord => Text();

    public string NoResult => Text();

    public string FileName(string organisation) => Format([organisation]);

    public string ColumnAction => Text();

    public string ColumnOutcome => Text();

    public string ColumnCount => Text();

    public string ColumnOwner => Text();

    public string ColumnWhy => Text();

    public string ColumnNext => Text();

    public string Somebody => Text();

    public string StoredAnswer => Text();

    public string Of(FollowUpOutcome? outcome) => outcome switch
    {
        FollowUpOutcome.Achieved => OutcomeAchieved,
        FollowUpOutcome.Partly => OutcomePartly,
        FollowUpOutcome.NotAchieved => OutcomeNotAchieved,
        _ => OutcomeMissing,
    };
}
