using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.ActionPlans;
using Rekruttering.Bot.ActionPlans.CheckIns;
using Rekruttering.Bot.ActionPlans.FollowUp;
using Rekruttering.Bot.CaseBank;
using Rekruttering.Bot.Delivery;
using Rekruttering.Bot.Imports;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Tests.ActionPlans.Cards;
using Rekruttering.Bot.Tests.ActionPlans.CheckIns;
using Rekruttering.Bot.Tests.Support;
using Person = Rekruttering.Bot.Tests.Support.Person;

namespace Rekruttering.Bot.Tests.ActionPlans;

// In a channel or a group chat people of other municipalities read along: whoever asks, and whatever that person may see, nothing is shown there.
public sealed class InPrivateTests
{
    private static readonly string[] Verbs =
    [
        AnswerCheckIn.ListVerb, AnswerCheckIn.OpenVerb, AnswerCheckIn.SaveVerb, AnswerCheckIn.SameVerb, AnswerCheckIn.SnoozeVerb,
        CheckInSettings.ShowVerb, CheckInSettings.StopVerb, ChooseRhythm.Verb, LeaderPictures.StopVerb,
        AnswerFollowUp.ShowVerb, AnswerFollowUp.SaveVerb, AnswerFollowUp.WordVerb,
        AnswerOwners.Verb, CommitPlan.Verb, CommitFigures.Verb, ChooseImport.Verb, CommitMembers.Verb,
        CaseDraftActions.MakeVerb, CaseDraftActions.ListVerb,
        .. ShowUndelivered.Verbs, ShowNetwork.PageVerb, ShowNetwork.OrganisationVerb, ShowNetwork.MemberVerb, ChangeMember.ConfirmVerb, ChangeMember.SetVerb, ChangeMember.RemoveVerb,
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_others_read_along_nothing_of_the_week_the_check_ins_or_the_follow_up_is_shown_and_nothing_changes()
    {
        await using var bed = await CheckInBed.StartAsync(DatabaseKind.Sqlite, start: null, ("Conversations:Burst", "1000"));
        var action = await bed.AddAsync("Vejledningstime i distrikt Syd", bed.Mette);
        await bed.RhythmAsync(Rekruttering.Bot.Scheduling.Rhythm.Default);
        await bed.ChangeAsync(async database =>
        {
            database.Add(new FollowUpRound { PlanId = bed.PlanId, AskedAt = bed.Now });
            database.Add(new FollowUpAnswer
            {
                Id = Guid.CreateVersion7(),
                PlanId = bed.PlanId,
                ActionItemId = action.Id,
                MemberId = await bed.IdOfAsync(bed.Mette),
                Outcome = FollowUpOutcome.Partly,
                Why = "Vejledningstime kom for sent",
            });
        });
        var before = await StateAsync(bed);

        string[] commands = ["check-in", "næste check-in", "stop check-in", "hold pause i 3 uger", "check-in rytme", "ugens overblik", "opfølgning", "resultat af opfølgningen", "mine caseudkast", "hvad blev ikke leveret"];
        foreach (var person in new[] { bed.Mette.In("19:gruppe@thread.v2", "groupChat"), bed.Lars.In("19:general@thread.tacv2;messageid=17", "channel") })
        {
            foreach (var command in commands)
                NothingIn((await person.SaysAsync(command, Cancel))[^1].AllText());
            foreach (var verb in Verbs)
            {
                NothingIn(await person.PressAsync(PlanPressing.Data(
                    verb, action.Id.ToString(), 0, ("status", "Dropped"), ("every", "Never"), ("weekday", "Monday"), ("at", "09:00"), ("outcome", "Achieved"))));
            }
        }

        Assert.Equal(before, await StateAsync(bed));

        // The same in their own chat is answered.
        Assert.Contains("Vejledningstime", (await bed.Mette.SaysAsync("check-in", Cancel)).AllText(), StringComparison.Ordinal);
        Assert.Contains("kom for sent", (await bed.Mette.SaysAsync("resultat af opfølgningen", Cancel)).AllText(), StringComparison.Ordinal);
    }

    private static void NothingIn(string said)
    {
        Assert.True(said.Contains("egen chat", StringComparison.Ordinal) || said.Contains("privat chat", StringComparison.Ordinal), said);
        Assert.DoesNotContain("Vejledningstime", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Mette", said, StringComparison.Ordinal);
    }

    private static async Task<string> StateAsync(CheckInBed bed) => await bed.LookAsync(async database => JsonSerializer.Serialize(new
    {
        Actions = await database.Set<ActionItem>().AsNoTracking().Include(row => row.People).ToListAsync(Cancel),
        Marks = await database.Set<CheckInMark>().AsNoTracking().ToListAsync(Cancel),
        Habits = await database.Set<CheckInHabit>().AsNoTracking().ToListAsync(Cancel),
        Schedules = await database.Set<CheckInSchedule>().AsNoTracking().ToListAsync(Cancel),
        Answers = await database.Set<FollowUpAnswer>().AsNoTracking().ToListAsync(Cancel),
        Drafts = await database.Set<CaseDraft>().CountAsync(Cancel),
    }));
}
