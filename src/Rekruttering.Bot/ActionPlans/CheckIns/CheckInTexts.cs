using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.ActionPlans.CheckIns;

internal sealed class CheckInTexts : Texts
{
    private static readonly CheckInTexts Danish = new(Language.Danish), English = new(Language.English);

    private CheckInTexts(Language language) : base(language)
    {
    }

    public static CheckInTexts In(Language language) => language == Language.English ? English : Danish;

    public string Title => Text();

    public string TitleNothing => Text();

    public string Nothing => Text();

    public string Hello(string name) => Format([name]);

    public string Summary(int count) => Count(count, []);

    public string Rarely => Text();

    public string ItemDetail(string status, string due, string place) => Format([status, due, place]);

    public string Due(string date) => Format([date]);

    public string NoDue => Text();

    public string OverdueSince(string date) => Format([date]);

    public string StepDeputy(string deputy, string deputyDate, string coordinatorDate) => Format([deputy, deputyDate, coordinatorDate]);

    public string StepCoordinator(string coordinatorDate) => Format([coordinatorDate]);

    public string StepDeputyAsked(string deputy, string coordinatorDate) => Format([deputy, coordinatorDate]);

    public string StepCoordinatorTold => Text();

    public string StepOwnDeputy(string deputy, string deputyDate) => Format([deputy, deputyDate]);

    public string StepOwnDeputyAsked(string deputy) => Format([deputy]);

    public string AsDeputy(string owner) => Format([owner]);

    public string Answered => Text();

    public string Update => Text();

    public string Same => Text();

    public string Snooze => Text();

    public string SameAll => Text();

    public string Settings => Text();

    public string Back => Text();

    public string Save => Text();

    public string UpdateTitle(string title) => Format([title]);

    public string StatusLabel => Text();

    public string StatusError => Text();

    public string CommentLabel => Text();

    public string CommentError(int most) => Format([most]);

    public string CommentExample => Text();

    public string DueLabel => Text();

    public string DueError => Text();

    public string HelpLabel => Text();

    public string HelpToggle => Text();

    public string HelpError => Text();

    public string HandOverLabel => Text();

    public string HandOverError => Text();

    public string HandOverHint => Text();

    public string NotesNow(string notes) => Format([notes]);

    public string Saved(string title) => Format([title]);

    public string NotedSame(string title) => Format([title]);

    public string NotedSameAll(int count) => Count(count, []);

    public string Snoozed(string title, string date) => Format([title, date]);

    public string HandedOver(string title, string name) => Format([title, name]);

    public string HandedOverUntold(string title, string name) => Format([title, name]);

    public string NothingToSave => Text();

    public string StaleText(string title) => Format([title]);

    public string StaleAll => Text();

    public string NotYours => Text();

    public string Gone => Text();

    public string Wrong(string problem) => Format([problem]);

    public string NoSuchColleague => Text();

    public string OnlyMembers => Text();

    public string HelpHeading => Text();

    public string HelpNone => Text();

    public string CoordinatorTold(string names) => Format([names]);

    public string NoCoordinator => Text();

    public string DoneHeading => Text();

    public string DoneOffer => Text();

    public string MakeDraft => Text();

    public string BlockedTitle => Text();

    public string BlockedText(string name, string title) => Format([name, title]);

    public string HelpText(string name, string title) => Format([name, title]);

    public string FactComment => Text();

    public string FactInitiative => Text();

    public string FactDue => Text();

    public string FactStatus => Text();

    public string FactOwner => Text();

    public string OverdueTitle => Text();

    public string OverdueText(int count) => Count(count, []);

    public string HandedTitle => Text();

    public string HandedText(string name, string title) => Format([name, title]);

    public string RhythmTitle => Text();

    public string RhythmNew(string when) => Format([when]);

    public string RhythmNow(string when) => Format([when]);

    public string RhythmOff => Text();

    public string RhythmPaused(string date) => Format([date]);

    public string RhythmNext(string date, string time) => Format([date, time]);

    public string RhythmRules => Text();

    public string EveryLabel => Text();

    public string EveryError => Text();

    public string EveryWeek => Text();

    public string EverySecondWeek => Text();

    public string EveryMonth => Text();

    public string EveryNever => Text();

    public string WeekdayLabel => Text();

    public string WeekdayError => Text();

    public string TimeLabel => Text();

    public string TimeError => Text();

    public string PlanPauseLabel => Text();

    public string PlanPauseError => Text();

    public string SummaryLabel => Text();

    public string SummaryToggle => Text();

    public string RhythmSaved => Text();

    public string NotSaved => Text();

    public string When(string every, string weekday, string time) => Format([every, weekday, time]);

    public string WhenMonth(string weekday, string time) => Format([weekday, time]);

    public string OnlyCoordinator => Text();

    public string OnlyCoordinatorSees => Text();

    public string NoPlan => Text();

    public string NoRhythmYet => Text();

    public string SettingsTitle => Text();

    public string SettingsOn => Text();

    public string SettingsMore => Text();

    public string SettingsPaused(string date) => Format([date]);

    public string SettingsStopped => Text();

    public string NextAt(string date) => Format([date]);

    public string NextUnknown => Text();

    public string PauseLabel => Text();

    public string PauseError => Text();

    public string Pause => Text();

    public string Stop => Text();

    public string Start => Text();

    public string More => Text();

    public string Less => Text();

    public string SaidPaused(string date) => Format([date]);

    public string SaidStopped => Text();

    public string SaidStarted => Text();

    public string SaidMore => Text();

    public string SaidLess => Text();

    public string WeekTitle(string organisation) => Format([organisation]);

    public string WeekSummaryLine(int open, int overdue, int blocked) => Format([open, overdue, blocked]);

    public string WeekChanges => Text();

    public string WeekNoChanges => Text();

    public string WeekChange(string title, string before, string after, string name) => Format([title, before, after, name]);

    public string WeekComment(string title, string comment, string name) => Format([title, comment, name]);

    public string WeekNewDate(string title, string date, string name) => Format([title, date, name]);

    public string WeekOverdue => Text();

    public string WeekBlocked => Text();

    public string WeekPaused => Text();

    public string WeekNotReached => Text();

    public string WeekHasLeft(string name) => Format([name]);

    public string WeekPausedUntil(string name, string date) => Format([name, date]);

    public string WeekStopped(string name) => Format([name]);

    public string WeekUnreachable(string name) => Format([name]);

    public string WeekNoOwner => Text();

    public string WeekLine(string due, string owners) => Format([due, owners]);

    public string WeekMore(int count) => Format([count]);

    public string Nobody => Text();

    public string SomebodyDeleted => Text();

    public string PictureTitle => Text();

    public string PictureOff => Text();

    public string PictureWeekly => Text();

    public string PictureMonthly => Text();

    public string PictureOnlyLeaders => Text();

    public string PictureNone => Text();

    public string PictureTotal => Text();

    public string PictureDone => Text();

    public string PictureOverdue => Text();

    public string PictureBlocked => Text();

    public string PictureTrend(string before, string after) => Format([before, after]);

    public string PictureHidden => Text();

    public string PictureStop => Text();

    public string StoredHabit => Text();

    public string StoredStopped => Text();

    public string StoredPaused(string date) => Format([date]);

    public string StoredSent(int count) => Count(count, []);

    public string StoredMark(string title, string date) => Format([title, date]);

    public string Of(Every every) => every switch
    {
        Every.Week => EveryWeek,
        Every.SecondWeek => EverySecondWeek,
        Every.Month => EveryMonth,
        _ => throw new ArgumentOutOfRangeException(nameof(every), every, "No words for this rhythm."),
    };

    public string Of(DayOfWeek weekday) => Culture.DateTimeFormat.GetDayName(weekday);

    public string Of(Rhythm rhythm)
    {
        var time = rhythm.At.ToString(Language == Language.Danish ? "HH.mm" : "HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        return rhythm.Every == Every.Month ? WhenMonth(Of(rhythm.Weekday), time) : When(Culture.TextInfo.ToLower(Of(rhythm.Every)), Of(rhythm.Weekday), time);
    }

    public string DueOf(ActionItem action) => action.DueOn is { } due ? Due(Date(due)) : NoDue;
}
