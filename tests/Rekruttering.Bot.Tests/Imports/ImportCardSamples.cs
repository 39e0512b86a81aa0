using Rekruttering.Bot.ActionPlans;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Imports;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Tests.AdaptiveCards;

namespace Rekruttering.Bot.Tests.Imports;

internal sealed class ImportCardSamples : ICardSamples
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private static readonly Member Mette = Member.Create("Mette Krog", "mette.krog@egevang.example", Now);

    private static readonly Plan Plan = new() { Id = Guid.Empty, Title = "Udviklingsplan for [Egevang](https://ond.example) Kommune" };

    public IEnumerable<CardSample> Samples()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            yield return new($"import.templates.{language}", typeof(TemplatesCard), TemplatesCard.Of(language, Imports));
            yield return new($"import.unknown.{language}", typeof(TemplatesCard), TemplatesCard.Unknown(language, Imports));
            yield return new($"import.choose.{language}", typeof(ChooseImportCard), ChooseImportCard.Of(language, Draft, [new(new PlanFileImport(null!, null!, null!), Targets(98)), new(new FigureFileImport(null!, null!, null!), Targets(98))]));
            yield return new($"import.choose-kind.{language}", typeof(ChooseImportCard), ChooseImportCard.Of(language, Draft, [new(new PlanFileImport(null!, null!, null!), Targets(1)), new(new MemberFile(null!, null!), [new ImportTarget(null, "")])]));
            yield return new($"import.choose-municipality.{language}", typeof(ChooseImportCard), ChooseImportCard.Of(language, Draft, [new(new PlanFileImport(null!, null!, null!), Targets(3))]));
            yield return new($"import.put-aside.{language}", typeof(PutAsideCard), PutAsideCard.Of(language));
            yield return new($"import.plan.{language}", typeof(PlanImportCard), PlanImportCard.Preview(language, "Egevang Kommune", Guid.Empty, Report(60)));
            yield return new($"import.plan-questions.{language}", typeof(PlanImportCard), PlanImportCard.Preview(language, "Egevang Kommune", Guid.Empty, Report(60, questions: 9)));
            yield return new($"import.plan-wrong.{language}", typeof(PlanImportCard), PlanImportCard.Preview(language, "Egevang Kommune", Guid.Empty, Report(60, wrong: 12)));
            yield return new($"import.plan-nothing-new.{language}", typeof(PlanImportCard), PlanImportCard.Preview(language, "Egevang Kommune", Guid.Empty, new PlanImportReport([], [], 0)));
            yield return new($"import.plan-done.{language}", typeof(PlanImportCard), PlanImportCard.Done(language, Plan, Report(8), maySeePlan: true));
            yield return new($"import.plan-done-by-leader.{language}", typeof(PlanImportCard), PlanImportCard.Done(language, Plan, Report(8), maySeePlan: false));
            yield return new($"import.figures.{language}", typeof(FigureImportCard), FigureImportCard.Preview(language, "Egevang Kommune", Guid.Empty, Figures(problems: false)));
            yield return new($"import.figures-wrong.{language}", typeof(FigureImportCard), FigureImportCard.Preview(language, "Egevang Kommune", Guid.Empty, Figures(problems: true)));
            yield return new($"import.figures-done.{language}", typeof(FigureImportCard), FigureImportCard.Done(language, 12));
        }
    }

    private static IEnumerable<IImport> Imports => [new PlanFileImport(null!, null!, null!), new FigureFileImport(null!, null!, null!), new MemberFile(null!, null!)];

    private static ImportDraft Draft => new() { TenantId = "t", ObjectId = "o", FileName = "Plan [fra](https://ond.example) værkstedet.xlsx", Content = [], Seen = "" };

    private static ImportTarget[] Targets(int count) =>
        [.. Enumerable.Range(1, count).Select(number => new ImportTarget(new Guid(number, 0, 0, new byte[8]), $"Kommune med et meget langt navn nummer {number}"))];

    private static PlanImportReport Report(int rows, int wrong = 0, int questions = 0) => new(
        [
            .. Enumerable.Range(0, rows).Select(index => new PlanRow(
                index + 2,
                "Flere elever gennemfører, og flere bliver bagefter",
                $"Handling nummer {index} med en titel, der fylder mere end én linje på en telefon",
                index < wrong ? PlanRowVerdict.Wrong : (PlanRowVerdict)(index % 4),
                index < wrong ? ["Der står ikke, hvilken indsats handlingen hører til."] : index % 3 == 0 ? ["»uge 48« er læst som fredag d. 27. november 2026.", "Ingen ansvarlig endnu."] : [])
            {
                Changes = index % 4 == 1 ? ["Frist", "Status"] : [],
            }),
        ],
        [
            .. Enumerable.Range(0, questions).Select(index => new OwnerQuestion($"Mette {index}", [Mette], [2, 3])
            {
                Others = [.. Enumerable.Range(0, 60).Select(number => Member.Create($"Medarbejder Efternavnsen {number}", $"medarbejder.efternavnsen.{number}@egevang.example", Now))],
            }),
        ],
        NotInFile: 3);

    private static FigureImportReport Figures(bool problems) => new(
        [
            .. Enumerable.Range(2018, 9).Select((year, index) => new FigureRow(
                index + 2,
                year,
                Enum.GetValues<FigureKind>().ToDictionary(kind => kind, kind => 12.5m),
                problems && index % 2 == 0 ? ["Ansatte: Jeg kan ikke læse »mange« som et tal."] : [])
            {
                Before = new Dictionary<FigureKind, decimal> { [FigureKind.Staff] = 1_042m, [FigureKind.Students] = 12.5m },
            }),
        ]);
}
