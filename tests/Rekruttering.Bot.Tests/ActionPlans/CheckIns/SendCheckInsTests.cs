using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.ActionPlans;
using Rekruttering.Bot.ActionPlans.CheckIns;
using Rekruttering.Bot.Delivery;
using Rekruttering.Bot.Scheduling;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.ActionPlans.CheckIns;

public sealed class SendCheckInsTests
{
    private static readonly Rhythm TuesdaysAtNine = new(Every.Week, DayOfWeek.Tuesday, new TimeOnly(9, 0));

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Everybody_gets_exactly_one_card_each_time_also_when_four_look_at_once(DatabaseKind kind)
    {
        await using var bed = await CheckInBed.StartAsync(kind);
        await bed.AddAsync("Vejledningstime i distrikt Syd", bed.Yusuf);
        await bed.AddAsync("Åbent hus", [bed.Yusuf, bed.Dorte]);
        await bed.RhythmAsync(TuesdaysAtNine);

        await bed.JumpToAsync(CheckInBed.Monday.AddDays(1).AddHours(-2));
        Assert.Empty(CheckInBed.CheckInsOf(bed.Yusuf));

        // Nine o'clock in Denmark.
        await bed.JumpToAsync(CheckInBed.Monday.AddDays(1).AddHours(-1));
        for (var i = 0; i < 3; i++)
            await bed.DueAsync(atOnce: 4);

        var card = Assert.Single(CheckInBed.CheckInsOf(bed.Yusuf));
        Assert.Contains("Vejledningstime i distrikt Syd", card.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Åbent hus", JsonText(card), StringComparison.Ordinal);
        Assert.DoesNotContain("Vejledningstime", JsonText(Assert.Single(CheckInBed.CheckInsOf(bed.Dorte))), StringComparison.Ordinal);
        Assert.Empty(CheckInBed.CheckInsOf(bed.Mette));
        Assert.Equal(2, await bed.LookAsync(database => database.Set<CheckIn>().CountAsync(Cancel)));
        Assert.Equal(0, await bed.LookAsync(database => database.Set<MessageDelivery>().CountAsync(row => row.State != DeliveryState.Sent, Cancel)));
    }

    // R7: a year with every holiday and both clock changes, looked at every half hour.
    [Fact]
    public async Task In_a_year_each_period_has_one_card_on_a_working_day_at_its_time()
    {
        await using var bed = await CheckInBed.StartAsync(DatabaseKind.Sqlite);
        await bed.AddAsync("Vejledningstime", bed.Yusuf);
        await bed.WithoutFollowUpAsync();
        await bed.RhythmAsync(TuesdaysAtNine);

        // An answer every week, so that nobody is asked less often.
        for (var week = 0; week < 53; week++)
        {
            for (var day = 0; day < 7; day++)
            {
                foreach (var hours in new[] { 1, 7, 8, 9, 17 })
                    await bed.JumpToAsync(DanishCalendar.StartOf(DanishCalendar.DayOf(CheckInBed.Monday).AddDays((week * 7) + day)).AddHours(hours).AddMinutes(15));
            }

            await bed.ChangeAsync(async database => database.Add(new PlanChange
            {
                Id = Guid.CreateVersion7(),
                PlanId = bed.PlanId,
                Field = PlanField.Comment,
                ChangedBy = await bed.IdOfAsync(bed.Yusuf),
                ChangedAt = bed.Now,
            }));
        }

        var sent = await bed.LookAsync(database => database.Set<CheckIn>().AsNoTracking().ToListAsync(Cancel));
        Assert.InRange(sent.Count, 52, 53);
        Assert.All(sent, checkIn =>
        {
            Assert.True(DanishCalendar.IsWorkingDay(DanishCalendar.DayOf(checkIn.SentAt)));
            Assert.Equal(new TimeOnly(9, 0), DanishCalendar.TimeOf(checkIn.DueAt));
            Assert.Equal(DanishCalendar.DayOf(checkIn.DueAt), DanishCalendar.DayOf(checkIn.SentAt));
        });
        Assert.Equal(sent.Count, sent.Select(checkIn => Rhythm.WeekOf(DanishCalendar.DayOf(checkIn.SentAt))).Distinct().Count());
        Assert.Equal(sent.Count, CheckInBed.CheckInsOf(bed.Yusuf).Count);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_was_missed_while_the_bot_was_away_is_caught_up_once(DatabaseKind kind)
    {
        await using var bed = await CheckInBed.StartAsync(kind);
        await bed.AddAsync("Vejledningstime", bed.Yusuf);
        await bed.RhythmAsync(TuesdaysAtNine);

        // Away over three Tuesdays, back on a Saturday: nothing until Monday, and then once.
        await bed.JumpToAsync(CheckInBed.Monday.AddDays(19));
        Assert.Empty(CheckInBed.CheckInsOf(bed.Yusuf));
        await bed.JumpToAsync(CheckInBed.Monday.AddDays(21).AddHours(-2));
        await bed.DueAsync();

        Assert.Single(CheckInBed.CheckInsOf(bed.Yusuf));

        // This week's own is the one that was caught up; the next week has its own again.
        await bed.JumpToAsync(CheckInBed.Monday.AddDays(22));
        Assert.Single(CheckInBed.CheckInsOf(bed.Yusuf));
        await bed.JumpToAsync(CheckInBed.Monday.AddDays(29));
        Assert.Equal(2, CheckInBed.CheckInsOf(bed.Yusuf).Count);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_waits_on_a_Friday_evening_comes_on_Monday_and_not_on_Saturday(DatabaseKind kind) =>
        await WaitsOverAsync(kind, CheckInBed.Monday, new DateOnly(2030, 11, 8), new DateOnly(2030, 11, 11), "mandag d. 18. november 2030");

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_waits_before_Easter_comes_after_it(DatabaseKind kind) =>
        await WaitsOverAsync(kind, CheckInBed.Monday.AddDays(154), new DateOnly(2031, 4, 9), new DateOnly(2031, 4, 15), "tirsdag d. 22. april 2031");

    // Asked on the last working day, with Teams away until the day after: nothing on the days off, and all of it once on the next working day.
    private static async Task WaitsOverAsync(DatabaseKind kind, DateTimeOffset start, DateOnly askedOn, DateOnly nextDay, string deputyOn)
    {
        await using var bed = await CheckInBed.StartAsync(kind, start);
        await bed.WithoutFollowUpAsync();
        await bed.AddAsync("Vejledningstime", bed.Yusuf, due: askedOn.AddDays(-2), deputy: bed.Inge);
        await bed.AddAsync("Åbent hus", bed.Dorte);
        await bed.RhythmAsync(new Rhythm(Every.Week, askedOn.DayOfWeek, new TimeOnly(16, 0)));
        await bed.ChangeAsync(async database =>
        {
            var schedule = await database.Set<CheckInSchedule>().SingleAsync(Cancel);
            (schedule.LookedOn, schedule.SendsSummary, schedule.NextSummaryAt) = (askedOn.AddDays(-1), true, DanishCalendar.InstantOf(askedOn, new TimeOnly(15, 0)));
        });

        bed.TeamsGoesAway();
        await bed.DueWhileTeamsIsAwayAsync(DanishCalendar.InstantOf(askedOn, new TimeOnly(17, 30)));
        await bed.UntilTooLateAsync(DanishCalendar.InstantOf(askedOn, new TimeOnly(18, 30)));
        bed.TeamsComesBack();
        var got = bed.Bot.Teams.Accepted.Count;
        for (var day = askedOn.AddDays(1); day < nextDay; day = day.AddDays(1))
        {
            foreach (var hour in new[] { 8, 12, 17 })
                await bed.JumpToAsync(DanishCalendar.InstantOf(day, new TimeOnly(hour, 0)));
        }

        Assert.Equal(got, bed.Bot.Teams.Accepted.Count);

        // Who has stopped meanwhile is not asked; who was to be told what comes next is told it with its new days.
        await bed.Dorte.SaysAsync("stop check-in", Cancel);
        await bed.JumpToAsync(DanishCalendar.InstantOf(nextDay, new TimeOnly(7, 15)));
        await bed.DueAsync(atOnce: 3);
        await bed.JumpToAsync(DanishCalendar.InstantOf(nextDay, new TimeOnly(13, 0)));
        Assert.Contains($"spørger jeg Inge Dahl {deputyOn}", JsonText(Assert.Single(CheckInBed.CheckInsOf(bed.Yusuf))), StringComparison.Ordinal);
        Assert.Empty(CheckInBed.CheckInsOf(bed.Dorte));
        Assert.Equal(0, await bed.LookAsync(database => database.Set<MessageDelivery>().CountAsync(row => row.DueAt != null, Cancel)));

        // A week is told of while it lasts: the one that is over has its own picture on Monday.
        var weeks = CheckInBed.CardsOf(bed.Mette, "Ugens overblik");
        Assert.True(weeks.Count <= 1);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_coordinators_are_told_and_does_not_arrive_on_its_day_comes_once_on_the_next(DatabaseKind kind)
    {
        await using var bed = await CheckInBed.StartAsync(kind, CheckInBed.Monday.AddHours(-3));
        await bed.WithoutFollowUpAsync();
        await bed.AddAsync("Vejledningstime", bed.Yusuf);
        await bed.DueAsync();
        await bed.ChangeAsync(async database => (await database.Set<CheckInSchedule>().SingleAsync(Cancel)).NextSummaryAt = CheckInBed.Monday.AddHours(-2));

        bed.TeamsGoesAway();
        await bed.DueWhileTeamsIsAwayAsync(CheckInBed.Monday);
        await bed.UntilTooLateAsync(CheckInBed.Monday.AddHours(9));
        await bed.DueWhileTeamsIsAwayAsync(CheckInBed.Monday.AddDays(1));
        await bed.UntilTooLateAsync(CheckInBed.Monday.AddDays(1).AddHours(9));
        bed.TeamsComesBack();
        Assert.Empty(CheckInBed.CardsOf(bed.Mette, "Ugens overblik"));

        await bed.JumpToAsync(CheckInBed.Monday.AddDays(2));
        await bed.DueAsync(atOnce: 3);
        await bed.JumpToAsync(CheckInBed.Monday.AddDays(3));
        Assert.Single(CheckInBed.CardsOf(bed.Mette, "Ugens overblik"));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_clock_that_is_set_an_hour_back_or_forth_sends_nothing_twice(DatabaseKind kind)
    {
        await using var bed = await CheckInBed.StartAsync(kind);
        await bed.AddAsync("Vejledningstime", bed.Yusuf);
        await bed.RhythmAsync(TuesdaysAtNine);
        var nine = CheckInBed.Monday.AddDays(1).AddHours(-1);

        foreach (var minutes in new[] { -70, -5, 55, 5, -55, 3, 63, 3, 66 })
            await bed.JumpToAsync(nine.AddMinutes(minutes));

        Assert.Single(CheckInBed.CheckInsOf(bed.Yusuf));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_new_plan_begins_by_itself_and_tells_the_coordinator_a_week_before(DatabaseKind kind)
    {
        await using var bed = await CheckInBed.StartAsync(kind);
        await bed.AddAsync("Vejledningstime", bed.Yusuf);

        await bed.DueAsync(atOnce: 3);

        var card = Assert.Single(CheckInBed.CardsOf(bed.Mette, "Check-in-rytme"));
        Assert.Contains(": hver 2. uge, tirsdag kl. 09.00", JsonText(card), StringComparison.Ordinal);
        Assert.Empty(CheckInBed.CheckInsOf(bed.Yusuf));
        Assert.True((await bed.ScheduleAsync()).NextDueAt >= CheckInBed.Monday.AddDays(7));

        await bed.PassAsync(TimeSpan.FromDays(16));
        Assert.Single(CheckInBed.CheckInsOf(bed.Yusuf));
    }

    [Fact]
    public async Task Where_nothing_changes_the_bot_asks_less_often_and_a_change_makes_it_ask_again()
    {
        await using var bed = await CheckInBed.StartAsync(DatabaseKind.Sqlite);
        var action = await bed.AddAsync("Vejledningstime", bed.Yusuf);
        await bed.WithoutFollowUpAsync();
        await bed.RhythmAsync(TuesdaysAtNine);

        var weeks = new List<int>();
        for (var week = 0; week < 16; week++)
        {
            var before = CheckInBed.CheckInsOf(bed.Yusuf).Count;
            await bed.JumpToAsync(CheckInBed.Monday.AddDays(1 + (week * 7)));
            await bed.JumpToAsync(CheckInBed.Monday.AddDays(4 + (week * 7)));
            if (CheckInBed.CheckInsOf(bed.Yusuf).Count > before)
                weeks.Add(week);
        }

        // Every week, then every second, then every fourth. 24 and 31 December 2030 are Tuesdays off, moved within their weeks.
        Assert.Equal([0, 1, 2, 4, 6, 10, 14], weeks);

        await bed.Bot.Get<ChangePlan>().EditActionAsync(Of(bed.Yusuf), action.Id, 0, new ActionEdit { Comment = "Nyt" }, ChangedVia.Card, Cancel);
        await bed.JumpToAsync(CheckInBed.Monday.AddDays(1 + (16 * 7)));
        await bed.JumpToAsync(CheckInBed.Monday.AddDays(1 + (17 * 7)));
        Assert.Equal(weeks.Count + 2, CheckInBed.CheckInsOf(bed.Yusuf).Count);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Stop_is_respected_shown_to_the_coordinator_as_a_pause_and_ends_when_the_person_says_so(DatabaseKind kind)
    {
        await using var bed = await CheckInBed.StartAsync(kind);
        await bed.AddAsync("Vejledningstime", bed.Yusuf, due: new DateOnly(2030, 11, 1), deputy: bed.Inge);
        await bed.RhythmAsync(TuesdaysAtNine);

        var said = await bed.Yusuf.SaysAsync("stop check-in", Cancel);
        await bed.PassAsync(TimeSpan.FromDays(30));

        Assert.Contains("Jeg spørger ikke mere.", said.AllText(), StringComparison.Ordinal);
        Assert.Empty(CheckInBed.CheckInsOf(bed.Yusuf));

        // Nobody else is asked behind the back of somebody who was never told.
        Assert.Empty(CheckInBed.CheckInsOf(bed.Inge));
        Assert.Contains("Yusuf Demir: har stoppet check-in", (await bed.Mette.SaysAsync("ugens overblik", Cancel)).AllText(), StringComparison.Ordinal);

        await bed.Yusuf.SaysAsync("start igen", Cancel);
        await bed.PassAsync(TimeSpan.FromDays(8));
        Assert.NotEmpty(CheckInBed.CheckInsOf(bed.Yusuf));
    }

    [Fact]
    public async Task A_pause_lasts_to_its_day_and_asking_for_one_now_is_always_answered()
    {
        await using var bed = await CheckInBed.StartAsync(DatabaseKind.Sqlite);
        await bed.AddAsync("Vejledningstime", bed.Yusuf);
        await bed.RhythmAsync(TuesdaysAtNine);

        var said = await bed.Yusuf.SaysAsync("Hold pause til 25. november, tak", Cancel);
        await bed.PassAsync(TimeSpan.FromDays(20));

        Assert.Contains("Så holder vi pause til mandag d. 25. november 2030.", said.AllText(), StringComparison.Ordinal);
        Assert.Contains("Næste check-in er tirsdag d. 26. november 2030.", said.AllText(), StringComparison.Ordinal);
        Assert.Empty(CheckInBed.CheckInsOf(bed.Yusuf));
        Assert.Contains("Check-in: hvordan går det?", (await bed.Yusuf.SaysAsync("giv mig et check-in nu", Cancel)).AllText(), StringComparison.Ordinal);

        await bed.PassAsync(TimeSpan.FromDays(3));
        Assert.Equal(2, CheckInBed.CheckInsOf(bed.Yusuf).Count);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Overdue_goes_from_owner_to_deputy_to_coordinator_and_the_owner_knows_each_step_beforehand(DatabaseKind kind)
    {
        await using var bed = await CheckInBed.StartAsync(kind);
        await bed.AddAsync("Seks nye vejledere", bed.Yusuf, due: new DateOnly(2030, 11, 1), deputy: bed.Inge);
        await bed.RhythmAsync(TuesdaysAtNine);

        await bed.JumpToAsync(CheckInBed.Monday.AddDays(1));
        var first = JsonText(Assert.Single(CheckInBed.CheckInsOf(bed.Yusuf)));
        Assert.Contains("Fristen var fredag d. 1. november 2030.", first, StringComparison.Ordinal);
        Assert.Contains("spørger jeg Inge Dahl tirsdag d. 12. november 2030, og tovholderen får besked tirsdag d. 19. november 2030.", first, StringComparison.Ordinal);
        Assert.Empty(CheckInBed.CheckInsOf(bed.Inge));

        await bed.PassAsync(TimeSpan.FromDays(6));
        Assert.Empty(CheckInBed.CheckInsOf(bed.Inge));
        await bed.PassAsync(TimeSpan.FromDays(1));
        Assert.Contains("Du er stedfortræder, og jeg har ikke hørt fra Yusuf Demir.", JsonText(Assert.Single(CheckInBed.CheckInsOf(bed.Inge))), StringComparison.Ordinal);
        Assert.Contains("Jeg har spurgt Inge Dahl.", JsonText(CheckInBed.CheckInsOf(bed.Yusuf)[^1]), StringComparison.Ordinal);
        Assert.Empty(CheckInBed.CardsOf(bed.Mette, "Overskredne frister uden svar"));

        await bed.PassAsync(TimeSpan.FromDays(7));
        Assert.Contains("Seks nye vejledere", JsonText(Assert.Single(CheckInBed.CardsOf(bed.Mette, "Overskredne frister uden svar"))), StringComparison.Ordinal);

        // And then it is enough.
        await bed.PassAsync(TimeSpan.FromDays(20));
        Assert.Single(CheckInBed.CardsOf(bed.Mette, "Overskredne frister uden svar"));
        Assert.Empty(CheckInBed.CheckInsOf(bed.Henrik));
    }

    [Fact]
    public async Task A_coordinator_is_not_told_by_the_bot_what_is_the_coordinators_own()
    {
        await using var bed = await CheckInBed.StartAsync(DatabaseKind.Sqlite);
        await bed.AddAsync("Fælles strategi", bed.Mette, due: new DateOnly(2030, 11, 1));
        await bed.AddAsync("Seks nye vejledere", bed.Yusuf, due: new DateOnly(2030, 11, 1));
        await bed.RhythmAsync(TuesdaysAtNine);
        await bed.JumpToAsync(CheckInBed.Monday.AddDays(1));

        Assert.DoesNotContain("tovholderen", JsonText(Assert.Single(CheckInBed.CheckInsOf(bed.Mette))), StringComparison.Ordinal);
        await bed.PassAsync(TimeSpan.FromDays(14));
        var told = JsonText(Assert.Single(CheckInBed.CardsOf(bed.Mette, "Overskredne frister uden svar")));
        Assert.Contains("Seks nye vejledere", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Fælles strategi", told, StringComparison.Ordinal);
    }

    // The bot that the backup was taken from went on for a week, and asked, reminded and told what was due.
    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_fell_due_between_a_backup_and_the_restore_counts_as_asked(DatabaseKind kind)
    {
        await using var bed = await CheckInBed.StartAsync(kind);
        await bed.AddAsync("Vejledningstime", bed.Yusuf);
        await bed.AddAsync("Åbent hus", bed.Dorte, due: new DateOnly(2030, 11, 1), deputy: bed.Inge);
        await bed.RhythmAsync(TuesdaysAtNine);
        await bed.ChangeAsync(async database => (await database.Set<CheckInSchedule>().SingleAsync(Cancel)).SendsSummary = true);
        await bed.Lars.SaysAsync("send mig et overblik hver uge", Cancel);
        await bed.JumpToAsync(CheckInBed.Monday.AddDays(1));
        var (yusuf, dorte) = (CheckInBed.CheckInsOf(bed.Yusuf).Count, CheckInBed.CheckInsOf(bed.Dorte).Count);
        Assert.Equal((1, 1), (yusuf, dorte));

        // Wednesday of the week after: another Tuesday is over, the deputy's day too, and a Monday with the summary and the picture.
        bed.MoveTo(CheckInBed.Monday.AddDays(9));
        await bed.Bot.Get<Rekruttering.Bot.Data.DatabasePreparation>().RunAsync(isRestored: true, Cancel);
        await bed.PassAsync(TimeSpan.FromDays(3));
        Assert.Equal((1, 1, 0), (CheckInBed.CheckInsOf(bed.Yusuf).Count, CheckInBed.CheckInsOf(bed.Dorte).Count, CheckInBed.CheckInsOf(bed.Inge).Count));
        Assert.Empty(CheckInBed.CardsOf(bed.Mette, "Ugens overblik"));
        Assert.Empty(CheckInBed.CardsOf(bed.Lars, "Alle kommuner"));

        // And from then on everything comes at its next time.
        await bed.PassAsync(TimeSpan.FromDays(4));
        Assert.Equal((2, 2), (CheckInBed.CheckInsOf(bed.Yusuf).Count, CheckInBed.CheckInsOf(bed.Dorte).Count));
        Assert.Single(CheckInBed.CardsOf(bed.Mette, "Ugens overblik"));
        Assert.Single(CheckInBed.CardsOf(bed.Lars, "Alle kommuner"));
        await bed.PassAsync(TimeSpan.FromDays(1));
        Assert.Contains("Åbent hus", JsonText(Assert.Single(CheckInBed.CardsOf(bed.Mette, "Overskredne frister uden svar"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_stops_what_was_announced()
    {
        await using var bed = await CheckInBed.StartAsync(DatabaseKind.Sqlite);
        var action = await bed.AddAsync("Seks nye vejledere", bed.Yusuf, due: new DateOnly(2030, 11, 1), deputy: bed.Inge);
        await bed.RhythmAsync(TuesdaysAtNine);
        await bed.JumpToAsync(CheckInBed.Monday.AddDays(1));

        await bed.Bot.Get<ChangePlan>().EditActionAsync(Of(bed.Yusuf), action.Id, 0, new ActionEdit { DueOn = new DateOnly(2031, 3, 1) }, ChangedVia.Card, Cancel);
        await bed.PassAsync(TimeSpan.FromDays(30));

        Assert.Empty(CheckInBed.CheckInsOf(bed.Inge));
        Assert.Empty(CheckInBed.CardsOf(bed.Mette, "Overskredne frister uden svar"));
        Assert.Equal(0, await bed.LookAsync(database => database.Set<ActionEscalation>().CountAsync(Cancel)));
    }

    [Fact]
    public async Task Of_two_plans_in_a_week_there_is_one_card_unless_the_owner_asks_for_more()
    {
        await using var bed = await CheckInBed.StartAsync(DatabaseKind.Sqlite);
        await bed.AddAsync("I Egevang", bed.Yusuf);
        var other = await SecondPlanAsync(bed);
        await bed.AddAsync("I Vesterbæk", bed.Yusuf, planId: other);
        await bed.RhythmAsync(TuesdaysAtNine);
        await bed.ChangeAsync(database =>
        {
            var schedule = CheckInSchedule.For(other, bed.Now);
            schedule.Keep(TuesdaysAtNine with { Weekday = DayOfWeek.Thursday }, bed.Now);
            database.Add(schedule);
            return Task.CompletedTask;
        });

        await bed.PassAsync(TimeSpan.FromDays(4));
        var card = JsonText(Assert.Single(CheckInBed.CheckInsOf(bed.Yusuf)));
        Assert.Contains("I Egevang", card, StringComparison.Ordinal);
        Assert.Contains("I Vesterbæk", card, StringComparison.Ordinal);

        await bed.Yusuf.SaysAsync("spørg mig oftere", Cancel);
        await bed.PassAsync(TimeSpan.FromDays(7));
        Assert.Equal(3, CheckInBed.CheckInsOf(bed.Yusuf).Count);
    }

    [Fact]
    public async Task Coordinators_see_the_week_on_Mondays_and_leaders_only_when_they_asked_for_it()
    {
        await using var bed = await CheckInBed.StartAsync(DatabaseKind.Sqlite);
        var action = await bed.AddAsync("Seks nye vejledere", bed.Yusuf, due: new DateOnly(2030, 11, 1), deputy: bed.Inge);
        await bed.AddAsync("Uden ejer", [], null);
        await bed.DueAsync();
        await bed.Bot.Get<ChangePlan>().EditActionAsync(Of(bed.Yusuf), action.Id, 0, new ActionEdit { Status = ActionStatus.AtRisk, Comment = "To har meldt fra" }, ChangedVia.Card, Cancel);

        await bed.PassAsync(TimeSpan.FromDays(7));

        var week = JsonText(Assert.Single(CheckInBed.CardsOf(bed.Mette, "Ugens overblik: Egevang Kommune")));
        Assert.Contains("Seks nye vejledere: I gang → I risiko (Yusuf Demir)", week, StringComparison.Ordinal);
        Assert.Contains("Uden ejer", week, StringComparison.Ordinal);
        Assert.Empty(CheckInBed.CardsOf(bed.Lars, "Overblik: alle kommuner"));
        Assert.Empty(CheckInBed.CardsOf(bed.Yusuf, "Ugens overblik"));

        Assert.Contains("for projektledelsen", (await bed.Mette.SaysAsync("send mig et overblik hver uge", Cancel)).AllText(), StringComparison.Ordinal);
        await bed.Lars.SaysAsync("send mig et overblik hver uge", Cancel);
        await bed.PassAsync(TimeSpan.FromDays(14));
        Assert.Equal(2, CheckInBed.CardsOf(bed.Lars, "Overblik: alle kommuner").Count);
        var picture = CheckInBed.CardsOf(bed.Lars, "Overblik: alle kommuner")[0];
        Assert.DoesNotContain("Yusuf", JsonText(picture), StringComparison.Ordinal);

        // The recommendations against the municipalities are one tap away, for the leadership alone.
        var matrix = JsonText((await bed.Lars.PressesAsync(picture.Button("Dækning af anbefalingerne"), Cancel))!.Value);
        Assert.Contains("2 af de 26 anbefalinger", matrix, StringComparison.Ordinal);
        Assert.Contains("Egevang", matrix, StringComparison.Ordinal);
        var other = await bed.Henrik.PressesAsync(picture.Button("Dækning af anbefalingerne"), Cancel);
        Assert.DoesNotContain("Egevang", other is { } shown ? JsonText(shown) : "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rhythm_is_the_coordinators_to_choose_and_a_plan_that_rests_asks_nobody()
    {
        await using var bed = await CheckInBed.StartAsync(DatabaseKind.Sqlite);
        await bed.AddAsync("Vejledningstime", bed.Yusuf);
        await bed.RhythmAsync(TuesdaysAtNine);

        Assert.Contains("vælger kommunens tovholder", (await bed.Yusuf.SaysAsync("check-in rytme", Cancel)).AllText(), StringComparison.Ordinal);
        var card = (await bed.Mette.SaysAsync("check-in rytme", Cancel))[^1].Card();
        var save = card.Button("Gem");
        Assert.Null(await bed.Yusuf.PressesAsync(save, Cancel, Fill("Month", "Friday", "14:30")));
        var wrong = (await bed.Mette.PressesAsync(save, Cancel, Fill("Month", "Sunday", "22:30")))!.Value;
        Assert.Equal("✖ Vælg en hverdag.", wrong.AboveField("weekday"));
        Assert.Equal("✖ Vælg et tidspunkt mellem kl. 7 og 17.", wrong.AboveField("time"));
        Assert.Equal(("Month", "22:30"), (wrong.Typed("every"), wrong.Typed("time")));
        Assert.Equal(Every.Week, (await bed.ScheduleAsync()).Every);
        var saved = await bed.Mette.PressesAsync(wrong.Button("Gem"), Cancel, Fill("Month", "Friday", "14:30"));

        Assert.Contains("Rytmen er nu: den første fredag i måneden kl. 14.30.", JsonText(saved!.Value), StringComparison.Ordinal);
        Assert.Equal(new Rhythm(Every.Month, DayOfWeek.Friday, new TimeOnly(14, 30)), (await bed.ScheduleAsync()).Rhythm);

        // The old card again, with something else: what was chosen in the meantime stays.
        var late = await bed.Mette.PressesAsync(save, Cancel, Fill("Week", "Monday", "08:00"));
        Assert.Contains("er ændret, siden du så den", JsonText(late!.Value), StringComparison.Ordinal);
        Assert.Equal(Every.Month, (await bed.ScheduleAsync()).Every);

        await bed.Mette.PressesAsync(saved!.Value.Button("Gem"), Cancel, Fill("never", "Friday", "14:30"));
        await bed.PassAsync(TimeSpan.FromDays(40));
        Assert.Empty(CheckInBed.CheckInsOf(bed.Yusuf));
    }

    internal static string JsonText(JsonElement card) => string.Join('\n', AcceptedActivities.Texts(card));

    internal static Rekruttering.Bot.Conversations.Person Of(Person person) => new(person.TenantId, person.AadObjectId);

    private static Action<System.Text.Json.Nodes.JsonObject> Fill(string every, string weekday, string time) => data =>
    {
        data["every"] = every;
        data["weekday"] = weekday;
        data["time"] = time;
    };

    private static async Task<Guid> SecondPlanAsync(CheckInBed bed)
    {
        var plan = new Plan
        {
            Id = Guid.CreateVersion7(bed.Now),
            OrganisationId = await bed.LookAsync(database => database.Set<Rekruttering.Bot.Network.Organisation>().Where(row => row.Name == "Vesterbæk Kommune").Select(row => row.Id).SingleAsync(Cancel)),
            Title = "Vesterbæks plan",
            CreatedAt = bed.Now,
        };
        PlanWriter.Add(plan, "Arbejdsfællesskab", isNew: false, [13], new History(Rekruttering.Bot.Network.Standing.Stranger, ChangedVia.Import, bed.Now));
        await bed.ChangeAsync(database =>
        {
            database.Add(plan);
            return Task.CompletedTask;
        });
        return plan.Id;
    }
}
