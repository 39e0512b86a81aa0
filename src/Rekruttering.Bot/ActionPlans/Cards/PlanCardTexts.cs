using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.ActionPlans.Cards;

internal sealed class PlanCardTexts : Texts
{
    private static readonly PlanCardTexts Danish = new(Language.Danish), English = new(Language.English);

    private PlanCardTexts(Language language) : base(language)
    {
    }

    public static PlanCardTexts In(Language language) => language == Language.English ? English : Danish;

    public string OnlyInPrivate => Text();

    public string CoordinatorOnly => Text();

    public string ResponsibleOnly => Text();

    public string Gone => Text();

    public string Saved => Text();

    public string NothingChanged => Text();

    public string Save => Text();

    public string Cancel => Text();

    public string MyActionsTitle => Text();

    public string MyActionsCount(int count) => Count(count, []);

    public string MyActionsNoneOpen => Text();

    public string MyActionsClosedToo(int count) => Count(count, []);

    public string MyActionsClosed => Text();

    public string MyActionsNone => Text();

    public string YouAreDeputy => Text();

    public string OpenAction(string title) => Format([title]);

    public string OpenInitiative(string title) => Format([title]);

    public string DueOn(string date) => Format([date]);

    public string NoDueDate => Text();

    public string NoOwner => Text();

    public string DaysLate(int days) => Count(days, []);

    public string PlanWorkshop(string date) => Format([date]);

    public string Initiatives => Text();

    public string Actions => Text();

    public string Overdue => Text();

    public string WithoutOwner => Text();

    public string DoneLabel => Text();

    public string PlanSummary(string plan, int initiatives, int actions, int overdue) => Format([plan, initiatives, actions, overdue]);

    public string PlanEmpty => Text();

    public string RecommendationNumber(int number) => Format([number]);

    public string RecommendationNumbers(string numbers) => Format([numbers]);

    public string NoRecommendation => Text();

    public string ActionCount(int count) => Count(count, []);

    public string InitiativeCount(int count) => Count(count, []);

    public string OverdueCount(int count) => Count(count, []);

    public string NewInitiative => Text();

    public string EditPlan => Text();

    public string GetPlan => Text();

    public string StatusButton => Text();

    public string FiguresButton => Text();

    public string MissingButton => Text();

    public string OverdueButton => Text();

    public string BackToPlan => Text();

    public string BackToInitiative => Text();

    public string BackToAction => Text();

    public string BackToMine => Text();

    public string BackToAll => Text();

    public string NoPlanTitle => Text();

    public string NoPlanCoordinator(string organisation) => Format([organisation]);

    public string NoPlanMember(string organisation) => Format([organisation]);

    public string NoPlanCoordinators(string names) => Format([names]);

    public string NoPlanHere => Text();

    public string CreatePlan => Text();

    public string InitiativeType => Text();

    public string RecommendationsLabel => Text();

    public string InitiativeEmpty => Text();

    public string NewAction => Text();

    public string EditInitiative => Text();

    public string RemoveInitiative => Text();

    public string InitiativeLabel => Text();

    public string MunicipalityLabel => Text();

    public string OwnersLabel => Text();

    public string DeputyLabel => Text();

    public string DueLabel => Text();

    public string StatusLabel => Text();

    public string NotesLabel => Text();

    public string DueAndLate(string date, string late) => Format([date, late]);

    public string LastChanged(string date, string time) => Format([date, time]);

    public string Update => Text();

    public string Assign => Text();

    public string EditAction => Text();

    public string DropAction => Text();

    public string RemoveAction => Text();

    public string HistoryButton => Text();

    public string DropTitle => Text();

    public string DropText => Text();

    public string DropReason => Text();

    public string DropReasonError => Text();

    public string DropYes => Text();

    public string RemoveActionTitle => Text();

    public string RemoveActionText => Text();

    public string RemoveInitiativeTitle => Text();

    public string RemoveInitiativeText => Text();

    public string RemoveYes => Text();

    public string Removed(string title) => Format([title]);

    public string ChangedMeanwhile => Text();

    public string InitiativeChangedMeanwhile => Text();

    public string HistoryTitle => Text();

    public string HistorySummary(string title) => Format([title]);

    public string HistoryNone => Text();

    public string HistoryWhen(string date, string time, string name) => Format([date, time, name]);

    public string FormerMember => Text();

    public string ViaCheckIn => Text();

    public string ViaImport => Text();

    public string ViaFollowUp => Text();

    public string ChangeCreated => Text();

    public string ChangeRemoved => Text();

    public string ChangeFromTo(string field, string before, string after) => Format([field, before, after]);

    public string ChangeNotes(string text) => Format([text]);

    public string ChangeNotesRemoved => Text();

    public string ChangeComment(string text) => Format([text]);

    public string ChangeNothing => Text();

    public string TitleLabel => Text();

    public string WorkshopLabel => Text();

    public string OverdueTitle => Text();

    public string OverdueSummary(int count) => Count(count, []);

    public string OverdueNone => Text();

    public string MissingTitle => Text();

    public string MissingSummary(int missing, int all) => Format([missing, all]);

    public string MissingNone(int all) => Format([all]);

    public string OpenRecommendation(int number) => Format([number]);

    public string StatusTitle(string organisation) => Format([organisation]);

    public string StatusTotal => Text();

    public string CoverageLabel => Text();

    public string CoveredOf(int covered, int all) => Format([covered, all]);

    public string CoverageButton => Text();

    public string CoverageTitle(string organisation) => Format([organisation]);

    public string CoverageActions(string open, string done) => Format([open, done]);

    public string NotCovered => Text();

    public string Hidden => Text();

    public string HiddenNote => Text();

    public string TrendMore(int count) => Count(count, []);

    public string TrendLess(int count) => Count(count, []);

    public string TrendSame => Text();

    public string TrendLabel => Text();

    public string DoneOfTotal(string done, string total) => Format([done, total]);

    public string StatusNotYours(string organisation) => Format([organisation]);

    public string StatusNoPlan(string organisation) => Format([organisation]);

    public string AllStatusTitle => Text();

    public string AllStatusSummary(int count) => Count(count, []);

    public string AllStatusNone => Text();

    public string OpenStatus(string organisation) => Format([organisation]);

    public string MatrixTitle => Text();

    public string MatrixSummary(int covered, int all) => Format([covered, all]);

    public string MatrixHeading => Text();

    public string MatrixTotal => Text();

    public string MatrixNote => Text();

    public string FiguresTitle(string organisation) => Format([organisation]);

    public string FiguresNone => Text();

    public string FiguresWhy => Text();

    public string FiguresChoose => Text();

    public string FiguresChooseText => Text();

    public string ChartPercent => Text();

    public string ChartStaff => Text();

    public string ChartPeople => Text();

    public string EnterYear(int year) => Format([year]);

    public string EnterOtherYear => Text();

    public string FiguresForm(int year) => Format([year]);

    public string FiguresFormOther => Text();

    public string FiguresHint => Text();

    public string FiguresHintOther => Text();

    public string FiguresHistoryTitle => Text();

    public string FiguresUnknown => Text();

    public string FiguresChange(string figure, string year, string before, string after) => Format([figure, year, before, after]);

    public string BackToFigures => Text();

    public string FiguresNumberError => Text();

    public string FiguresYearError => Text();

    public string FiguresNothing => Text();

    public string FiguresSaved(int count) => Count(count, []);

    public string FileTitle => Text();

    public string FileText(string plan) => Format([plan]);

    public string FileHint => Text();

    public string FileWord => Text();

    public string FileExcel => Text();

    public string FileCsv => Text();

    public string NewPlanTitle => Text();

    public string EditPlanTitle => Text();

    public string NewInitiativeTitle => Text();

    public string EditInitiativeTitle => Text();

    public string NewActionTitle => Text();

    public string EditActionTitle => Text();

    public string UpdateTitle => Text();

    public string AssignTitle => Text();

    public string FormPlanTitle => Text();

    public string FormInitiativeTitle => Text();

    public string FormInitiativeExample => Text();

    public string FormActionTitle => Text();

    public string FormActionExample => Text();

    public string FormIsNew => Text();

    public string FormRecommendations => Text();

    public string FormOwners => Text();

    public string FormDeputy => Text();

    public string FormPeopleHint => Text();

    public string TitleError => Text();

    public string DateError => Text();

    public string StatusError => Text();

    public string NotesError => Text();

    public string ChooseRecommendation => Text();

    public string ChooseIsNew => Text();

    public string ChooseInitiative => Text();

    public string ChoosePeople => Text();

    public string ChooseOneDeputy => Text();

    public string FixBelow => Text();

    public string StaleForm => Text();

    public string StaleFormKept => Text();

    public string PlanCreated => Text();

    public string MorePeople(int count) => Count(count, []);

    public string RecommendationName(int number, string title) => Format([number, title]);

    public string NumbersHidden => Text();

    public string DetailsHidden => Text();
}
