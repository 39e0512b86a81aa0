using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.ActionPlans;

internal sealed class PlanTexts : Texts
{
    private static readonly PlanTexts Danish = new(Language.Danish), English = new(Language.English);

    private PlanTexts(Language language) : base(language)
    {
    }

    public static PlanTexts In(Language language) => language == Language.English ? English : Danish;

    public string PlanTitleOf(string organisation) => Format([organisation]);

    public string ColumnInitiative => Text();

    public string ColumnRecommendations => Text();

    public string ColumnIsNew => Text();

    public string ColumnAction => Text();

    public string ColumnOwners => Text();

    public string ColumnDeputy => Text();

    public string ColumnDueOn => Text();

    public string ColumnStatus => Text();

    public string ColumnNotes => Text();

    public string New => Text();

    public string Existing => Text();

    public string StatusNotStarted => Text();

    public string StatusInProgress => Text();

    public string StatusAtRisk => Text();

    public string StatusBlocked => Text();

    public string StatusDone => Text();

    public string StatusDropped => Text();

    public string ProblemMissing => Text();

    public string ProblemTooLong => Text();

    public string ProblemNoSuchRecommendation => Text();

    public string ProblemDateOutOfRange => Text();

    public string ProblemNoSuchMember => Text();

    public string ProblemDeputyIsOwner => Text();

    public string ProblemTooMany => Text();

    public string ProblemPersonalNumber => Text();

    public string ProblemPlanExists => Text();

    public string ProblemNotEmpty => Text();

    public string ImportColumns => Text();

    public string ImportNoInitiative => Text();

    public string ImportNoAction => Text();

    public string ImportTooLong(int characters) => Format([characters]);

    public string ImportSameTitle(int count, int number) => Format([count, number]);

    public string ImportTwice(int line) => Format([line]);

    public string ImportNoRecommendation => Text();

    public string ImportNoSuchRecommendation(string said) => Format([said]);

    public string ImportUnknownIsNew(string said) => Format([said]);

    public string ImportUnknownStatus(string said) => Format([said]);

    public string ImportUnreadableDate(string said) => Format([said]);

    public string ImportDateRead(string said, string date) => Format([said, date]);

    public string ImportShortened => Text();

    public string ImportNoOwner => Text();

    public string ImportOwnerUnsure(string said) => Format([said]);

    public string ImportOneDeputy => Text();

    public string ImportDeputyIsOwner => Text();

    public string ImportTooManyInitiatives(int most) => Format([most]);

    public string ImportTooManyActions(int most) => Format([most]);

    public string ImportNoDate => Text();

    public string ImportTooManyOwners(int most) => Format([most]);

    public string TemplateFileName => Text();

    public string TemplateSheet => Text();

    public string TemplateGuideSheet => Text();

    public string TemplateRecommendationsSheet => Text();

    public string TemplateGuide => Text();

    public string TemplateNumber => Text();

    public string TemplateTitle => Text();

    public string ExportFileName(string organisation) => Format([organisation]);

    public string DocumentSubtitle(string organisation, string date) => Format([organisation, date]);

    public string DocumentStatusHeading => Text();

    public string DocumentCount => Text();

    public string DocumentOverdue => Text();

    public string DocumentTotal => Text();

    public string DocumentCoverageHeading => Text();

    public string DocumentCovered(int covered, int all) => Format([covered, all]);

    public string DocumentMissing => Text();

    public string DocumentInitiativesHeading => Text();

    public string DocumentMapped(string recommendations, string newOrExisting) => Format([recommendations, newOrExisting]);

    public string DocumentNoRecommendation(string newOrExisting) => Format([newOrExisting]);

    public string DocumentNoActions => Text();

    public string DocumentFiguresHeading => Text();

    public string Year => Text();

    public string FigureStaff => Text();

    public string FigureStudents => Text();

    public string FigureDropoutPercent => Text();

    public string FigureVacancies => Text();

    public string FigureTurnoverPercent => Text();

    public string FigureSickLeavePercent => Text();

    public string FigureYearOutOfRange => Text();

    public string FigureNegative => Text();

    public string FigureNotAWholeNumber => Text();

    public string FigureMoreThanHundredPercent => Text();

    public string FigureTooLarge => Text();

    public string FigureUnreadable(string said) => Format([said]);

    public string FigureNoYear => Text();

    public string FigureYearTwice(int line) => Format([line]);

    public string FigureOtherMunicipality(string said, string municipality) => Format([said, municipality]);

    public string StoredOwner => Text();

    public string StoredOwnerText(string action, string organisation) => Format([action, organisation]);

    public string StoredChanges => Text();

    public string StoredChangesText(int count) => Count(count, []);

    public string NewOrExisting(bool isNew) => isNew ? New : Existing;

    public string Of(ActionStatus status) => status switch
    {
        ActionStatus.NotStarted => StatusNotStarted,
        ActionStatus.InProgress => StatusInProgress,
        ActionStatus.AtRisk => StatusAtRisk,
        ActionStatus.Blocked => StatusBlocked,
        ActionStatus.Done => StatusDone,
        ActionStatus.Dropped => StatusDropped,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No words for this status."),
    };

    public string Of(ProblemKind problem) => problem switch
    {
        ProblemKind.Missing => ProblemMissing,
        ProblemKind.TooLong => ProblemTooLong,
        ProblemKind.NoSuchRecommendation => ProblemNoSuchRecommendation,
        ProblemKind.DateOutOfRange => ProblemDateOutOfRange,
        ProblemKind.NoSuchMember => ProblemNoSuchMember,
        ProblemKind.DeputyIsOwner => ProblemDeputyIsOwner,
        ProblemKind.TooMany => ProblemTooMany,
        ProblemKind.PersonalNumber => ProblemPersonalNumber,
        ProblemKind.PlanExists => ProblemPlanExists,
        ProblemKind.NotEmpty => ProblemNotEmpty,
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, "No words for this problem."),
    };

    public string Of(FigureKind kind) => kind switch
    {
        FigureKind.Staff => FigureStaff,
        FigureKind.Students => FigureStudents,
        FigureKind.DropoutPercent => FigureDropoutPercent,
        FigureKind.Vacancies => FigureVacancies,
        FigureKind.TurnoverPercent => FigureTurnoverPercent,
        FigureKind.SickLeavePercent => FigureSickLeavePercent,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No words for this figure."),
    };

    public string Of(FigureProblem problem) => problem switch
    {
        FigureProblem.YearOutOfRange => FigureYearOutOfRange,
        FigureProblem.Negative => FigureNegative,
        FigureProblem.NotAWholeNumber => FigureNotAWholeNumber,
        FigureProblem.MoreThanHundredPercent => FigureMoreThanHundredPercent,
        FigureProblem.TooLarge => FigureTooLarge,
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, "No words for this problem."),
    };

    /// <summary>24-11-2026</summary>
    public static string ShortDate(DateOnly date) => date.ToString("dd-MM-yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
