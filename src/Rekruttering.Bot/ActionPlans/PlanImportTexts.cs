using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.ActionPlans;

/// <summary>What is said when a plan or figures come in as a file. What a row comes to is said by <see cref="PlanTexts"/>.</summary>
internal sealed class PlanImportTexts : Texts
{
    private static readonly PlanImportTexts Danish = new(Language.Danish), English = new(Language.English);

    private PlanImportTexts(Language language) : base(language)
    {
    }

    public static PlanImportTexts In(Language language) => language == Language.English ? English : Danish;

    public string PlanName => Text();

    public string PlanTitle(string organisation) => Format([organisation]);

    public string PlanNotAllowed => Text();

    public string LookFirst => Text();

    public string HasErrors => Text();

    public string HasQuestions => Text();

    public string NothingNew => Text();

    public string NewActions => Text();

    public string ChangedActions => Text();

    public string UnchangedActions => Text();

    public string WrongRows => Text();

    public string NotInFile(int count) => Count(count, []);

    public string Question(string said, string rows) => Format([said, rows]);

    public string QuestionError => Text();

    public string Nobody => Text();

    public string MoreQuestions(int count) => Count(count, []);

    public string AnswerButton => Text();

    public string MoreRows(int count) => Count(count, []);

    public string Changes(string columns) => Format([columns]);

    public string PlanCommit => Text();

    public string PlanDone(string title) => Format([title]);

    public string OpenPlan => Text();

    public string OpenStatus => Text();

    public string OpenFigures => Text();

    public string PlanTemplateExcel => Text();

    public string PlanTemplateCsv => Text();

    public string FiguresName => Text();

    public string FiguresTitle(string organisation) => Format([organisation]);

    public string FiguresColumns => Text();

    public string FiguresNotAllowed => Text();

    public string FiguresCommit => Text();

    public string FiguresDone(int count) => Count(count, []);

    public string FigureNew(string name, string value) => Format([name, value]);

    public string FigureChanges(string name, string before, string after) => Format([name, before, after]);

    public string FigureSame(string name, string value) => Format([name, value]);

    public string FiguresTemplate => Text();

    public string FiguresTemplateCsv => Text();

    public string FiguresTemplateFileName => Text();

    public string VerdictNew => Text();

    public string VerdictChanged => Text();

    public string VerdictUnchanged => Text();

    public string VerdictInitiativeOnly => Text();

    public string VerdictWrong => Text();

    public string VerdictName(PlanRowVerdict verdict) => verdict switch
    {
        PlanRowVerdict.New => VerdictNew,
        PlanRowVerdict.Changed => VerdictChanged,
        PlanRowVerdict.Unchanged => VerdictUnchanged,
        PlanRowVerdict.InitiativeOnly => VerdictInitiativeOnly,
        PlanRowVerdict.Wrong => VerdictWrong,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "No words for this verdict."),
    };
}
