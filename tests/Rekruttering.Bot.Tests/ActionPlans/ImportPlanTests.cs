using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.ActionPlans;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Files;
using Rekruttering.Bot.Imports;
using Rekruttering.Bot.Tests.Network;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.ActionPlans;

public sealed class ImportPlanTests
{
    private const string Plan = """
        Indsats;Anbefalinger;Ny;Handling;Ansvarlig;Stedfortræder;Frist;Status
        Flere elever;7, 10;ja;Vejledningstid;Yusuf Demir;Mette Krog;24/11-26;i gang
        ;;;Nye vejledere;Dorte Friis;;uge 5;
        Strategi;15;nej;Udkast;Mette;;1. marts 2027;
        """;

    public static TheoryData<DatabaseKind> Databases => NetworkBed.Databases;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_plan_is_looked_at_asked_about_and_taken_in_whole(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);

        var previewed = Assert.IsType<PlanImportOutcome.Previewed>(await bed.ImportPlan.PreviewAsync(NetworkBed.Mette, bed.Egevang, MadeFiles.Csv(Plan).Source(), Language.Danish, Cancel));
        Assert.Equal("Mette", Assert.Single(previewed.Report.Questions).Said);

        // Not before the question is answered.
        Assert.IsType<PlanImportOutcome.Previewed>(await bed.ImportPlan.CommitAsync(NetworkBed.Mette, previewed.DraftId, Language.Danish, Cancel));
        Assert.Equal(0, await bed.CountAsync<Plan>());

        var mette = await bed.IdOfAsync(NetworkBed.Mette);
        var answered = Assert.IsType<PlanImportOutcome.Previewed>(
            await bed.ImportPlan.AnswerAsync(NetworkBed.Mette, previewed.DraftId, question => question.Said == "Mette" ? mette : null, Language.Danish, Cancel));
        Assert.True(answered.Report.CanCommit);
        Assert.Equal(0, await bed.CountAsync<Plan>());

        Assert.IsType<PlanImportOutcome.Imported>(await bed.ImportPlan.CommitAsync(NetworkBed.Mette, previewed.DraftId, Language.Danish, Cancel));
        Assert.IsType<PlanImportOutcome.Gone>(await bed.ImportPlan.CommitAsync(NetworkBed.Mette, previewed.DraftId, Language.Danish, Cancel));

        var view = (await bed.Plans.MineAsync(NetworkBed.Yusuf, Cancel))!;
        Assert.Equal("Udviklingsplan for Egevang Kommune", view.Plan.Title);
        Assert.Equal(["Flere elever: 7 10, True", "Strategi: 15, False"], view.Plan.Initiatives.Select(row => $"{row.Title}: {string.Join(' ', row.Recommendations)}, {row.IsNew}"));
        Assert.Equal(["Vejledningstid", "Nye vejledere", "Udkast"], view.Plan.Actions.Select(action => action.Title));
        var first = view.Plan.Actions.First();
        Assert.Equal((ActionStatus.InProgress, new DateOnly(2026, 11, 24)), (first.Status, first.DueOn));
        Assert.Equal("Yusuf Demir", view.NameOf(Assert.Single(first.Owners)));
        Assert.Equal(mette, first.Deputy);
        Assert.Equal(6, await bed.CountAsync<PlanChange>());
        Assert.Equal(0, await bed.CountAsync<ImportDraft>());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_file_adds_and_corrects_and_never_removes(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        await ImportAsync(bed, "Indsats;Handling;Ansvarlig;Status\nFlere elever;Vejledningstid;Yusuf Demir;i gang\nFlere elever;Introforløb;Mette Krog;\n");

        var previewed = Assert.IsType<PlanImportOutcome.Previewed>(await bed.ImportPlan.PreviewAsync(
            NetworkBed.Mette, bed.Egevang, MadeFiles.Csv("Indsats;Handling;Frist;Status\nflere elever;VEJLEDNINGSTID;24/11-26;Færdig\nFlere elever;Åbent hus;;\n").Source(), Language.Danish, Cancel));

        Assert.Equal([PlanRowVerdict.Changed, PlanRowVerdict.New], previewed.Report.Rows.Select(row => row.Verdict));
        Assert.Equal(1, previewed.Report.NotInFile);
        await bed.ImportPlan.CommitAsync(NetworkBed.Mette, previewed.DraftId, Language.Danish, Cancel);

        var view = (await bed.Plans.MineAsync(NetworkBed.Mette, Cancel))!;
        var initiative = Assert.Single(view.Plan.Initiatives);
        Assert.Equal(["Vejledningstid", "Introforløb", "Åbent hus"], initiative.Actions.Select(action => action.Title));
        Assert.Equal((ActionStatus.Done, new DateOnly(2026, 11, 24), 1), (initiative.Actions[0].Status, initiative.Actions[0].DueOn, initiative.Actions[0].Version));
        Assert.Equal("Yusuf Demir", view.NameOf(Assert.Single(initiative.Actions[0].Owners)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_plan_that_changed_after_the_look_is_looked_at_again(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        await ImportAsync(bed, "Indsats;Handling;Status\nFlere elever;Vejledningstid;i gang\n");
        var previewed = Assert.IsType<PlanImportOutcome.Previewed>(await bed.ImportPlan.PreviewAsync(
            NetworkBed.Mette, bed.Egevang, MadeFiles.Csv("Indsats;Handling;Status\nFlere elever;Vejledningstid;Færdig\n").Source(), Language.Danish, Cancel));
        var action = (await bed.Plans.MineAsync(NetworkBed.Mette, Cancel))!.Plan.Actions.Single();
        await bed.ChangePlan.EditActionAsync(NetworkBed.Mette, action.Id, action.Version, new ActionEdit { Status = ActionStatus.Blocked }, ChangedVia.Card, Cancel);

        Assert.IsType<PlanImportOutcome.Previewed>(await bed.ImportPlan.CommitAsync(NetworkBed.Mette, previewed.DraftId, Language.Danish, Cancel));
        Assert.Equal(ActionStatus.Blocked, (await bed.Plans.MineAsync(NetworkBed.Mette, Cancel))!.Plan.Actions.Single().Status);

        Assert.IsType<PlanImportOutcome.Imported>(await bed.ImportPlan.CommitAsync(NetworkBed.Mette, previewed.DraftId, Language.Danish, Cancel));
        Assert.Equal(ActionStatus.Done, (await bed.Plans.MineAsync(NetworkBed.Mette, Cancel))!.Plan.Actions.Single().Status);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task One_wrong_row_and_nothing_is_taken_in(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        var previewed = Assert.IsType<PlanImportOutcome.Previewed>(await bed.ImportPlan.PreviewAsync(
            NetworkBed.Mette, bed.Egevang, MadeFiles.Csv("Indsats;Anbefaling;Handling\nA;1;God\nA;99;Dårlig\n").Source(), Language.Danish, Cancel));

        Assert.False(previewed.Report.IsWorthKeeping);
        Assert.IsType<PlanImportOutcome.Gone>(await bed.ImportPlan.CommitAsync(NetworkBed.Mette, previewed.DraftId, Language.Danish, Cancel));

        Assert.Equal(0, await bed.CountAsync<ImportDraft>());
        Assert.Equal((0, 0, 0), (await bed.CountAsync<Plan>(), await bed.CountAsync<ActionItem>(), await bed.CountAsync<PlanChange>()));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Only_the_coordinator_and_the_leadership_import_and_only_their_own_file(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        var previewed = Assert.IsType<PlanImportOutcome.Previewed>(await bed.ImportPlan.PreviewAsync(NetworkBed.Mette, bed.Egevang, MadeFiles.Csv(Plan).Source(), Language.Danish, Cancel));

        foreach (var person in new[] { NetworkBed.Yusuf, NetworkBed.Karen, NetworkBed.Henrik, NetworkBed.Dorte, NetworkBed.Stranger })
            Assert.IsType<PlanImportOutcome.NotAllowed>(await bed.ImportPlan.PreviewAsync(person, bed.Egevang, MadeFiles.Csv(Plan).Source(), Language.Danish, Cancel));
        Assert.IsType<PlanImportOutcome.NotAllowed>(await bed.ImportPlan.PreviewAsync(NetworkBed.Mette, bed.Vesterbaek, MadeFiles.Csv(Plan).Source(), Language.Danish, Cancel));
        Assert.IsType<PlanImportOutcome.Previewed>(await bed.ImportPlan.PreviewAsync(NetworkBed.Lars, bed.Vesterbaek, MadeFiles.Csv(Plan).Source(), Language.Danish, Cancel));
        foreach (var person in new[] { NetworkBed.Henrik, NetworkBed.Lars, NetworkBed.Yusuf })
            Assert.IsType<PlanImportOutcome.Gone>(await bed.ImportPlan.CommitAsync(person, previewed.DraftId, Language.Danish, Cancel));

        var mette = (await bed.Book.FindAsync(NetworkBed.Mette, Cancel))!.Member;
        await bed.Place.SetAsync(NetworkBed.Lars, mette.Id, mette.Version, bed.Egevang, [], Cancel);
        Assert.IsType<PlanImportOutcome.NotAllowed>(await bed.ImportPlan.CommitAsync(NetworkBed.Mette, previewed.DraftId, Language.Danish, Cancel));
        Assert.Equal(0, await bed.CountAsync<Plan>());
    }

    [Fact]
    public async Task The_plan_as_Excel_and_as_CSV_reads_back_without_a_question_or_a_change()
    {
        await using var bed = await NetworkBed.CreateAsync(DatabaseKind.Sqlite);
        await ImportAsync(bed, Plan.Replace(";Mette;", ";Mette Krog;", StringComparison.Ordinal));
        var view = (await bed.Plans.MineAsync(NetworkBed.Mette, Cancel))!;

        foreach (var texts in new[] { PlanTexts.In(Language.Danish), PlanTexts.In(Language.English) })
        {
            foreach (var file in new[] { PlanFiles.Excel(view, [], texts), PlanFiles.Csv(view, texts) })
            {
                var read = Assert.IsType<PlanImportOutcome.Previewed>(
                    await bed.ImportPlan.PreviewAsync(NetworkBed.Mette, bed.Egevang, new UploadedFile(file.Name, file.Content).Source(), Language.Danish, Cancel));

                Assert.Empty(read.Report.Questions);
                Assert.All(read.Report.Rows, row => Assert.True(row.Verdict == PlanRowVerdict.Unchanged, $"{file.Name} {row.Line}: {row.Verdict} {string.Join(' ', row.Notes)}"));
                Assert.Equal((3, 0), (read.Report.Rows.Count, read.Report.NotInFile));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_actions_and_two_initiatives_of_one_title_read_back_and_each_row_corrects_its_own(DatabaseKind kind)
    {
        await using var bed = await NetworkBed.CreateAsync(kind);
        await ImportAsync(bed, "Indsats;Anbefaling;Handling;Ansvarlig;Frist\nFlere elever;7;Møde;Yusuf Demir;01-02-2027\nFlere elever;7;Møde to;Mette Krog;01-03-2027\nStrategi;15;Møde;Yusuf Demir;01-04-2027\n");
        var plan = (await bed.Plans.MineAsync(NetworkBed.Mette, Cancel))!.Plan;
        var (second, strategy) = (plan.Actions.Single(action => action.Title == "Møde to"), plan.Initiatives.Single(initiative => initiative.Title == "Strategi"));
        await bed.ChangePlan.EditActionAsync(NetworkBed.Mette, second.Id, second.Version, new ActionEdit { Title = "Møde" }, ChangedVia.Card, Cancel);
        await bed.ChangePlan.EditInitiativeAsync(NetworkBed.Mette, plan.Id, strategy.Id, strategy.Version, new InitiativeEdit { Title = "Flere elever" }, ChangedVia.Card, Cancel);
        var view = (await bed.Plans.MineAsync(NetworkBed.Mette, Cancel))!;
        var file = PlanFiles.Csv(view, PlanTexts.In(Language.Danish));

        var same = Assert.IsType<PlanImportOutcome.Previewed>(
            await bed.ImportPlan.PreviewAsync(NetworkBed.Mette, bed.Egevang, new UploadedFile(file.Name, file.Content).Source(), Language.Danish, Cancel));
        var corrected = Assert.IsType<PlanImportOutcome.Previewed>(await bed.ImportPlan.PreviewAsync(
            NetworkBed.Mette, bed.Egevang,
            MadeFiles.Csv("Indsats;Anbefaling;Handling;Ansvarlig;Frist;Status\nFlere elever;15;Møde;Yusuf Demir;01-04-2027;Færdig\nFlere elever;7;Møde;Mette Krog;01-03-2027;i gang\n").Source(), Language.Danish, Cancel));
        Assert.IsType<PlanImportOutcome.Imported>(await bed.ImportPlan.CommitAsync(NetworkBed.Mette, corrected.DraftId, Language.Danish, Cancel));

        Assert.All(same.Report.Rows, row => Assert.Equal((PlanRowVerdict.Unchanged, ""), (row.Verdict, string.Join(' ', row.Notes))));
        Assert.Equal((3, 0), (same.Report.Rows.Count, same.Report.NotInFile));
        Assert.Equal("Planen har 3 handlinger, der hedder det. Rækken retter nummer 2 af dem.", Assert.Single(corrected.Report.Rows[1].Notes));
        var after = (await bed.Plans.MineAsync(NetworkBed.Mette, Cancel))!.Plan;
        Assert.Equal([ActionStatus.NotStarted, ActionStatus.InProgress, ActionStatus.Done], after.Actions.OrderBy(action => action.DueOn).Select(action => action.Status));
        Assert.Equal(["7", "15"], after.Initiatives.OrderBy(initiative => initiative.Position).Select(initiative => string.Join(' ', initiative.Recommendations)));
    }

    internal static async Task ImportAsync(NetworkBed bed, string csv)
    {
        var previewed = Assert.IsType<PlanImportOutcome.Previewed>(await bed.ImportPlan.PreviewAsync(NetworkBed.Mette, bed.Egevang, MadeFiles.Csv(csv).Source(), Language.Danish, Cancel));
        Assert.IsType<PlanImportOutcome.Imported>(await bed.ImportPlan.CommitAsync(NetworkBed.Mette, previewed.DraftId, Language.Danish, Cancel));
    }
}
