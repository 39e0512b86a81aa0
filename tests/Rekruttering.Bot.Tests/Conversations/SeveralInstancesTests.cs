using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Questions;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.Conversations;

// Behind a load balancer the repeat of a message may reach another instance than the message did.
public sealed class SeveralInstancesTests
{
    private const int Questions = 5;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_message_three_times_at_once_on_two_instances_is_answered_once()
    {
        await using var first = await RunningBot.StartAsync(Cancellation, DatabaseKind.PostgreSql);
        await using var second = await first.StartAnotherAsync();
        var (here, there) = (first.As("Mette"), second.As("Mette"));
        await here.SaysAsync("hej", Cancellation);
        var before = here.Seen.Count;

        for (var number = 1; number <= Questions; number++)
        {
            var message = here.Message($"anbefaling {number}");
            var answers = await Task.WhenAll(
                here.PostAsync(message.DeepClone().AsObject(), Cancellation),
                there.PostAsync(message.DeepClone().AsObject(), Cancellation),
                there.PostAsync(message.DeepClone().AsObject(), Cancellation));
            foreach (var answer in answers)
            {
                Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
                answer.Dispose();
            }
        }

        Assert.Equal(Questions, here.Seen.Count - before);
        Assert.Equal(Questions, await first.LookAsync(database => database.Set<AskedQuestion>().CountAsync(asked => asked.Text != "hej", Cancellation), Cancellation));
        Assert.Equal(0, await first.LookAsync(database => database.Set<InboxActivity>().CountAsync(row => row.State != InboxState.Handled, Cancellation), Cancellation));
    }
}
