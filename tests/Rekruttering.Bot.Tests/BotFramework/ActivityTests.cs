using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Rekruttering.Bot.BotFramework.Activities;

namespace Rekruttering.Bot.Tests.BotFramework;

public sealed class ActivityTests
{
    private const string FromTeams = """
        {"type":"message","id":"1767000000000","timestamp":"2026-11-01T10:00:00.000Z","localTimestamp":"2026-11-01T11:00:00.000+01:00","channelId":"msteams",
         "serviceUrl":"https://smba.trafficmanager.net/emea/","from":{"id":"29:1abc","name":"Ada","aadObjectId":"o"},"recipient":{"id":"28:app","name":"MyBot"},
         "conversation":{"conversationType":"channel","isGroup":true,"tenantId":"t","id":"19:x@thread.tacv2;messageid=1766"},
         "text":"<at>MyBot</at> hjælp","textFormat":"plain","locale":"da-DK",
         "entities":[{"type":"mention","mentioned":{"id":"28:app","name":"MyBot"},"text":"<at>MyBot</at>"},
                     {"type":"clientInfo","locale":"da-DK","country":"DK","platform":"Windows","timezone":"Europe/Copenhagen"}],
         "channelData":{"tenant":{"id":"t"},"team":{"id":"19:x@thread.tacv2"},"channel":{"id":"19:x@thread.tacv2"}},
         "importance":"shouted","semanticAction":{"id":"x"},"expiration":"whenever"}
        """;

    [Fact]
    public void What_Teams_sends_is_read_and_written_again_unchanged()
    {
        var activity = ActivityJson.Read(FromTeams)!;

        Assert.Equal("hjælp", activity.TextToRecipient());
        Assert.Equal("Europe/Copenhagen", activity.ClientInfo()?.Timezone);
        Assert.Equal("t", activity.TenantId());
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 10, 0, 0, TimeSpan.Zero), activity.SentAt);
        AssertSame(JsonNode.Parse(FromTeams), Written(activity));
    }

    [Fact]
    public void Members_that_nobody_knows_survive_anywhere()
    {
        Prop.ForAll(Unknown.ToArbitrary(), unknown =>
        {
            var json = JsonNode.Parse(FromTeams)!.AsObject();
            foreach (var place in new[] { json, json["from"]!, json["recipient"]!, json["conversation"]!, json["entities"]![0]!, json["channelData"]!, json["channelData"]!["team"]! })
                AddTo(place.AsObject(), unknown);
            json["attachments"] = new JsonArray(With(new JsonObject { ["contentType"] = "text/html", ["content"] = "<p>hej</p>" }, unknown));
            json["membersAdded"] = new JsonArray(With(new JsonObject { ["id"] = "29:x" }, unknown));
            json["reactionsAdded"] = new JsonArray(With(new JsonObject { ["type"] = "party" }, unknown));
            json["suggestedActions"] = With(new JsonObject { ["actions"] = new JsonArray(With(new JsonObject { ["type"] = "imBack", ["value"] = 3.10m }, unknown)) }, unknown);

            return JsonNode.DeepEquals(json, Written(ActivityJson.Read(json.ToJsonString())!));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Channel_data_keeps_what_it_does_not_know_when_feedback_buttons_are_added()
    {
        var activity = ActivityJson.Read("""{"type":"message","channelData":{"tenant":{"id":"t","x":1},"legacy":{"replyToId":"7"}}}""")!.WithFeedbackButtons();

        AssertSame(JsonNode.Parse("""{"tenant":{"id":"t","x":1},"legacy":{"replyToId":"7"},"feedbackLoop":{"type":"default"}}"""), JsonSerializer.SerializeToNode(activity.ChannelData));
    }

    [Theory]
    [InlineData("""{"type":"message","type":"invoke"}""")]
    [InlineData("""{"type":"message","value":{"verb":"a","verb":"b"}}""")]
    public void A_message_with_two_readings_is_refused(string json) => Assert.Throws<JsonException>(() => ActivityJson.Read(json));

    [Theory]
    [InlineData("<at>Bot</at> anbefaling 7", "anbefaling 7")]
    [InlineData("hvad siger <at>Bot</at> om anbefaling 7?", "hvad siger  om anbefaling 7?")]
    [InlineData("\u00a0<at>Bot</at>\u00a0\n", "")]
    [InlineData("spørg <at>Ada</at> <at>Bot</at>", "spørg <at>Ada</at>")]
    public void Only_the_mention_of_the_bot_is_taken_out(string text, string expected)
    {
        var activity = new Activity { Type = "message", Text = text, Recipient = new ChannelAccount { Id = "28:app" } };
        activity.AddEntity(new Mention { Text = "<at>Bot</at>", Mentioned = new ChannelAccount { Id = "28:app" } });
        activity.AddEntity(new Mention { Text = "<at>Ada</at>", Mentioned = new ChannelAccount { Id = "29:ada" } });

        Assert.Equal(expected, activity.TextToRecipient());
    }

    [Fact]
    public void A_name_of_two_words_comes_as_two_mentions()
    {
        var activity = new Activity { Text = "<at>Flere</at> <at>hænder</at> hej", Recipient = new ChannelAccount { Id = "28:app" } };
        activity.AddEntity(new Mention { Text = "<at>Flere</at>", Mentioned = new ChannelAccount { Id = "28:app" } });
        activity.AddEntity(new Mention { Text = "<at>hænder</at>", Mentioned = new ChannelAccount { Id = "28:app" } });

        Assert.Equal("hej", activity.TextToRecipient());
    }

    [Fact]
    public void Entities_of_the_wrong_shape_are_passed_over()
    {
        var activity = ActivityJson.Read("""{"type":"message","text":"hej","recipient":{"id":"b"},"entities":[null,7,"x",{},{"type":3},{"type":"mention","mentioned":"b"},{"type":"mention"}]}""")!;

        Assert.Equal("hej", activity.TextToRecipient());
        Assert.Null(activity.ClientInfo());
    }

    [Fact]
    public void Citations_keep_within_the_limits_of_Teams()
    {
        var sources = Enumerable.Range(1, 25).Select(i => new CitationSource(new string('n', 200), new string('a', 300))
        {
            Url = new Uri(i % 2 == 0 ? "https://example.dk/side" : "http://example.dk/side"),
            Keywords = [new string('k', 60), "b", "c", "d"],
        }).ToList();
        var activity = Activity.Message(string.Join(' ', Enumerable.Range(1, 25).Select(i => $"[{i}]"))).WithAiLabel().WithCitations(sources).WithAiLabel();

        var root = Assert.Single(activity.Entities!);
        var citations = root.GetProperty("citation").EnumerateArray().ToList();
        Assert.Equal(Citations.MaxCount, citations.Count);
        Assert.Equal(Enumerable.Range(1, 20), citations.Select(c => c.GetProperty("position").GetInt32()));
        Assert.Equal("AIGeneratedContent", root.GetProperty("additionalType")[0].GetString());
        Assert.All(citations, c =>
        {
            var appearance = c.GetProperty("appearance");
            Assert.Equal(80, appearance.GetProperty("name").GetString()!.Length);
            Assert.Equal(160, appearance.GetProperty("abstract").GetString()!.Length);
            Assert.Equal(3, appearance.GetProperty("keywords").GetArrayLength());
            Assert.Equal(28, appearance.GetProperty("keywords")[0].GetString()!.Length);
            Assert.Equal(c.GetProperty("position").GetInt32() % 2 == 0, appearance.TryGetProperty("url", out _));
        });
    }

    [Fact]
    public void A_citation_without_its_marker_in_the_text_is_left_out()
    {
        var activity = Activity.Message("Se [2].").WithCitations([new CitationSource("A", "a"), new CitationSource("B", "")]);

        var claim = Assert.Single(Assert.Single(activity.Entities!).GetProperty("citation").EnumerateArray());
        Assert.Equal(2, claim.GetProperty("position").GetInt32());
        Assert.Equal("B", claim.GetProperty("appearance").GetProperty("abstract").GetString());
        Assert.Null(Activity.Message("intet").WithCitations([new CitationSource("A", "a")]).Entities);
    }

    [Fact]
    public void Text_is_never_cut_in_the_middle_of_a_character()
    {
        var activity = Activity.Message("[1]").WithCitations([new CitationSource(string.Concat(Enumerable.Repeat("👩", 60)), "a")]);

        var name = activity.Entities![0].GetProperty("citation")[0].GetProperty("appearance").GetProperty("name").GetString()!;
        Assert.Equal(name, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)));
        Assert.InRange(name.Length, 70, 80);
    }

    [Theory]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{\"feedbackText\":\"godt\"}"}}""", "godt")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":{"feedbackText":"godt"}}}""", "godt")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"godt"}}""", null)]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like"}}""", null)]
    public void Feedback_is_read_from_the_string_that_holds_it(string json, string? expected)
    {
        Assert.True(ActivityJson.TryRead<MessageSubmitActionValue>(Element(json), out var value));

        Assert.Equal("like", value.ActionValue?.Reaction);
        Assert.Equal(expected, value.ActionValue?.FeedbackText);
    }

    [Theory]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"dislike"}}""")]
    [InlineData("""{"data":{"actionName":"feedback","actionValue":{"reaction":"dislike"}}}""")]
    public void A_feedback_dialog_is_asked_for_in_either_shape(string json)
    {
        Assert.True(ActivityJson.TryRead<MessageFetchTaskValue>(Element(json), out var value));
        Assert.Equal("dislike", value.Reaction);
    }

    [Fact]
    public void A_value_may_be_a_string_that_holds_json()
    {
        Assert.True(ActivityJson.TryRead<AdaptiveCardInvokeValue>(Element("\"{\\\"action\\\":{\\\"verb\\\":\\\"vis\\\"},\\\"trigger\\\":\\\"automatic\\\"}\""), out var value));
        Assert.Equal("vis", value.Action?.Verb);
        Assert.True(value.IsRefresh);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"ikke json\"")]
    [InlineData("""{"action":{"verb":7}}""")]
    [InlineData("""{"action":"vis"}""")]
    [InlineData("""{"action":{"verb":"\ud800"}}""")]
    public void A_value_of_the_wrong_kind_is_no_exception(string json)
    {
        Assert.False(ActivityJson.TryRead<AdaptiveCardInvokeValue>(Element(json), out _));
        Assert.False(ActivityJson.TryRead<AdaptiveCardInvokeValue>((JsonElement?)null, out _));
    }

    [Fact]
    public void Answers_to_card_actions_have_the_forms_that_Teams_knows()
    {
        var card = Element("""{"type":"AdaptiveCard"}""");

        AssertBody("""{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard"}}""", InvokeResponse.Of(AdaptiveCardInvokeResponse.Card(card)));
        AssertBody("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"tak"}""", InvokeResponse.Of(AdaptiveCardInvokeResponse.Message("tak")));
        AssertBody("""{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"a","message":"b"}}""", InvokeResponse.Of(AdaptiveCardInvokeResponse.BadRequest("a", "b")));
        AssertBody("""{"statusCode":412,"type":"application/vnd.microsoft.error.preconditionFailed","value":{"code":"a","message":"b"}}""", InvokeResponse.Of(AdaptiveCardInvokeResponse.PreconditionFailed("a", "b")));
        AssertBody("""{"task":{"type":"message","value":"tak"}}""", InvokeResponse.Of(TaskModuleResponse.Message("tak")));
        AssertBody(
            """{"task":{"type":"continue","value":{"title":"t","height":"small","width":"large","card":{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard"}}}}}""",
            InvokeResponse.Of(TaskModuleResponse.Continue("t", card, TaskModuleSizes.Small, TaskModuleSizes.Large)));
        AssertBody(
            """{"statusCode":200,"type":"application/vnd.microsoft.search.searchResponse","value":{"results":[{"title":"a","value":"b"}]}}""",
            InvokeResponse.Of(SearchInvokeResponse.Of([new SearchResult("a", "b")])));
    }

    [Fact]
    public void What_is_written_into_a_log_holds_no_names_and_no_text()
    {
        var activity = ActivityJson.Read(FromTeams)!;

        foreach (var text in new[] { activity.ToString(), activity.From!.ToString(), ConversationReference.Of(activity).ToString() })
        {
            Assert.DoesNotContain("Ada", text, StringComparison.Ordinal);
            Assert.DoesNotContain("hjælp", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_reference_knows_where_the_conversation_is_and_survives_storing()
    {
        var reference = ConversationReference.Of(ActivityJson.Read(FromTeams)!);

        Assert.Equal("t", reference.TenantId);
        Assert.Equal("19:x@thread.tacv2", ConversationReference.WithoutThread(reference.Conversation!.Id!));
        Assert.True(ActivityJson.TryRead<ConversationReference>(ActivityJson.ToElement(reference), out var stored));
        Assert.Equal(reference.Conversation, stored.Conversation);
    }

    // Names that are near misses of known ones, and values of every kind, nested.
    private static Gen<Dictionary<string, string>> Unknown
    {
        get
        {
            var names = Gen.Elements("Type", "TEXT", "x-ny", "æøå", "$schema", "@id", "__proto__", "value2", "");
            var values = Gen.Elements("null", "true", "0", "-1.50", "1e400", "\"\"", "\"Grüße \\u00e6 👩\"", "[]", "{}", "[1,[2,{\"a\":null}]]", "{\"Type\":{\"b\":[false]}}", "12345678901234567890");
            return names.Zip(values).ListOf().Select(pairs => pairs.DistinctBy(p => p.Item1).ToDictionary(p => p.Item1, p => p.Item2));
        }
    }

    private static void AddTo(JsonObject target, Dictionary<string, string> unknown)
    {
        foreach (var (name, value) in unknown)
            target[name] = JsonNode.Parse(value);
    }

    private static JsonObject With(JsonObject target, Dictionary<string, string> unknown)
    {
        AddTo(target, unknown);
        return target;
    }

    private static JsonNode? Written(Activity activity) => JsonNode.Parse(ActivityJson.Write(activity));

    private static JsonElement Element(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    private static void AssertBody(string expected, InvokeResponse response)
    {
        Assert.Equal(200, response.Status);
        AssertSame(JsonNode.Parse(expected), JsonSerializer.SerializeToNode(response.Body));
    }

    private static void AssertSame(JsonNode? expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"expected {expected?.ToJsonString()}\nbut got  {actual?.ToJsonString()}");
}
