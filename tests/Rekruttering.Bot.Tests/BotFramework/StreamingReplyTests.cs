using Rekruttering.Bot.BotFramework;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.BotFramework.Connector;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.BotFramework;

public sealed class StreamingReplyTests
{
    private readonly ManualClock _clock = new();
    private readonly ScriptedSender _sender;

    public StreamingReplyTests() => _sender = new ScriptedSender(_clock);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_grows_once_a_second_at_most_and_ends_with_the_whole_text()
    {
        using var stream = Turn().StartStreaming();

        await stream.InformAsync("Leder …", Cancelled);
        foreach (var word in new[] { "Anbefaling ", "7 ", "handler ", "om ", "praktik ", "[1]." })
        {
            _clock.Advance(TimeSpan.FromMilliseconds(800));
            await stream.AppendAsync(word, Cancelled);
        }

        var outcome = await CompleteAsync(stream, Activity.Message("Anbefaling 7 handler om praktik [1].").WithAiLabel().WithFeedbackButtons());

        Assert.Equal("s1", Assert.IsType<SendOutcome.Sent>(outcome).ActivityId);
        Assert.Equal(["Leder …", "Anbefaling 7 ", "Anbefaling 7 handler om ", "Anbefaling 7 handler om praktik [1].", "Anbefaling 7 handler om praktik [1]."], _sender.Sent.Select(s => s.Activity.Text));
        Assert.Equal(["informative", "streaming", "streaming", "streaming", "final"], _sender.Sent.Select(s => s.Activity.StreamInfo()?.StreamType));
        Assert.Equal([1, 2, 3, 4, null], _sender.Sent.Select(s => s.Activity.StreamInfo()?.StreamSequence));
        Assert.Equal([null, "s1", "s1", "s1", "s1"], _sender.Sent.Select(s => s.Activity.StreamInfo()?.StreamId));
        Assert.Equal(["typing", "typing", "typing", "typing", "message"], _sender.Sent.Select(s => s.Activity.Type));
        Assert.All(_sender.Sent, s => Assert.Equal(s.Activity.StreamInfo()?.StreamType, s.Activity.TeamsData()?.StreamType));
        Assert.All(_sender.Sent.Zip(_sender.Sent.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= TimeSpan.FromSeconds(1)));
        Assert.NotNull(_sender.Sent[^1].Activity.TeamsData()?.FeedbackLoop);
    }

    [Fact]
    public async Task The_simulated_Teams_accepts_every_step()
    {
        var cancellationToken = Cancelled;
        await using var teams = await SimulatedConnector.StartAsync();
        await using var host = await ProtocolHost.StartAsync(teams);
        host.Bot.Handle = async (turn, token) =>
        {
            using var stream = turn.StartStreaming();
            await stream.InformAsync("Leder …", token);
            for (var i = 0; i < 36; i++)
            {
                await stream.AppendAsync($"ord{i} ", token);
                await Task.Delay(TimeSpan.FromMilliseconds(150), TimeProvider.System, token);
            }

            Assert.True((await stream.CompleteAsync(Activity.Message(stream.Text), token)).IsSent);
            return null;
        };

        await host.Person().SaysAsync("hej", cancellationToken);

        Assert.Single(teams.MessagesIn(host.Person().ConversationId));
        Assert.Equal(teams.Received.Count, teams.Accepted.Count);
        Assert.True(teams.Accepted.Count >= 4);
    }

    [Theory]
    [InlineData("groupChat")]
    [InlineData("channel")]
    public async Task In_a_group_the_answer_comes_whole_after_a_sign_of_life(string conversationType)
    {
        using var stream = Turn(conversationType).StartStreaming();

        await stream.InformAsync("Leder …", Cancelled);
        await stream.AppendAsync("svar", Cancelled);
        await CompleteAsync(stream, Activity.Message("svar"));

        Assert.Equal(["typing", "message"], _sender.Sent.Select(s => s.Activity.Type));
        Assert.All(_sender.Sent, s => Assert.Null(s.Activity.StreamInfo()));
    }

    [Theory]
    [InlineData(403, "Content stream was canceled by user")]
    [InlineData(403, "Content stream was CANCELLED by the user")]
    [InlineData(410, "gone")]
    public async Task Stop_is_obeyed_in_silence(int status, string text)
    {
        var turn = Turn();
        using var stream = turn.StartStreaming();
        await stream.AppendAsync("Et ", Cancelled);
        _sender.Next(new SendOutcome.Rejected(RejectionReason.Forbidden, status, "ContentStreamNotAllowed", text));
        _clock.Advance(StreamingReply.Interval);

        await stream.AppendAsync("langt ", Cancelled);
        Assert.True(stream.Stopped.IsCancellationRequested);
        _clock.Advance(StreamingReply.Interval);
        await stream.AppendAsync("svar", Cancelled);
        await CompleteAsync(stream, Activity.Message("Et langt svar"));

        Assert.Equal(2, _sender.Sent.Count);
        Assert.Empty(_sender.Updated);
        Assert.Null(turn.OpenStream);
    }

    [Theory]
    [InlineData("Content stream exceeded streaming time")]
    [InlineData("Message size too large")]
    [InlineData("Content must contain previously streamed content")]
    public async Task A_stream_that_Teams_ends_is_finished_by_an_update(string text)
    {
        using var stream = Turn().StartStreaming();
        await stream.AppendAsync("Et ", Cancelled);
        _sender.Next(new SendOutcome.Rejected(RejectionReason.Forbidden, 403, "ContentStreamNotAllowed", text));
        _clock.Advance(StreamingReply.Interval);
        await stream.AppendAsync("svar", Cancelled);

        await CompleteAsync(stream, Activity.Message("Et svar"));

        var (id, activity) = Assert.Single(_sender.Updated);
        Assert.Equal(("s1", "Et svar", (string?)null), (id, activity.Text, activity.StreamInfo()?.StreamType));
    }

    [Fact]
    public async Task After_two_minutes_the_answer_is_finished_by_an_update()
    {
        using var stream = Turn().StartStreaming();
        await stream.AppendAsync("Et ", Cancelled);
        _clock.Advance(TimeSpan.FromMinutes(2));
        await stream.AppendAsync("svar", Cancelled);

        await CompleteAsync(stream, Activity.Message("Et svar"));

        Assert.Single(_sender.Sent);
        Assert.Equal("Et svar", Assert.Single(_sender.Updated).Activity.Text);
    }

    [Fact]
    public async Task An_answer_that_turned_out_otherwise_replaces_what_was_streamed()
    {
        using var stream = Turn().StartStreaming();
        await stream.AppendAsync("Et svar", Cancelled);

        await CompleteAsync(stream, Activity.Message("Det står der ikke noget om."));

        Assert.Equal("Det står der ikke noget om.", Assert.Single(_sender.Updated).Activity.Text);
    }

    [Fact]
    public async Task Where_streaming_is_not_allowed_the_answer_is_a_plain_message()
    {
        _sender.Next(new SendOutcome.Rejected(RejectionReason.Forbidden, 403, "ContentStreamNotAllowed", "Content stream is not allowed"));
        using var stream = Turn().StartStreaming();
        await stream.InformAsync("Leder …", Cancelled);
        await stream.AppendAsync("svar", Cancelled);

        await CompleteAsync(stream, Activity.Message("svar"));

        Assert.Equal("message", _sender.Sent[^1].Activity.Type);
        Assert.Null(_sender.Sent[^1].Activity.StreamInfo());
    }

    [Fact]
    public async Task Throttled_text_waits_and_keeps_its_number()
    {
        using var stream = Turn().StartStreaming();
        await stream.AppendAsync("a", Cancelled);
        _clock.Advance(StreamingReply.Interval);
        _sender.Next(new SendOutcome.Throttled(TimeSpan.FromSeconds(5)));
        await stream.AppendAsync("b", Cancelled);
        _clock.Advance(TimeSpan.FromSeconds(3));
        await stream.AppendAsync("c", Cancelled);
        _clock.Advance(TimeSpan.FromSeconds(2));
        await stream.AppendAsync("d", Cancelled);

        Assert.Equal(["a", "ab", "abcd"], _sender.Sent.Select(s => s.Activity.Text));
        Assert.Equal([1, 2, 2], _sender.Sent.Select(s => s.Activity.StreamInfo()?.StreamSequence));
    }

    [Fact]
    public async Task An_end_that_may_not_have_arrived_is_made_sure_of_by_an_update()
    {
        using var stream = Turn().StartStreaming();
        await stream.AppendAsync("svar", Cancelled);
        _clock.Advance(StreamingReply.Interval);
        _sender.Next(new SendOutcome.Uncertain(UncertainCause.TimedOut));

        await CompleteAsync(stream, Activity.Message("svar"));

        Assert.Equal("s1", Assert.Single(_sender.Updated).Id);
        Assert.Equal(2, _sender.Sent.Count);
    }

    [Fact]
    public async Task Long_news_of_the_work_is_cut()
    {
        using var stream = Turn().StartStreaming();
        await stream.InformAsync(new string('x', 2000), Cancelled);

        Assert.Equal(StreamingReply.MaxInformative, _sender.Sent[0].Activity.Text!.Length);
    }

    // The end waits for its turn; the clock is moved until it has come.
    private async Task<SendOutcome> CompleteAsync(StreamingReply stream, Activity final)
    {
        var completing = stream.CompleteAsync(final, Cancelled);
        while (!completing.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        return await completing;
    }

    private TurnContext Turn(string conversationType = "personal") => new(
        new Activity
        {
            Type = "message",
            Id = "1",
            ChannelId = "msteams",
            Conversation = new ConversationAccount { Id = "a:mette", ConversationType = conversationType },
        },
        _sender, _clock);

    // Says yes unless told otherwise; the first message of a stream gets the id s1.
    private sealed class ScriptedSender(TimeProvider clock) : IActivitySender
    {
        private readonly Queue<SendOutcome> _next = new();

        public List<(DateTimeOffset At, Activity Activity)> Sent { get; } = [];

        public List<(string Id, Activity Activity)> Updated { get; } = [];

        public void Next(SendOutcome outcome) => _next.Enqueue(outcome);

        public Task<SendOutcome> SendAsync(ConversationReference to, Activity activity, SendPolicy policy, CancellationToken cancellationToken)
        {
            Sent.Add((clock.GetUtcNow(), activity));
            var isStart = activity.StreamInfo() is { StreamId: null };
            return Task.FromResult(_next.TryDequeue(out var outcome) ? outcome : new SendOutcome.Sent(isStart ? "s1" : null, isStart ? 201 : 202));
        }

        public Task<SendOutcome> ReplyAsync(ConversationReference to, string activityId, Activity activity, SendPolicy policy, CancellationToken cancellationToken) =>
            SendAsync(to, activity, policy, cancellationToken);

        public Task<SendOutcome> UpdateAsync(ConversationReference to, string activityId, Activity activity, SendPolicy policy, CancellationToken cancellationToken)
        {
            Updated.Add((activityId, activity));
            return Task.FromResult<SendOutcome>(new SendOutcome.Sent(activityId));
        }

        public Task<SendOutcome> DeleteAsync(ConversationReference to, string activityId, SendPolicy policy, CancellationToken cancellationToken) =>
            throw new NotSupportedException("A stream deletes nothing.");
    }
}
