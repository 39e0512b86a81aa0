using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Questions;
using Rekruttering.Bot.Tests.Support;
using Rekruttering.Knowledge;
using Rekruttering.Knowledge.Answers;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Bot.Tests.Questions;

public sealed class AnswerTests
{
    public static TheoryData<DatabaseKind> Databases => TestDatabase.Kinds;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_answer_is_quoted_numbered_labelled_and_can_be_judged(DatabaseKind kind)
    {
        await using var bot = await RunningBot.StartAsync(Cancellation, kind);
        var mette = bot.As("Mette");

        var answer = (await mette.SaysAsync("anbefaling 7", Cancellation))[^1];

        Assert.Contains("**Anbefaling 7: Nedbring frafaldet på SOSU-skolerne** [1]", answer.Text, StringComparison.Ordinal);
        Assert.Contains("> SOSU-skolernes bestyrelser", answer.Text, StringComparison.Ordinal);
        Assert.Contains("mine egne ord", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Flere hænder til ældre- og sundhedsområdet 2.0", answer.Text, StringComparison.Ordinal);
        Assert.Contains("anbefaling 7*", answer.Text, StringComparison.Ordinal);
        var entity = Assert.Single(answer.Activity.GetProperty("entities").EnumerateArray(), entity => entity.GetProperty("type").GetString() == "https://schema.org/Message");
        Assert.Equal("AIGeneratedContent", entity.GetProperty("additionalType")[0].GetString());
        var claim = Assert.Single(entity.GetProperty("citation").EnumerateArray());
        Assert.Equal(1, claim.GetProperty("position").GetInt32());
        Assert.InRange(claim.GetProperty("appearance").GetProperty("name").GetString()!.Length, 1, 80);
        Assert.InRange(claim.GetProperty("appearance").GetProperty("abstract").GetString()!.Length, 1, 160);
        Assert.Equal("default", answer.Activity.GetProperty("channelData").GetProperty("feedbackLoop").GetProperty("type").GetString());
        Assert.Contains(bot.Teams.Received, request => request.Body is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("type", out var type) && type.GetString() == "typing");

        var asked = await bot.LookAsync(database => database.Set<AskedQuestion>().SingleAsync(Cancellation), Cancellation);
        Assert.Equal(("anbefaling 7", QuestionOutcome.Shown, "rec-7", answer.Id), (asked.Text, asked.Outcome, asked.UnitIds, asked.ReplyActivityId));
    }

    [Fact]
    public async Task The_recommendations_for_the_state_are_listed_in_full()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);

        var answer = (await bot.As("Mette").SaysAsync("hvilke anbefalinger retter sig mod staten?", Cancellation))[^1];

        Assert.StartsWith("5 anbefalinger retter sig mod staten: anbefaling 4 [1], 6 [2], 8 [3], 17 [4] og 22 [5].", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_listed_one_after_the_other_is_named_by_its_first_and_last()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);

        var answer = (await bot.As("Mette").SaysAsync("hvilke anbefalinger er der i tema 1?", Cancellation))[^1];

        Assert.StartsWith("Tema 1 har 11 anbefalinger: anbefaling 1-11.", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_to_act_is_said_with_the_sentence_that_says_so_and_not_with_all_the_rest()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);

        var answer = (await bot.As("Mette").SaysAsync("hvem har ansvaret for anbefaling 6?", Cancellation))[^1];

        Assert.Contains("> Staten opfordres til at give bedre støtte til flersprogede elever.", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("screening", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_lead_nowhere_get_a_way_on()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);

        var answer = (await bot.As("Mette").SaysAsync("asdf qwer zxcv", Cancellation))[^1];

        Assert.Contains("hellere sige nej end gætte", answer.Text, StringComparison.Ordinal);
        Assert.Contains("skriv »hjælp«", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_sources_do_not_hold_is_said_honestly()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);

        var answer = (await bot.As("Mette").SaysAsync("hvad er timelønnen for en sosu-assistent?", Cancellation))[^1];

        Assert.StartsWith("Kilderne siger ikke noget om, hvad social- og sundhedsmedarbejdere får i løn.", answer.Text, StringComparison.Ordinal);
        Assert.False(answer.Activity.TryGetProperty("entities", out var entities) && entities.GetRawText().Contains("citation", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_subject_outside_the_sources_is_not_named_in_Danish_to_who_asks_in_English()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);

        var answer = (await bot.As("Mette").SaysAsync("What does a care worker earn in Denmark?", Cancellation))[^1];

        Assert.StartsWith("The sources say nothing about that.", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_no_recommendation_has_is_told_so()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);

        var answer = (await bot.As("Mette").SaysAsync("anbefaling 27", Cancellation))[^1];

        Assert.StartsWith("Der er ingen anbefaling 27. Planen har 26, fra 1 til 26.", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_is_far_too_long_is_told_how_long_it_may_be()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);

        var answer = (await bot.As("Mette").SaysAsync(string.Concat(Enumerable.Repeat("hvordan fastholder vi elever ", 200)), Cancellation))[^1];

        Assert.Contains("4000 tegn", answer.Text!.Replace(".", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_opens_whole_and_leads_back_to_the_answer()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        var mette = bot.As("Mette");
        var card = (await mette.SaysAsync("anbefaling 7", Cancellation))[^1].Card();

        var source = await mette.PressesAsync(card.Entry("Anbefaling 7:"), Cancellation);
        var back = await mette.PressesAsync(source!.Value.Button("Tilbage til svaret"), Cancellation);

        Assert.Contains("De udfordrede elever skal have støtte", source.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("I originalen", source.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(card.GetRawText(), back!.Value.GetRawText());
    }

    [Fact]
    public async Task An_answer_of_another_conversation_does_not_open()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        var card = (await bot.As("Mette").SaysAsync("anbefaling 7", Cancellation))[^1].Card();
        var source = await bot.As("Mette").PressesAsync(card.Entry("Anbefaling 7:"), Cancellation);

        var back = await bot.As("Ali").PressesAsync(source!.Value.Button("Tilbage til svaret"), Cancellation);

        Assert.Null(back);
    }

    [Fact]
    public async Task A_long_list_is_turned_a_page_at_a_time()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        var mette = bot.As("Mette");
        var first = (await mette.SaysAsync("vis alle anbefalinger", Cancellation))[^1].Card();

        var second = (await mette.PressesAsync(first.Button("Næste"), Cancellation))!.Value;
        var third = (await mette.PressesAsync(second.Button("Næste"), Cancellation))!.Value;
        var firstAgain = (await mette.PressesAsync(second.Button("Forrige"), Cancellation))!.Value;

        string[] opened = [.. new[] { first, second, third }.SelectMany(page => page.Actions()).Select(action => action.Name()).Where(name => name.StartsWith("Anbefaling ", StringComparison.Ordinal)).Select(name => name[..name.IndexOf(':', StringComparison.Ordinal)])];
        Assert.Equal(Enumerable.Range(1, 26).Select(number => $"Anbefaling {number}"), opened);
        Assert.Contains("Side 1 af 3", firstAgain.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_client_cannot_replace_the_card_the_next_page_is_a_new_message()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        var mette = bot.As("Mette");
        var first = (await mette.SaysAsync("vis alle anbefalinger", Cancellation))[^1].Card();
        var fallback = first.Button("Næste").GetProperty("fallback");

        var seen = await mette.SubmitsAsync(JsonNode.Parse(fallback.GetProperty("data").GetRawText())!.AsObject(), null, Cancellation);

        Assert.Contains("Side 2 af 3", Assert.Single(seen).AllText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Themes_lead_to_lists_and_lists_to_recommendations()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        var mette = bot.As("Mette");

        var themes = (await mette.SaysAsync("anbefalinger", Cancellation))[^1].Card();
        var list = (await mette.PressesAsync(themes.Entry("Tema 3"), Cancellation))!.Value;
        var unit = (await mette.PressesAsync(list.Entry("Anbefaling 22:"), Cancellation))!.Value;

        Assert.Contains("teknologikommuner", unit.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_asked_by_a_button_is_answered_with_the_question_repeated()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        var mette = bot.As("Mette");
        var card = (await mette.SaysAsync("anbefaling 7", Cancellation))[^1].Card();

        await mette.PressesAsync(card.Button("Hvem retter anbefaling 7 sig mod?"), Cancellation);

        Assert.StartsWith("**Du spurgte:** Hvem retter anbefaling 7 sig mod?", mette.Seen[^1].Text, StringComparison.Ordinal);
        Assert.Contains("SOSU-skoler og kommuner", mette.Seen[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_a_button_asks_is_answered_completely()
    {
        var knowledge = KnowledgeBase.Shipped;
        var texts = QuestionTexts.In(Language.Danish);
        foreach (var followUp in knowledge.Catalog.Units.SelectMany(unit => FollowUps.For(unit, knowledge.Catalog)).Distinct())
        {
            Assert.Equal(followUp, FollowUp.Parse(followUp.Id));
            var answer = knowledge.Ask(new Question(followUp.Question(texts)));
            Assert.True(answer is Answer.Shown or Answer.Listed { Items.Count: > 0 }, $"{followUp.Question(texts)} → {answer.GetType().Name}");
        }
    }

    [Fact]
    public async Task A_question_in_English_is_answered_in_English_with_the_Danish_sources()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);

        var answer = (await bot.As("Mette").SaysAsync("Which recommendations are aimed at the state?", Cancellation))[^1];

        Assert.Contains("recommendation", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("anbefalinger retter sig", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_thumb_is_kept_and_a_changed_mind_changes_it(DatabaseKind kind)
    {
        await using var bot = await RunningBot.StartAsync(Cancellation, kind);
        var mette = bot.As("Mette");
        var answer = (await mette.SaysAsync("anbefaling 7", Cancellation))[^1];

        var up = await mette.RatesAsync("like", "lige det jeg søgte", answer.Id, Cancellation);
        var down = await mette.RatesAsync("dislike", "alligevel ikke", answer.Id, Cancellation);
        var unknown = await mette.RatesAsync("like", "", "no-such-message", Cancellation);
        var odd = await mette.RatesAsync("shrug", "", answer.Id, Cancellation);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.BadRequest), (up, down, unknown, odd));
        var feedback = await bot.LookAsync(database => database.Set<QuestionFeedback>().SingleAsync(Cancellation), Cancellation);
        Assert.Equal((Reaction.Dislike, "alligevel ikke", mette.AadObjectId), (feedback.Reaction, feedback.Text, feedback.ObjectId));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_editors_see_what_lacks_an_answer_and_not_who_asked(DatabaseKind kind)
    {
        await using var bot = await RunningBot.StartAsync(Cancellation, kind);
        var mette = bot.As("Mette");
        await mette.SaysAsync("hvad er timelønnen for en sosu-assistent?", Cancellation);
        await mette.SaysAsync("anbefaling 8", Cancellation);
        var disliked = (await mette.SaysAsync("anbefaling 7", Cancellation))[^1];
        await mette.RatesAsync("dislike", "mangler tal", disliked.Id, Cancellation);

        var gaps = await bot.Get<QuestionGaps>().ListAsync(DateTimeOffset.UnixEpoch, most: 10, Cancellation);

        Assert.Equal(["anbefaling 7", "hvad er timelønnen for en sosu-assistent?"], gaps.Select(gap => gap.Text));
        Assert.Equal((1, "mangler tal"), (gaps[0].Dislikes, Assert.Single(gaps[0].Comments)));
    }
}
