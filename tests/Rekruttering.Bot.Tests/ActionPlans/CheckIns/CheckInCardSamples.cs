using Rekruttering.Bot.ActionPlans;
using Rekruttering.Bot.ActionPlans.Cards;
using Rekruttering.Bot.ActionPlans.CheckIns;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.CaseBank;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Scheduling;
using Rekruttering.Bot.Tests.AdaptiveCards;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.Tests.ActionPlans.CheckIns;

internal sealed class CheckInCardSamples : ICardSamples
{
    private const string LongTitle = "Aftale med SOSU Fjordlandet om tidlig besked ved fravær, så praktikvejlederen kan ringe samme dag, [læs](https://ond.example) <at>alle</at>";

    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly Organisation Egevang = Organisation.Create("Egevang Kommune", OrganisationKind.Municipality, "t", Now);
    private static readonly Member Yusuf = Member.Create("Yusuf Demir", null, Now), Inge = Member.Create("Inge Dahl", null, Now);

    public IEnumerable<CardSample> Samples()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var view = View(9);
            yield return new($"checkin.list.{language}", typeof(CheckInCard), CheckInCard.Of(language, view, said: null, page: 0));
            yield return new($"checkin.list-page.{language}", typeof(CheckInCard), CheckInCard.Of(language, view, said: null, page: 2));
            yield return new($"checkin.said.{language}", typeof(CheckInCard), CheckInCard.Of(language, View(2), "Gemt.", page: 0));
            yield return new($"checkin.done.{language}", typeof(CheckInCard), CheckInCard.Of(language, View(1), new CheckInReply("Gemt.") { Done = Guid.NewGuid() }, page: 0));
            yield return new($"checkin.stuck.{language}", typeof(CheckInCard), CheckInCard.Of(language, View(1), new CheckInReply("Gemt. Mette Krog har fået besked.") { Help = [.. ContentCatalog.Shipped.Recommendations.Take(3), .. ContentCatalog.Shipped.Cases.Take(3)] }, page: 0));
            yield return new($"checkin.stuck-alone.{language}", typeof(CheckInCard), CheckInCard.Of(language, View(1), new CheckInReply("Gemt.") { Help = [] }, page: 0));
            yield return new($"checkin.none.{language}", typeof(CheckInCard), CheckInCard.Of(language, View(0), said: null, page: 0));
            yield return new($"checkin.form.{language}", typeof(CheckInCard), CheckInCard.Form(language, view.Items[0], [new(Inge.Id, Inge.Name), new(Guid.NewGuid(), "Åse [x](https://ond.example)")], Today, said: null));
            yield return new($"checkin.form-again.{language}", typeof(CheckInCard), CheckInCard.Form(language, view.Items[1], [], Today, "Handlingen er ændret, siden du så den.", new CheckInTyped(null, "Det jeg skrev", null, NeedsHelp: true, null)));
            yield return new($"checkin.overdue.{language}", typeof(CoordinatorCards), CoordinatorCards.Overdue(language, [.. Enumerable.Range(0, 14).Select(Item).Select(item => item.Action)], Names));
            yield return new($"checkin.blocked.{language}", typeof(CoordinatorCards), CoordinatorCards.Stuck(language, Item(0).Action, Item(0).View.Initiative, "Yusuf Demir", "Vi venter på jura", isBlocked: true));
            yield return new($"checkin.help.{language}", typeof(CoordinatorCards), CoordinatorCards.Stuck(language, Item(2).Action, Item(0).View.Initiative, "Yusuf Demir", null, isBlocked: false));
            yield return new($"checkin.handed-over.{language}", typeof(CoordinatorCards), CoordinatorCards.HandedOver(language, Item(0).Action, Item(0).View.Initiative, "Yusuf Demir", "Du kender skolen bedst"));
            yield return new($"checkin.rhythm-new.{language}", typeof(RhythmCard), RhythmCard.Of(language, Schedule(), isNew: true, said: null));
            yield return new($"checkin.rhythm-monthly.{language}", typeof(RhythmCard), RhythmCard.Of(language, Schedule(schedule => schedule.Keep(new Rhythm(Every.Month, DayOfWeek.Friday, new TimeOnly(14, 30)), Now)), isNew: false, "Rytmen er gemt."));
            yield return new($"checkin.rhythm-wrong.{language}", typeof(RhythmCard), RhythmCard.Of(language, Schedule(), isNew: false, said: null, new Filled(new Dictionary<string, string> { ["every"] = "Month", ["weekday"] = "Sunday", ["time"] = "22:30", ["pause"] = "" })
            {
                Said = CheckInTexts.In(language).NotSaved,
                Problems = new Dictionary<string, string> { ["weekday"] = CheckInTexts.In(language).WeekdayError, ["time"] = CheckInTexts.In(language).TimeError },
            }));
            yield return new($"checkin.rhythm-off.{language}", typeof(RhythmCard), RhythmCard.Of(language, Schedule(schedule => (schedule.IsOn, schedule.PausedUntil) = (false, Today.AddDays(20))), isNew: false, said: null));
            yield return new($"checkin.settings.{language}", typeof(CheckInSettingsCard), CheckInSettingsCard.Of(language, new CheckInHabit(), Now.AddDays(7), Today, said: null));
            yield return new($"checkin.settings-paused.{language}", typeof(CheckInSettingsCard), CheckInSettingsCard.Of(language, new CheckInHabit { PausedUntil = Today.AddDays(14), WantsMore = true }, Now.AddDays(21), Today, said: null));
            yield return new($"checkin.settings-stopped.{language}", typeof(CheckInSettingsCard), CheckInSettingsCard.Of(language, new CheckInHabit { StoppedAt = Now }, next: null, Today, said: null));
            yield return new($"checkin.week.{language}", typeof(WeekSummaryCard), WeekSummaryCard.Of(language, Week(isEmpty: false)));
            yield return new($"checkin.week-empty.{language}", typeof(WeekSummaryCard), WeekSummaryCard.Of(language, Week(isEmpty: true)));
            yield return new($"checkin.picture.{language}", typeof(LeaderPictureCard), LeaderPictureCard.Of(language, [.. Enumerable.Range(1, 98).Select(Picture)]));
            yield return new($"checkin.picture-none.{language}", typeof(LeaderPictureCard), LeaderPictureCard.Of(language, []));
            yield return new($"casedraft.edit.{language}", typeof(CaseDraftCard), CaseDraftCard.Of(language, Draft(), said: null));
            yield return new($"casedraft.wrong.{language}", typeof(CaseDraftCard), CaseDraftCard.Of(language, Draft(), said: null, new Filled(new Dictionary<string, string> { ["year"] = "", ["link"] = "egevang", ["results"] = "Ingen faldt fra." })
            {
                Said = CaseDraftTexts.In(language).NotSaved,
                Problems = new Dictionary<string, string> { ["year"] = CaseDraftTexts.In(language).YearError, ["link"] = CaseDraftTexts.In(language).LinkError },
            }));
            yield return new($"casedraft.made.{language}", typeof(CaseDraftCard), CaseDraftCard.Of(language, Draft(), "Udkastet er lavet ud fra planen."));
            yield return new($"casedraft.list.{language}", typeof(CaseDraftCard), CaseDraftCard.List(language, [.. Enumerable.Range(0, 11).Select(_ => Draft())], page: 1, said: null));
            yield return new($"casedraft.list-none.{language}", typeof(CaseDraftCard), CaseDraftCard.List(language, [], page: 0, said: null));
        }
    }

    private static Dictionary<Guid, string> Names => new() { [Yusuf.Id] = Yusuf.Name, [Inge.Id] = Inge.Name };

    private static CheckInView View(int items) => new(Yusuf, new CheckInHabit { RoundsToSkip = 1 }, [.. Enumerable.Range(0, items).Select(Item)], Today);

    private static CheckInItem Item(int number)
    {
        var (plan, initiative) = (new Plan { Id = Guid.NewGuid(), Title = "Plan" }, new Initiative { Id = Guid.NewGuid(), Title = "Flere elever gennemfører", Recommendations = [7] });
        var action = new ActionItem
        {
            Id = Guid.NewGuid(),
            Title = number % 3 == 0 ? LongTitle : $"Handling {number}",
            Status = (ActionStatus)(number % 4),
            DueOn = number % 3 == 2 ? null : Today.AddDays((number * 7) - 10),
            Notes = "Prøvet af i to grupper.",
        };
        action.People.Add(new ActionPerson { ActionItemId = action.Id, MemberId = number == 4 ? Inge.Id : Yusuf.Id, Part = ActionPart.Owner });
        if (number != 1)
            action.People.Add(new ActionPerson { ActionItemId = action.Id, MemberId = number == 4 ? Yusuf.Id : Inge.Id, Part = ActionPart.Deputy });
        var escalation = new ActionEscalation { ActionItemId = action.Id, DeputyOn = number == 1 ? null : Today.AddDays(7), CoordinatorOn = Today.AddDays(14) };
        if (number == 3)
            escalation.DeputyAskedAt = Now;
        if (number == 5)
            escalation.CoordinatorToldAt = Now;
        var mark = number == 2 ? new CheckInMark { ActionItemId = action.Id, MemberId = Yusuf.Id, UnchangedVersion = 0, UnchangedAt = Now } : null;
        return new CheckInItem(new ActionView(action, initiative, plan, Egevang, new Dictionary<Guid, Member> { [Yusuf.Id] = Yusuf, [Inge.Id] = Inge }), escalation, mark, AsDeputy: number == 4, Now);
    }

    private static CheckInSchedule Schedule(Action<CheckInSchedule>? change = null)
    {
        var schedule = CheckInSchedule.For(Guid.NewGuid(), Now);
        change?.Invoke(schedule);
        return schedule;
    }

    private static WeekSummary Week(bool isEmpty)
    {
        var plan = new Plan { Id = Guid.NewGuid(), Title = "Plan" };
        var initiative = new Initiative { Id = Guid.NewGuid(), PlanId = plan.Id, Title = "Indsats" };
        plan.Initiatives.Add(initiative);
        if (!isEmpty)
            initiative.Actions.AddRange(Enumerable.Range(0, 14).Select(number => Item(number).Action));
        PlanChange[] changes = [.. plan.Actions.SelectMany((action, number) => (PlanChange[])
        [
            new() { ActionItemId = action.Id, Field = PlanField.Status, Before = "InProgress", After = "AtRisk", ChangedBy = Yusuf.Id },
            new() { ActionItemId = action.Id, Field = PlanField.DueOn, Before = null, After = "2027-01-15", ChangedBy = number % 2 == 0 ? null : Inge.Id },
            new() { ActionItemId = action.Id, Field = PlanField.Comment, Comment = LongTitle, ChangedBy = Inge.Id },
        ])];
        return new WeekSummary(
            Egevang, plan, isEmpty ? null : Schedule(), changes,
            isEmpty ? [] : [
                new NotAsked("Dorte Friis", NotAskedReason.Stopped),
                new NotAsked("Thomas Hjort", NotAskedReason.Paused, Today.AddDays(9)),
                new NotAsked("Fatima Ali", NotAskedReason.HasNotTheApp),
                new NotAsked("Jens Holm", NotAskedReason.HasLeft),
            ],
            Names, Today);
    }

    private static PlanPicture Picture(int number)
    {
        var plan = new Plan { Id = Guid.NewGuid(), Title = "Plan" };
        plan.Initiatives.Add(new Initiative { Id = Guid.NewGuid(), Title = "Indsats" });
        plan.Initiatives[0].Actions.AddRange(Enumerable.Range(0, number % 12).Select(index => Item(index).Action));
        var organisation = Organisation.Create($"Kommune med et langt navn nummer {number}", OrganisationKind.Municipality, null, Now);
        return new PlanPicture(organisation, "Plan", Today, StatusPicture.Of(plan, Today, maySeeSmallCells: number % 2 == 0), [])
        {
            Earlier = number % 3 == 0 ? null : StatusPicture.Of(plan, Today.AddDays(-28), maySeeSmallCells: true),
        };
    }

    private static CaseDraft Draft() => new()
    {
        Id = Guid.NewGuid(),
        Title = LongTitle,
        Year = 2026,
        Challenge = "Eleverne faldt fra i den første praktik.",
        WhatWasDone = new string('x', 500),
        ContactRole = "Tovholder i Egevang Kommune",
        Link = "https://egevang.example/case",
        Recommendations = [7, 10],
        CreatedAt = Now,
        ChangedAt = Now,
    };
}
