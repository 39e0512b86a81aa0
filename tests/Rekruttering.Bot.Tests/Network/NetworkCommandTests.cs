using System.Text.Json;
using System.Text.Json.Nodes;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.BotFramework;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.BotFramework.Connector;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Tests.Support;
using Person = Rekruttering.Bot.Conversations.Person;

namespace Rekruttering.Bot.Tests.Network;

public sealed class NetworkCommandTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("hvem er jeg?", "whoAmI")]
    [InlineData("Netværket", "network")]
    [InlineData("vis mig netværket", "network")]
    [InlineData("følg anbefaling 7", "follow")]
    [InlineData("Jeg vil gerne følge anbefaling 12, tak", "follow")]
    [InlineData("stop med at følge anbefaling 7", "unfollow")]
    [InlineData("hvilke anbefalinger følger jeg?", "followed")]
    [InlineData("who am I", "whoAmI")]
    [InlineData("follow recommendation 26", "follow")]
    public void It_is_understood(string text, string command) => Assert.Equal(command, PhraseBook.Shipped.Recognise(text)?.Name);

    [Theory]
    [InlineData("hvad siger anbefaling 7?")]
    [InlineData("hvem følger op på anbefaling 7 i kommunerne?")]
    [InlineData("anbefaling 7")]
    public void A_question_stays_a_question(string text) => Assert.Null(PhraseBook.Shipped.Recognise(text));

    [Fact]
    public async Task Strangers_are_told_politely_and_shown_nothing()
    {
        await using var bed = await NetworkBed.CreateAsync(DatabaseKind.Sqlite);
        var (turn, sent) = TurnOf(NetworkBed.Stranger, "netværket");

        await new NetworkCommand(new ShowNetwork(bed.Book)).RunAsync(turn, Cancel);
        await new FollowCommand(new FollowRecommendation(bed.Place, bed.Book)).RunAsync(turn.Saying("følg anbefaling 7"), Cancel);
        var pressed = await new ShowNetwork(bed.Book).RunAsync(turn, Press(ShowNetwork.OrganisationVerb, bed.Egevang), Cancel);

        Assert.All(sent, message => Assert.StartsWith("Det kan kun netværkets medlemmer se.", message.Text, StringComparison.Ordinal));
        Assert.Equal(2, sent.Count);
        Assert.IsType<CardActionResult.Said>(pressed);
    }

    [Fact]
    public async Task A_member_pages_from_the_network_to_an_organisation_to_a_person()
    {
        await using var bed = await NetworkBed.CreateAsync(DatabaseKind.Sqlite);
        var (turn, sent) = TurnOf(NetworkBed.Karen, "netværket");
        var show = new ShowNetwork(bed.Book);

        await new NetworkCommand(show).RunAsync(turn, Cancel);
        var members = await show.RunAsync(turn, Press(ShowNetwork.OrganisationVerb, bed.Egevang), Cancel);
        var member = await show.RunAsync(turn, Press(ShowNetwork.MemberVerb, await bed.IdOfAsync(NetworkBed.Mette)), Cancel);

        Assert.Contains("Egevang Kommune", Assert.Single(sent).Attachments![0].Content!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Yusuf Demir", Json(members), StringComparison.Ordinal);
        Assert.Contains("mette.krog@egevang.example", Json(member), StringComparison.Ordinal);
        Assert.DoesNotContain(ChangeMember.SetVerb, Json(member), StringComparison.Ordinal);
        Assert.IsType<CardActionResult.Stale>(await show.RunAsync(turn, Press(ShowNetwork.MemberVerb, Guid.NewGuid()), Cancel));
    }

    [Fact]
    public async Task A_recommendation_is_followed_by_its_number()
    {
        await using var bed = await NetworkBed.CreateAsync(DatabaseKind.Sqlite);
        var follow = new FollowRecommendation(bed.Place, bed.Book);
        var (turn, sent) = TurnOf(NetworkBed.Karen, "følg anbefaling 7");

        await new FollowCommand(follow).RunAsync(turn, Cancel);
        await new FollowCommand(follow).RunAsync(turn.Saying("følg anbefaling 27"), Cancel);
        await new FollowCommand(follow).RunAsync(turn.Saying("følg en anbefaling"), Cancel);
        await new UnfollowCommand(follow).RunAsync(turn.Saying("stop med at følge 7"), Cancel);

        Assert.Contains("Nu følger du anbefaling 7: Nedbring frafaldet", sent[0].Summary, StringComparison.Ordinal);
        Assert.Equal("Der er ingen anbefaling 27. De er nummereret fra 1 til 26.", sent[1].Text);
        Assert.StartsWith("Hvilken anbefaling?", sent[2].Text, StringComparison.Ordinal);
        Assert.Contains("Du følger ikke længere anbefaling 7", sent[3].Summary, StringComparison.Ordinal);
        Assert.Empty((await bed.Book.FindAsync(NetworkBed.Karen, Cancel))!.Member.Follows);
    }

    // What a card says about who acts, and which version was seen, is the client's word.
    [Fact]
    public async Task A_tampered_card_gives_nobody_a_role()
    {
        await using var bed = await NetworkBed.CreateAsync(DatabaseKind.Sqlite);
        var change = new ChangeMember(bed.Place, new ShowNetwork(bed.Book), bed.Time);
        var yusuf = await bed.IdOfAsync(NetworkBed.Yusuf);
        var press = Press(ChangeMember.SetVerb, yusuf, 0, new JsonObject { ["organisation"] = bed.Egevang.ToString(), ["roles"] = "Leader", ["memberId"] = yusuf.ToString() });

        foreach (var person in new[] { NetworkBed.Yusuf, NetworkBed.Mette, NetworkBed.Karen, NetworkBed.Stranger })
            Assert.IsType<CardActionResult.Said>(await change.RunAsync(TurnOf(person, "").Turn, press, Cancel));
        foreach (var odd in new[] { "King", "3", "Leader,King" })
            Assert.IsType<CardActionResult.Said>(await change.RunAsync(TurnOf(NetworkBed.Lars, "").Turn, Press(ChangeMember.SetVerb, yusuf, 0, new JsonObject { ["organisation"] = bed.Egevang.ToString(), ["roles"] = odd }), Cancel));
        Assert.Empty((await bed.Book.FindAsync(NetworkBed.Yusuf, Cancel))!.Member.Roles);

        Assert.IsType<CardActionResult.Replaced>(await change.RunAsync(TurnOf(NetworkBed.Lars, "").Turn, press, Cancel));
        Assert.True((await bed.Book.StandingOfAsync(NetworkBed.Yusuf, Cancel)).IsLeader);

        // Late: nothing happens, and the present state is shown.
        Assert.IsType<CardActionResult.Replaced>(await change.RunAsync(TurnOf(NetworkBed.Lars, "").Turn, Press(ChangeMember.RemoveVerb, yusuf, 0), Cancel));
        Assert.True((await bed.Book.StandingOfAsync(NetworkBed.Yusuf, Cancel)).IsMember);
    }

    private static CardSubmission Press(string verb, Guid id, int? version = null, JsonObject? answers = null)
    {
        var data = answers?.DeepClone().AsObject() ?? [];
        data["card"] = JsonSerializer.SerializeToNode(new { verb, id = id.ToString(), version }, JsonSerializerOptions.Web);
        return CardSubmission.FromSubmit(JsonSerializer.SerializeToElement(data))!;
    }

    private static string Json(CardActionResult result) => JsonNode.Parse(CardJson.Serialize(Assert.IsType<CardActionResult.Replaced>(result).Card))!.ToJsonString(
        new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static (Turn Turn, List<Activity> Sent) TurnOf(Person person, string text)
    {
        var sender = new RecordingSender();
        var activity = new Activity { Type = ActivityTypes.Message, Text = text, From = new ChannelAccount { Id = "29:1", AadObjectId = person.ObjectId }, Conversation = new ConversationAccount { Id = "a:1", ConversationType = ConversationTypes.Personal } };
        return (new Turn(new TurnContext(activity, sender, TimeProvider.System), person, text, Language.Danish), sender.Sent);
    }

    private sealed class RecordingSender : IActivitySender
    {
        public List<Activity> Sent { get; } = [];

        public Task<SendOutcome> SendAsync(ConversationReference to, Activity activity, SendPolicy policy, CancellationToken cancellationToken)
        {
            Sent.Add(activity);
            return Task.FromResult<SendOutcome>(new SendOutcome.Sent($"{Sent.Count}"));
        }

        public Task<SendOutcome> ReplyAsync(ConversationReference to, string activityId, Activity activity, SendPolicy policy, CancellationToken cancellationToken) =>
            SendAsync(to, activity, policy, cancellationToken);

        public Task<SendOutcome> UpdateAsync(ConversationReference to, string activityId, Activity activity, SendPolicy policy, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<SendOutcome> DeleteAsync(ConversationReference to, string activityId, SendPolicy policy, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
