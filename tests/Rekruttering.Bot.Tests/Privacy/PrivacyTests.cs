using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Privacy;
using Rekruttering.Bot.Questions;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.Privacy;

public sealed class PrivacyTests
{
    private const string Number = "120385-1234";

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Kinds;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_CPR_number_goes_no_further_than_the_door(DatabaseKind kind)
    {
        await using var bot = await RunningBot.StartAsync(Cancellation, kind);
        var mette = bot.As("Mette");

        var seen = await mette.SaysAsync($"hvad gør vi med {Number}, som falder fra?", Cancellation);
        using var card = await mette.PostAsync(
            mette.Invoke("adaptiveCard/action", JsonNode.Parse("""{"action":{"verb":"cases.search","data":{"card":{"verb":"cases.search"},"words":"NUMBER"}}}""".Replace("NUMBER", Number, StringComparison.Ordinal))!), Cancellation);
        var thumb = await mette.RatesAsync("dislike", $"det handlede om {Number}", "1", Cancellation);
        var file = mette.Message("se filen");
        file["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "application/pdf", ["name"] = $"{Number}.pdf" });
        using var sent = await mette.PostAsync(file, Cancellation);

        Assert.Contains("CPR-nummer", Assert.Single(seen).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, thumb);
        Assert.DoesNotContain(Number, bot.Teams.Accepted.AllText(), StringComparison.Ordinal);
        Assert.DoesNotContain("120385", await bot.EverythingStoredAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(4, await bot.LookAsync(database => database.Set<StoppedNumbers>().SumAsync(row => row.Count, Cancellation), Cancellation));
    }

    // Teams sends the text once more as HTML, with what was quoted from somebody else. While the question is being answered it waits in the inbox.
    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_somebody_else_wrote_and_is_quoted_is_not_kept_either(DatabaseKind kind)
    {
        var stored = "";
        RunningBot? started = null;
        await using var bot = started = await RunningBot.StartAsync(Cancellation, kind, services: services => services.AddCommand<WhileItIsAnswered>("help").AddSingleton<Func<Task>>(
            async () => stored = await started!.EverythingStoredAsync(Cancellation)));
        var mette = bot.As("Mette");
        var question = mette.Message("hjælp");
        question["attachments"] = new JsonArray(
            new JsonObject { ["contentType"] = "text/html", ["content"] = $"<blockquote>Borgeren hedder Ib, {Number}</blockquote><p>hjælp</p>" },
            new JsonObject { ["contentType"] = "application/vnd.microsoft.card.codesnippet", ["content"] = new JsonObject { ["text"] = Number } });
        question["entities"]!.AsArray().Add(new JsonObject { ["type"] = "quotedReply", ["preview"] = Number });
        question["speak"] = Number;

        using var sent = await mette.PostAsync(question, Cancellation);

        Assert.Contains("\"text\":\"hjælp\"", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("120385", stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_whether_it_is_anonymous_is_told_who_sees_what()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        string[] asked =
        [
            "er mine svar anonyme?", "Er mine svar anonyme i opfølgningen?", "kan I se, hvem der har svaret hvad?", "hvem kan se mine svar", "kan min leder se, hvad jeg skriver?", "svarer jeg anonymt?",
            "kan jeg svare anonymt?", "er det, jeg skriver til dig, fortroligt?", "kan mine kolleger læse mine spørgsmål?", "hvem ser mine beskeder?", "bliver mine svar delt med projektledelsen?",
            "deler du mine svar med andre?", "kan projektledelsen se mit svar", "can you see who answered what?", "can my manager see what I write?", "are my answers confidential?",
        ];

        var wrong = new List<string>();
        foreach (var question in asked)
        {
            var reply = (await bot.As(question).In($"a:{Array.IndexOf(asked, question)}", "personal").SaysAsync(question, Cancellation))[^1].AllText();
            if (!reply.Contains("check-in og opfølgning, er ikke anonymt", StringComparison.Ordinal) && !reply.Contains("or follow-up is not anonymous", StringComparison.Ordinal))
                wrong.Add(question);
        }

        Assert.Empty(wrong);
        Assert.Equal(0, await bot.LookAsync(database => database.Set<AskedQuestion>().CountAsync(Cancellation), Cancellation));
    }

    [Theory]
    [InlineData("hvem kan se vores plan?")]
    [InlineData("er ansøgningerne anonyme?")]
    [InlineData("kan kommunen se frafaldet på skolen?")]
    [InlineData("hvad svarer kommunerne på, om anonyme ansøgninger giver flere mænd?")]
    public async Task What_is_anonymous_or_seen_elsewhere_is_another_question(string question)
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);

        var reply = (await bot.As("Mette").SaysAsync(question, Cancellation))[^1];

        Assert.DoesNotContain("er ikke anonymt", reply.AllText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_may_be_something_else_is_asked_about_and_taken_at_the_persons_word()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        var mette = bot.As("Mette");

        var asked = await mette.SaysAsync("har du noget om sag 1203851234?", Cancellation);
        var again = await mette.SaysAsync("ikke CPR: har du noget om sag 1203851234?", Cancellation);

        Assert.Contains("»ikke CPR«", Assert.Single(asked).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("»ikke CPR«", again.AllText(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_person_sees_all_that_is_kept_and_nothing_of_others(DatabaseKind kind)
    {
        await using var bot = await RunningBot.StartAsync(Cancellation, kind);
        var (mette, ali) = (bot.As("Mette"), bot.As("Ali"));
        await mette.SaysAsync("anbefaling 7", Cancellation);
        await mette.RatesAsync("like", "godt med mål", mette.Seen[^1].Id, Cancellation);
        await ali.SaysAsync("anbefaling 8", Cancellation);

        var data = (await mette.SaysAsync("mine data", Cancellation)).AllText();

        Assert.Contains("»anbefaling 7«", data, StringComparison.Ordinal);
        Assert.Contains("tommel op, godt med mål", data, StringComparison.Ordinal);
        Assert.DoesNotContain("anbefaling 8", data, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Deleting_asks_first_and_then_leaves_nothing_of_the_person_and_all_of_the_others(DatabaseKind kind)
    {
        await using var bot = await RunningBot.StartAsync(Cancellation, kind);
        var (mette, ali) = (bot.As("Mette"), bot.As("Ali"));
        await mette.SaysAsync("anbefaling 7", Cancellation);
        await mette.RatesAsync("dislike", "for kort", mette.Seen[^1].Id, Cancellation);
        await ali.SaysAsync("anbefaling 8", Cancellation);

        var card = (await mette.SaysAsync("slet mine data", Cancellation))[^1].Card();
        Assert.Equal(2, await CountAsync<AskedQuestion>(bot));
        var done = await mette.PressesAsync(card.Button("Ja, slet mine data"), Cancellation);

        Assert.Contains("Dine data er slettet", done!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("anbefaling 8", await bot.LookAsync(database => database.Set<AskedQuestion>().Select(row => row.Text).SingleAsync(Cancellation), Cancellation));
        Assert.Equal(0, await CountAsync<QuestionFeedback>(bot));
        Assert.Equal(ali.AadObjectId, await bot.LookAsync(database => database.Set<KnownConversation>().Select(row => row.ObjectId).SingleAsync(Cancellation), Cancellation));
        var left = await bot.LookAsync(database => database.Set<InboxActivity>().Where(row => row.ObjectId == mette.AadObjectId).ToListAsync(Cancellation), Cancellation);
        Assert.Null(Assert.Single(left).Payload);
    }

    [Theory]
    [InlineData("ja", 0)]
    [InlineData("Ja tak!", 0)]
    [InlineData("nej", 1)]
    [InlineData("anbefaling 9", 2)]
    public async Task The_confirmation_can_be_typed_and_anything_else_deletes_nothing(string answer, int questionsLeft)
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        var mette = bot.As("Mette");
        await mette.SaysAsync("anbefaling 7", Cancellation);
        await mette.SaysAsync("slet mig", Cancellation);

        await mette.SaysAsync(answer, Cancellation);

        Assert.Equal(questionsLeft, await CountAsync<AskedQuestion>(bot));
    }

    [Fact]
    public async Task A_yes_long_after_the_question_is_only_a_yes()
    {
        var clock = new ManualClock();
        await using var bot = await RunningBot.StartAsync(Cancellation, clock: clock);
        var mette = bot.As("Mette");
        await mette.SaysAsync("anbefaling 7", Cancellation);
        await mette.SaysAsync("slet mig", Cancellation);
        clock.Advance(TimeSpan.FromHours(1));

        await mette.SaysAsync("ja", Cancellation);

        Assert.Equal(1, await CountAsync<AskedQuestion>(bot));
    }

    [Fact]
    public async Task Personal_data_are_not_shown_in_front_of_others()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        var group = bot.As("Mette").In("19:group@thread.v2", "groupChat");

        var seen = await group.SaysAsync("mine data", Cancellation);

        Assert.Contains("privat chat", seen[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_has_been_kept_long_enough_is_deleted_daily(DatabaseKind kind)
    {
        await using var bot = await RunningBot.StartAsync(Cancellation, kind);
        var mette = bot.As("Mette");
        await mette.SaysAsync("anbefaling 7", Cancellation);
        await mette.RatesAsync("like", "", mette.Seen[^1].Id, Cancellation);
        await AgeAsync(bot, TimeSpan.FromDays(91));
        await mette.SaysAsync("anbefaling 8", Cancellation);
        await AgeAsync(bot, TimeSpan.FromDays(89));

        await bot.Get<RetentionWorker>().RunOnceAsync(Cancellation);

        Assert.Equal("anbefaling 8", await bot.LookAsync(database => database.Set<AskedQuestion>().Select(row => row.Text).SingleAsync(Cancellation), Cancellation));
        Assert.Equal(0, await CountAsync<QuestionFeedback>(bot));
        Assert.Equal(0, await CountAsync<InboxActivity>(bot));
        Assert.Equal(0, await CountAsync<ConversationState>(bot));
        Assert.Equal(1, await CountAsync<KnownConversation>(bot));
    }

    // As if everything had happened that much earlier. The clock stays: advancing it by months would fire every timer of the bot.
    private static Task<int> AgeAsync(RunningBot bot, TimeSpan by) => bot.LookAsync(
        async database =>
        {
            foreach (var row in await database.Set<AskedQuestion>().ToListAsync(Cancellation))
                database.Entry(row).Property(question => question.AskedAt).CurrentValue -= by;
            foreach (var row in await database.Set<InboxActivity>().ToListAsync(Cancellation))
                database.Entry(row).Property(activity => activity.ReceivedAt).CurrentValue -= by;
            foreach (var row in await database.Set<ConversationState>().ToListAsync(Cancellation))
                row.ExpiresAt -= by;
            return await database.SaveChangesAsync(Cancellation);
        },
        Cancellation);

    private static Task<int> CountAsync<T>(RunningBot bot) where T : class =>
        bot.LookAsync(database => database.Set<T>().CountAsync(Cancellation), Cancellation);

    private sealed class WhileItIsAnswered(Func<Task> look) : ICommand
    {
        public Task RunAsync(Turn turn, CancellationToken cancellationToken) => look();
    }
}
