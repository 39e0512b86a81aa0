using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.ActionPlans.CheckIns;

/// <summary>The coordinator chooses how often the owners are asked.</summary>
internal static class RhythmCard
{
    public const string EveryInput = "every", WeekdayInput = "weekday", AtInput = "time", PauseInput = "pause", SummaryInput = "summary", Never = "never";

    public static readonly TimeOnly Earliest = new(7, 0), Latest = new(17, 0);

    private static readonly DayOfWeek[] WorkingDays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    public static AdaptiveCard Of(Language language, CheckInSchedule schedule, bool isNew, string? said, Filled? typed = null)
    {
        var texts = CheckInTexts.In(language);
        var look = CardLook.For(language.Culture());
        var rhythm = schedule.Rhythm;
        var filled = typed ?? Filled.Empty;
        var now = !schedule.IsOn ? texts.RhythmOff : isNew ? texts.RhythmNew(texts.Of(rhythm)) : texts.RhythmNow(texts.Of(rhythm));
        return look.Card(
            texts.RhythmTitle,
            said ?? now,
            [
                .. filled.Said is { } wrong ? [look.Problem(wrong)] : said is null ? Array.Empty<CardElement>() : [look.Paragraph(said)],
                look.Paragraph(now),
                .. schedule.IsOn ? [look.Paragraph(texts.RhythmNext(texts.Date(schedule.NextDueAt), texts.Time(schedule.NextDueAt)))] : Array.Empty<CardElement>(),
                .. schedule.PausedUntil is { } paused ? [look.Paragraph(texts.RhythmPaused(texts.Date(paused)))] : Array.Empty<CardElement>(),
                .. look.Field(filled, EveryInput, new ChoiceSetInput(EveryInput, look.Required(texts.EveryLabel), texts.EveryError)
                {
                    Style = ChoiceSetStyle.Compact,
                    Value = Chosen(EveryInput, [.. Enum.GetNames<Every>(), Never], schedule.IsOn ? schedule.Every.ToString() : Never),
                    Choices = [.. Enum.GetValues<Every>().Select(every => new Choice(texts.Of(every), every.ToString())), new Choice(texts.EveryNever, Never)],
                }),
                .. look.Field(filled, WeekdayInput, new ChoiceSetInput(WeekdayInput, look.Required(texts.WeekdayLabel), texts.WeekdayError)
                {
                    Style = ChoiceSetStyle.Compact,
                    Value = Chosen(WeekdayInput, [.. WorkingDays.Select(day => day.ToString())], schedule.Weekday.ToString()),
                    Choices = [.. WorkingDays.Select(day => new Choice(texts.Of(day), day.ToString()))],
                }),
                .. look.Field(filled, AtInput, new TimeInput(AtInput, look.Required(texts.TimeLabel), texts.TimeError)
                {
                    Min = Earliest,
                    Max = Latest,
                    Value = filled.Values.ContainsKey(AtInput) ? filled.Time(AtInput) : rhythm.At,
                }),
                .. look.Field(filled, PauseInput, new DateInput(PauseInput, look.Optional(texts.PlanPauseLabel), texts.PlanPauseError)
                {
                    Value = filled.Values.ContainsKey(PauseInput) ? filled.Date(PauseInput) : schedule.PausedUntil,
                }),
                new ToggleInput(SummaryInput, look.Optional(texts.SummaryLabel), texts.SummaryToggle, texts.HelpError)
                {
                    IsOn = filled.Values.ContainsKey(SummaryInput) ? filled[SummaryInput] == "true" : schedule.SendsSummary,
                },
                look.Note(texts.RhythmRules),
                .. look.Buttons(new ExecuteAction(texts.Save, new CardActionData(ChooseRhythm.Verb, schedule.PlanId.ToString(), schedule.Choice)) { Style = ActionStyle.Positive }),
            ]);

        string? Chosen(string input, string[] possible, string before) => filled.Or(input, before) is { } value && possible.Contains(value) ? value : null;
    }
}
