using Rekruttering.Bot.ActionPlans;
using Rekruttering.Bot.ActionPlans.Cards;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Tests.AdaptiveCards;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.Tests.ActionPlans.Cards;

internal sealed class PlanCardSamples : ICardSamples
{
    private const string Strange = "<b>Fed</b> [klik](https://ond.example) <at>alle</at> **stjerner** `kode` | # > ";

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private static readonly DateOnly Today = new(2026, 11, 22);

    private static readonly Organisation Egevang = Organisation.Create("Egevang Kommune", OrganisationKind.Municipality, "t", Now);

    private static readonly Member Yusuf = Member.Create("Yusuf Demir", null, Now), Inge = Member.Create("Inge Dahl-Rasmussen af den lange linje", null, Now);

    private static readonly IReadOnlyList<Candidate> People = [.. Enumerable.Range(1, 30).Select(number => new Candidate(Guid.CreateVersion7(Now), $"Navn Navnesen {number}"))];

    public IEnumerable<CardSample> Samples() => Enum.GetValues<Language>().SelectMany(Samples);

    private static IEnumerable<CardSample> Samples(Language language)
    {
        var (plan, empty, large) = (Ordinary(), View([]), Large());
        var texts = PlanCardTexts.In(language);
        yield return Of("plan", typeof(PlanCard), PlanCard.Of(language, plan, mayEdit: true, Today, 0));
        yield return Of("plan-member", typeof(PlanCard), PlanCard.Of(language, plan, mayEdit: false, Today, 0, texts.Saved));
        yield return Of("plan-empty", typeof(PlanCard), PlanCard.Of(language, empty, mayEdit: true, Today, 0, texts.PlanCreated));
        yield return Of("plan-large", typeof(PlanCard), PlanCard.Of(language, large, mayEdit: true, Today, 1));
        yield return Of("plan-none", typeof(NoPlanCard), NoPlanCard.Of(language, "Egevang Kommune", mayCreate: true, []));
        yield return Of("plan-none-member", typeof(NoPlanCard), NoPlanCard.Of(language, "Egevang Kommune", mayCreate: false, ["Mette Krog", "Ib Juul"]));
        yield return Of("plan-none-school", typeof(NoPlanCard), NoPlanCard.Of(language, null, mayCreate: false, []));

        yield return Of("initiative", typeof(InitiativeCard), InitiativeCard.Of(language, plan, plan.Plan.Initiatives[0], mayEdit: true, Today, 0));
        yield return Of("initiative-empty", typeof(InitiativeCard), InitiativeCard.Of(language, plan, plan.Plan.Initiatives[1], mayEdit: true, Today, 0, texts.Saved));
        yield return Of("initiative-large", typeof(InitiativeCard), InitiativeCard.Of(language, large, large.Plan.Initiatives[0], mayEdit: false, Today, 2));

        var action = plan.Plan.Initiatives[0].Actions[1];
        yield return Of("action", typeof(ActionCard), ActionCard.Of(language, View(plan, action), new ActionRights(true, true, true), Today));
        yield return Of("action-reader", typeof(ActionCard), ActionCard.Of(language, View(plan, plan.Plan.Initiatives[0].Actions[2]), new ActionRights(false, false, true), Today));
        yield return Of("action-deputy-elsewhere", typeof(ActionCard), ActionCard.Of(language, View(plan, plan.Plan.Initiatives[0].Actions[3]), new ActionRights(true, false, false), Today, texts.ChangedMeanwhile));
        yield return Of("action-large", typeof(ActionCard), ActionCard.Of(language, View(large, large.Plan.Initiatives[0].Actions[0]), new ActionRights(true, true, true), Today, texts.Saved));
        yield return Of("action-drop", typeof(ConfirmCards), ConfirmCards.Drop(language, action));
        yield return Of("action-remove", typeof(ConfirmCards), ConfirmCards.Remove(language, action));
        yield return Of("initiative-remove", typeof(ConfirmCards), ConfirmCards.Remove(language, large.Plan.Initiatives[0]));
        yield return Of("history", typeof(HistoryCard), HistoryCard.Of(language, action, Log(action, 1), 0));
        yield return Of("history-large", typeof(HistoryCard), HistoryCard.Of(language, large.Plan.Initiatives[0].Actions[0], Log(action, 9), 1));
        yield return Of("history-none", typeof(HistoryCard), HistoryCard.Of(language, action, ChangeLog.Empty, 0));

        yield return Of("mine", typeof(MyActionsCard), MyActionsCard.Of(language, [.. plan.Plan.Actions.Select(own => View(plan, own))], Yusuf.Id, hasPlan: true, Today, 0));
        yield return Of("mine-none", typeof(MyActionsCard), MyActionsCard.Of(language, [], Yusuf.Id, hasPlan: false, Today, 0));
        yield return Of("overdue", typeof(OverdueCard), OverdueCard.Of(language, large.Plan.Actions, large.NameOf, hasPlan: true, Today, 1));
        yield return Of("overdue-none", typeof(OverdueCard), OverdueCard.Of(language, [], plan.NameOf, hasPlan: true, Today, 0));

        yield return Of("status", typeof(StatusCard), StatusCard.Of(language, Picture(plan.Plan, maySeeAll: true), isOwn: true));
        yield return Of("status-leader", typeof(StatusCard), StatusCard.Of(language, Picture(plan.Plan, maySeeAll: false), isOwn: false));
        yield return Of("status-empty", typeof(StatusCard), StatusCard.Of(language, Picture(empty.Plan, maySeeAll: true), isOwn: true));
        var pictures = Enumerable.Range(1, 98).Select(number => Picture(number % 2 == 0 ? plan.Plan : large.Plan, maySeeAll: false, $"Kommune med et langt navn {number} Kommune")).ToList();
        yield return Of("status-all", typeof(AllStatusCard), AllStatusCard.Of(language, pictures, 3));
        yield return Of("status-all-none", typeof(AllStatusCard), AllStatusCard.Of(language, [], 0));
        yield return Of("coverage", typeof(CoverageCard), CoverageCard.Of(language, Picture(plan.Plan, maySeeAll: true), 0));
        yield return Of("matrix", typeof(MatrixCard), MatrixCard.Of(language, pictures, 5));
        yield return Of("matrix-none", typeof(MatrixCard), MatrixCard.Of(language, [], 0));
        yield return Of("missing", typeof(MissingCard), MissingCard.Of(language, [.. Enumerable.Range(3, 20)], 1));
        yield return Of("missing-none", typeof(MissingCard), MissingCard.Of(language, [], 0));

        yield return Of("figures", typeof(FiguresCard), FiguresCard.Of(language, Egevang, Figures(2023, 2026), mayEnter: true, isOwn: true, Today, texts.FiguresSaved(6)));
        yield return Of("figures-one-year", typeof(FiguresCard), FiguresCard.Of(language, Egevang, Figures(2026, 2026), mayEnter: false, isOwn: false, Today));
        yield return Of("figures-history", typeof(FiguresHistoryCard), FiguresHistoryCard.Of(language, Egevang.Id, new FigureLog(
            [.. Enumerable.Range(0, 16).Select(number => new FigureChange
            {
                Kind = (FigureKind)(number % 6),
                Year = 2025,
                Before = number % 3 == 0 ? null : 842,
                After = number % 3 == 1 ? null : 12.5m,
                ChangedAt = new DateTimeOffset(2026, 11, 20, 9, number / 2, 0, TimeSpan.Zero),
            })],
            new Dictionary<Guid, string>()), 0));
        yield return Of("figures-history-none", typeof(FiguresHistoryCard), FiguresHistoryCard.Of(language, Egevang.Id, new FigureLog([], new Dictionary<Guid, string>()), 0));
        yield return Of("figures-none", typeof(FiguresCard), FiguresCard.Of(language, Egevang, [], mayEnter: true, isOwn: true, Today));
        yield return Of("figures-choose", typeof(FiguresPickerCard), FiguresPickerCard.Of(language, [.. Enumerable.Range(1, 20).Select(number => Organisation.Create($"Kommune {number}", OrganisationKind.Municipality, null, Now))], 1));
        yield return Of("file", typeof(PlanFileCard), PlanFileCard.Of(language, plan.Plan));

        var forms = new PlanForms(language);
        var send = new CardActionData(PlanVerbs.EditAction, Guid.Empty.ToString(), 3);
        var wrong = Wrong(texts);
        yield return Of("form-plan", typeof(PlanForms), forms.Plan("Egevang Kommune", send, Filled.Empty));
        yield return Of("form-plan-wrong", typeof(PlanForms), forms.Plan("Egevang Kommune", send, wrong));
        yield return Of("form-initiative", typeof(PlanForms), forms.Initiative("Udviklingsplan", send, new Filled(new Dictionary<string, string> { ["recommendations"] = "7,10", ["isNew"] = "true" })));
        yield return Of("form-initiative-wrong", typeof(PlanForms), forms.Initiative("Udviklingsplan", send, wrong));
        yield return Of("form-action", typeof(PlanForms), forms.Action("Flere elever gennemfører", send, new Filled(new Dictionary<string, string>
        {
            ["title"] = "Uddanne seks nye praktikvejledere",
            ["owners"] = $"{People[0].MemberId},{People[3].MemberId}",
            ["status"] = "AtRisk",
            ["dueOn"] = "2026-12-01",
            ["notes"] = "To har meldt fra.",
        }), People, large.Plan.Initiatives));
        yield return Of("form-action-wrong", typeof(PlanForms), forms.Action("Flere elever gennemfører", send, wrong, People, large.Plan.Initiatives));
        yield return Of("form-update-stale", typeof(PlanForms), forms.Update("Uddanne seks nye praktikvejledere", send, wrong with
        {
            Problems = new Dictionary<string, string>(),
            Said = texts.StaleForm,
            Meanwhile = ["Mette Krog: Status: I gang → Færdig", "Mette Krog: Frist: ingen → tirsdag d. 24. november 2026"],
        }));
        yield return Of("form-assign", typeof(PlanForms), forms.Assign("Uddanne seks nye praktikvejledere", send, Filled.Empty, People));
        yield return Of("form-figures", typeof(PlanForms), forms.Figures(send, Filled.Empty, 2026));
        yield return Of("form-figures-wrong", typeof(PlanForms), forms.Figures(send, wrong, null));

        CardSample Of(string name, Type madeBy, AdaptiveCard card) => new($"plans.{name}.{language}", madeBy, card);
    }

    private static Filled Wrong(PlanCardTexts texts) => new(new Dictionary<string, string>
    {
        ["title"] = new('x', 600),
        ["notes"] = Strange,
        ["owners"] = "mig",
        ["dueOn"] = "i morgen",
        ["year"] = "26",
        ["Staff"] = "mange",
    })
    {
        Said = texts.FixBelow,
        Problems = new Dictionary<string, string>
        {
            ["title"] = texts.TitleError,
            ["workshopOn"] = texts.DateError,
            ["isNew"] = texts.ChooseIsNew,
            ["recommendations"] = texts.ChooseRecommendation,
            ["owners"] = texts.ChoosePeople,
            ["deputy"] = texts.ChooseOneDeputy,
            ["dueOn"] = texts.DateError,
            ["status"] = texts.StatusError,
            ["notes"] = texts.NotesError,
            ["initiative"] = texts.ChooseInitiative,
            ["year"] = texts.FiguresYearError,
            ["Staff"] = texts.FiguresNumberError,
        },
    };

    private static PlanView Ordinary() => View(
    [
        Initiative("Flere elever gennemfører", [7, 10, 11],
            Action("Fast ugentlig vejledningstime for alle elever i distrikt Syd", ActionStatus.InProgress, 10, "Prøvet af i to grupper siden sidste måned.", Yusuf, Inge),
            Action("Uddanne seks nye praktikvejledere", ActionStatus.AtRisk, -3, "To har meldt fra.\n\n- Jette\n- Bent", Inge),
            Action("Introforløb på tre dage før første praktik", ActionStatus.Done, -20, null, Yusuf),
            Action("Aftale med SOSU Fjordlandet om tidlig besked ved fravær", ActionStatus.Blocked, 14, null)),
        Initiative("Fra jobcenter til ældrepleje", [1]),
        Initiative("En fælles strategi", []),
    ]);

    private static PlanView Large()
    {
        var text = string.Concat(Enumerable.Repeat("Meget lang tekst med æøå. ", 20))[..PlanRules.LongestTitle];
        var notes = string.Concat(Enumerable.Repeat($"{Strange}\n", 80))[..PlanRules.LongestNotes];
        Member[] many = [.. Enumerable.Range(1, PlanRules.MostOwners).Select(number => Member.Create($"Navn Navnesen {number}", null, Now))];
        return View([.. Enumerable.Range(1, 40).Select(number => Initiative(
            number % 2 == 0 ? Strange : text,
            [.. ContentCatalog.Shipped.Recommendations.Select(unit => unit.Number!.Value)],
            [.. Enumerable.Range(1, number == 1 ? 30 : 3).Select(_ => Action(text, ActionStatus.Blocked, -40, notes, many))]))],
            many);
    }

    private static PlanView View(Initiative[] initiatives, params Member[] more)
    {
        var plan = new Plan { Id = Guid.CreateVersion7(Now), OrganisationId = Egevang.Id, Title = "Udviklingsplan for Egevang Kommune", WorkshopOn = new DateOnly(2026, 9, 1), CreatedAt = Now.AddDays(-90) };
        plan.Initiatives.AddRange(initiatives);
        return new PlanView(plan, Egevang, new[] { Yusuf, Inge }.Concat(more).ToDictionary(member => member.Id));
    }

    private static ActionView View(PlanView view, ActionItem action) =>
        new(action, view.Plan.Initiatives.First(initiative => initiative.Actions.Contains(action)), view.Plan, view.Organisation, view.People);

    private static Initiative Initiative(string title, int[] recommendations, params ActionItem[] actions)
    {
        var initiative = new Initiative { Id = Guid.CreateVersion7(Now), Title = title, IsNew = true, Recommendations = recommendations };
        initiative.Actions.AddRange(actions);
        return initiative;
    }

    private static ActionItem Action(string title, ActionStatus status, int dueInDays, string? notes, params Member[] owners)
    {
        var action = new ActionItem
        {
            Id = Guid.CreateVersion7(Now),
            Title = title,
            Status = status,
            DueOn = Today.AddDays(dueInDays),
            Notes = notes,
            CreatedAt = Now.AddDays(-60),
            ChangedAt = Now.AddDays(-2),
        };
        action.People.AddRange(owners.Select(owner => new ActionPerson { ActionItemId = action.Id, MemberId = owner.Id, Part = ActionPart.Owner }));
        action.People.Add(new ActionPerson { ActionItemId = action.Id, MemberId = Inge.Id, Part = ActionPart.Deputy });
        return action;
    }

    private static ChangeLog Log(ActionItem action, int rounds) => new(
        [.. Enumerable.Range(0, rounds).SelectMany(round => new[]
        {
            Change(action, 9 + round, PlanField.Status, "InProgress", "Blocked", ChangedVia.CheckIn, "Vi venter på svar"),
            Change(action, 9 + round, PlanField.DueOn, null, "2026-12-01", ChangedVia.CheckIn),
            Change(action, 8 + round, PlanField.Owners, Yusuf.Id.ToString(), $"{Yusuf.Id} {Inge.Id}", ChangedVia.Card),
            Change(action, 7 + round, PlanField.Notes, null, Strange, ChangedVia.Import),
            Change(action, 6 + round, PlanField.Notes, Strange, null, ChangedVia.FollowUp),
            Change(action, 5 + round, PlanField.Comment, null, null, ChangedVia.CheckIn, "Ingen ændring"),
            Change(action, 4 + round, PlanField.Initiative, Guid.Empty.ToString(), null, ChangedVia.Card),
            Change(action, 0, PlanField.Created, null, action.Title, ChangedVia.Card),
        })],
        new Dictionary<Guid, string> { [Yusuf.Id] = Yusuf.Name, [Inge.Id] = Inge.Name },
        new Dictionary<Guid, string> { [Guid.Empty] = "Flere elever" });

    private static PlanChange Change(ActionItem action, int version, PlanField field, string? before, string? after, ChangedVia via, string? comment = null) => new()
    {
        Id = Guid.CreateVersion7(Now),
        ActionItemId = action.Id,
        Version = version,
        Field = field,
        Before = before,
        After = after,
        Comment = comment,
        ChangedBy = version % 3 == 0 ? null : Yusuf.Id,
        Via = via,
        ChangedAt = Now.AddDays(version - 20),
    };

    private static PlanPicture Picture(Plan plan, bool maySeeAll, string name = "Egevang Kommune") => new(
        Organisation.Create(name, OrganisationKind.Municipality, null, Now),
        plan.Title,
        plan.WorkshopOn,
        StatusPicture.Of(plan, Today, maySeeAll),
        Coverage.Of(plan, ContentCatalog.Shipped.Recommendations.Select(unit => unit.Number!.Value), maySeeAll))
    {
        Earlier = StatusPicture.Of(PlanRewind.To(plan, [], Now.AddDays(-28)), Today.AddDays(-28), maySeeAll),
    };

    private static IReadOnlyList<StatusFigure> Figures(int from, int to) =>
    [
        .. Enumerable.Range(from, to - from + 1).SelectMany(year => Enum.GetValues<FigureKind>().Where(kind => kind != FigureKind.Vacancies || year != 2024).Select(kind => new StatusFigure
        {
            Id = Guid.CreateVersion7(Now),
            OrganisationId = Egevang.Id,
            Year = year,
            Kind = kind,
            Value = FigureRules.IsPercent(kind) ? 12.5m + (year % 5) : 1_234 + year - (int)kind * 200,
        })),
    ];
}
