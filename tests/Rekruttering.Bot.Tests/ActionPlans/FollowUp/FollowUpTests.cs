using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.ActionPlans.CheckIns;
using Rekruttering.Bot.ActionPlans.FollowUp;
using Rekruttering.Bot.Tests.ActionPlans.CheckIns;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.ActionPlans.FollowUp;

public sealed class FollowUpTests
{
    private const string Asked = "Tre måneder efter workshoppen", Result = "Opfølgning efter tre måneder: Egevang Kommune";

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task It_asks_every_owner_once_reminds_and_tells_the_municipality_in_words_and_the_leadership_in_figures(DatabaseKind kind)
    {
        await using var bed = await CheckInBed.StartAsync(kind);
        await bed.AddAsync("Vejledningstime", bed.Yusuf);
        await bed.AddAsync("Introforløb", bed.Yusuf);
        await bed.AddAsync("Åbent hus", bed.Dorte);
        await NoCheckInsAsync(bed);

        // The workshop was on 4 November; three months later is Tuesday 4 February 2031.
        await bed.JumpToAsync(CheckInBed.Monday.AddDays(91));
        Assert.Empty(CheckInBed.CardsOf(bed.Yusuf, Asked));
        await bed.JumpToAsync(CheckInBed.Monday.AddDays(92));
        await bed.DueAsync(atOnce: 4);
        var card = Assert.Single(CheckInBed.CardsOf(bed.Yusuf, Asked));
        Assert.Single(CheckInBed.CardsOf(bed.Dorte, Asked));
        Assert.Empty(CheckInBed.CardsOf(bed.Mette, Asked));

        var next = (await bed.Yusuf.PressesAsync(card.Button("Gem svar"), Cancel, Fill("Achieved", "Vi fik timen ind i vagtplanen", "Den bliver fast")))!.Value;
        Assert.Contains("Introforløb", Text(next), StringComparison.Ordinal);
        await bed.Yusuf.PressesAsync(next.Button("Gem svar"), Cancel, Fill("NotAchieved", "For få elever", null));

        // Who has answered is not reminded; who has not is, twice, a week apart.
        await bed.PassAsync(TimeSpan.FromDays(15));
        Assert.Single(CheckInBed.CardsOf(bed.Yusuf, Asked));
        Assert.Equal(3, CheckInBed.CardsOf(bed.Dorte, Asked).Count);
        Assert.Empty(CheckInBed.CardsOf(bed.Mette, Result));

        await bed.PassAsync(TimeSpan.FromDays(10));
        var words = Assert.Single(CheckInBed.CardsOf(bed.Mette, Result));
        Assert.Contains("2 af 3 svar er kommet.", Text(words), StringComparison.Ordinal);
        Assert.Contains("Vi fik timen ind i vagtplanen", Text(words), StringComparison.Ordinal);
        var figures = Assert.Single(CheckInBed.CardsOf(bed.Lars, Result));
        Assert.DoesNotContain("vagtplanen", Text(figures), StringComparison.Ordinal);
        Assert.DoesNotContain("Yusuf", Text(figures), StringComparison.Ordinal);
        Assert.Contains("–", Text(figures), StringComparison.Ordinal);
        Assert.Empty(CheckInBed.CardsOf(bed.Henrik, Result));

        // The document goes by the same rights.
        var before = bed.Mette.Seen.Count;
        await bed.Mette.PressesAsync(words.Button("Hent som Word"), Cancel);
        Assert.Contains(
            bed.Mette.Seen.Skip(before),
            seen => seen.Activity.GetRawText().Replace("\\u00F8", "ø", StringComparison.Ordinal).Contains("Opfølgning Egevang Kommune.docx", StringComparison.Ordinal));
        foreach (var other in new[] { bed.Henrik, bed.Dorte, bed.Stranger })
        {
            before = other.Seen.Count;
            await other.PressesAsync(words.Button("Hent som Word"), Cancel);
            Assert.Equal(before, other.Seen.Count);
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_waits_over_a_weekend_comes_once_on_Monday(DatabaseKind kind)
    {
        await using var bed = await CheckInBed.StartAsync(kind);
        await bed.AddAsync("Vejledningstime", bed.Yusuf);
        await NoCheckInsAsync(bed);
        await bed.ChangeAsync(async database => (await database.Set<Rekruttering.Bot.ActionPlans.Plan>().SingleAsync(Cancel)).WorkshopOn = new DateOnly(2030, 8, 8));

        bed.TeamsGoesAway();
        await bed.DueWhileTeamsIsAwayAsync(CheckInBed.Monday.AddDays(4).AddHours(7));
        await bed.UntilTooLateAsync(CheckInBed.Monday.AddDays(4).AddHours(9));
        bed.TeamsComesBack();
        await bed.JumpToAsync(CheckInBed.Monday.AddDays(5));
        await bed.JumpToAsync(CheckInBed.Monday.AddDays(6));
        Assert.Empty(CheckInBed.CardsOf(bed.Yusuf, Asked));

        await bed.JumpToAsync(CheckInBed.Monday.AddDays(7));
        await bed.DueAsync(atOnce: 3);
        await bed.JumpToAsync(CheckInBed.Monday.AddDays(8));
        Assert.Single(CheckInBed.CardsOf(bed.Yusuf, Asked));
    }

    // Asked on a date that was wrong, asked again on the right one; and a second workshop has a follow-up of its own.
    [Theory]
    [MemberData(nameof(Databases))]
    public async Task It_goes_by_the_workshop_as_it_stands_in_the_plan_now(DatabaseKind kind)
    {
        await using var bed = await CheckInBed.StartAsync(kind);
        await bed.AddAsync("Vejledningstime", bed.Yusuf);
        await NoCheckInsAsync(bed);
        await WorkshopOnAsync(bed, new DateOnly(2030, 7, 28));
        await bed.DueAsync();
        Assert.Single(CheckInBed.CardsOf(bed.Yusuf, Asked));

        // It was the 28th of October, and nobody is reminded of what was too early.
        await WorkshopOnAsync(bed, new DateOnly(2030, 10, 28));
        await bed.JumpAsync(TimeSpan.FromDays(8));
        await bed.JumpAsync(TimeSpan.FromDays(22));
        await bed.JumpAsync(TimeSpan.FromDays(50));
        Assert.Single(CheckInBed.CardsOf(bed.Yusuf, Asked));
        Assert.Empty(CheckInBed.CardsOf(bed.Mette, Result));
        await bed.JumpToAsync(CheckInBed.Monday.AddDays(85));
        Assert.Equal(2, CheckInBed.CardsOf(bed.Yusuf, Asked).Count);
        await AnswerAsync(bed, "Partly");
        Assert.Single(CheckInBed.CardsOf(bed.Mette, Result));

        await WorkshopOnAsync(bed, new DateOnly(2031, 9, 1));
        await bed.JumpToAsync(CheckInBed.Monday.AddDays(365));
        Assert.Equal(2, CheckInBed.CardsOf(bed.Yusuf, Asked).Count);
        await bed.JumpToAsync(CheckInBed.Monday.AddDays(392));
        Assert.Equal(3, CheckInBed.CardsOf(bed.Yusuf, Asked).Count);
        await AnswerAsync(bed, "Achieved");
        await bed.JumpAsync(TimeSpan.FromDays(30));
        Assert.Equal(2, CheckInBed.CardsOf(bed.Mette, Result).Count);

        static Task WorkshopOnAsync(CheckInBed bed, DateOnly day) =>
            bed.ChangeAsync(async database => (await database.Set<Rekruttering.Bot.ActionPlans.Plan>().SingleAsync(Cancel)).WorkshopOn = day);

        static async Task AnswerAsync(CheckInBed bed, string outcome)
        {
            await bed.Yusuf.PressesAsync(CheckInBed.CardsOf(bed.Yusuf, Asked)[^1].Button("Gem svar"), Cancel, Fill(outcome, null, null));
            await bed.DueAsync();
        }
    }

    [Theory]
    [InlineData("2030-11-04", "2031-02-03", FollowUpStep.None)]
    [InlineData("2030-11-04", "2031-02-04", FollowUpStep.Begin)]
    [InlineData("2030-11-30", "2031-02-28", FollowUpStep.Begin)]
    [InlineData("2031-11-29", "2032-02-28", FollowUpStep.None)]
    [InlineData("2031-11-29", "2032-02-29", FollowUpStep.Begin)]
    [InlineData("2030-11-04", "2031-04-05", FollowUpStep.Begin)]
    [InlineData("2030-11-04", "2031-04-06", FollowUpStep.None)]
    [InlineData(null, "2031-02-04", FollowUpStep.None)]
    public void It_begins_three_months_after_the_workshop_or_not_at_all(string? workshopOn, string today, object step) =>
        Assert.Equal(step, FollowUpTimes.At(DateOnly.Parse(today, null), workshopOn is null ? null : DateOnly.Parse(workshopOn, null), round: null));

    // As with the check-ins: what was due between the backup and the restore has been asked.
    [Fact]
    public async Task After_a_restore_nobody_is_asked_at_once_and_the_reminder_asks_for_what_is_lost()
    {
        await using var bed = await CheckInBed.StartAsync(DatabaseKind.Sqlite);
        await bed.AddAsync("Vejledningstime", bed.Yusuf);
        await NoCheckInsAsync(bed);
        bed.MoveTo(CheckInBed.Monday.AddDays(94));
        await bed.Bot.Get<Rekruttering.Bot.Data.DatabasePreparation>().RunAsync(isRestored: true, Cancel);
        await bed.PassAsync(TimeSpan.FromDays(5));
        Assert.Empty(CheckInBed.CardsOf(bed.Yusuf, Asked));

        await bed.PassAsync(TimeSpan.FromDays(4));
        Assert.Single(CheckInBed.CardsOf(bed.Yusuf, Asked));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_answer_is_its_owners_alone(DatabaseKind kind)
    {
        await using var bed = await CheckInBed.StartAsync(kind);
        await bed.AddAsync("Vejledningstime", bed.Yusuf);
        await bed.AddAsync("Åbent hus", bed.Dorte);
        await NoCheckInsAsync(bed);
        await bed.JumpToAsync(CheckInBed.Monday.AddDays(92));
        var card = Assert.Single(CheckInBed.CardsOf(bed.Yusuf, Asked));

        foreach (var other in new[] { bed.Dorte, bed.Mette, bed.Lars, bed.Stranger })
            await other.PressesAsync(card.Button("Gem svar"), Cancel, Fill("NotAchieved", "Kapret", null));
        var perfect = (await bed.Yusuf.PressesAsync(card.Button("Gem svar"), Cancel, Fill("Perfekt", "Vi fik tid", "Vi bliver ved")))!.Value;
        Assert.Equal("✖ Vælg et svar.", perfect.AboveField("outcome"));
        Assert.Equal((null, "Vi fik tid", "Vi bliver ved"), (perfect.Typed("outcome"), perfect.Typed("why"), perfect.Typed("next")));
        var tooLong = (await bed.Yusuf.PressesAsync(card.Button("Gem svar"), Cancel, Fill("Achieved", new string('x', 10_000), null)))!.Value;
        Assert.Equal("✖ Skriv højst 1000 tegn, og ingen CPR-numre.", tooLong.AboveField("why"));
        Assert.Equal("Achieved", tooLong.Typed("outcome"));
        Assert.Equal(0, await bed.LookAsync(database => database.Set<FollowUpAnswer>().CountAsync(answer => answer.Outcome != null, Cancel)));

        await bed.Yusuf.PressesAsync(card.Button("Gem svar"), Cancel, Fill("Partly", "Delvist", null));
        var late = await bed.Yusuf.PressesAsync(card.Button("Gem svar"), Cancel, Fill("Achieved", "Noget andet", null));
        Assert.Contains("Svaret er ændret, siden du så det.", Text(late!.Value), StringComparison.Ordinal);
        Assert.Equal("Delvist", (await bed.LookAsync(database => database.Set<FollowUpAnswer>().AsNoTracking().SingleAsync(answer => answer.Outcome != null, Cancel))).Why);
    }

    private static async Task NoCheckInsAsync(CheckInBed bed)
    {
        await bed.RhythmAsync(Rekruttering.Bot.Scheduling.Rhythm.Default);
        await bed.ChangeAsync(async database => (await database.Set<CheckInSchedule>().SingleAsync(Cancel)).IsOn = false);
    }

    private static Action<System.Text.Json.Nodes.JsonObject> Fill(string outcome, string? why, string? next) => data =>
    {
        data["outcome"] = outcome;
        data["why"] = why;
        data["next"] = next;
    };

    private static string Text(JsonElement card) => SendCheckInsTests.JsonText(card);
}
