using System.Text.Json;
using System.Text.Json.Nodes;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.Conversations;

public sealed class DialogTests
{
    private const string Opening = """{"msteams":{"type":"task/fetch"},"card":{"verb":"test.wish","id":"7","version":3}}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dialog_opens_and_what_is_wrong_comes_back_with_all_that_was_typed()
    {
        await using var bot = await StartAsync();
        var mette = bot.As("Mette");

        var opened = await mette.OpensDialogAsync(JsonNode.Parse(Opening)!, "card-1", Cancel);
        var again = await mette.SendsDialogAsync(Sent("for kort", "gemt"), "card-1", Cancel);

        Assert.Equal(("continue", "Et ønske"), (Type(opened), opened!.Value.GetProperty("value").GetProperty("title").GetString()));
        var attachment = opened.Value.GetProperty("value").GetProperty("card");
        Assert.Equal(("application/vnd.microsoft.card.adaptive", "7"), (attachment.GetProperty("contentType").GetString(), attachment.GetProperty("content").Button("Gem").GetProperty("data").GetProperty("card").GetProperty("id").GetString()));
        Assert.Equal("continue", Type(again));
        Assert.Contains("for kort", again!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Skriv mere.", again.Value.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_it_is_done_the_dialog_closes_and_the_card_it_came_from_is_a_new_one()
    {
        await using var bot = await StartAsync();
        var mette = bot.As("Mette");
        var card = (await mette.SaysAsync("temaer", Cancel))[^1];

        Assert.Null(await mette.SendsDialogAsync(Sent("flere hænder i ældreplejen", "gemt"), card.Id, Cancel));

        var changed = mette.Seen[^1];
        Assert.Equal(card.Id, changed.Id);
        Assert.Contains("flere hænder i ældreplejen", changed.AllText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_card_to_replace_the_new_one_is_a_message()
    {
        await using var bot = await StartAsync();
        var mette = bot.As("Mette");

        Assert.Null(await mette.SendsDialogAsync(Sent("flere hænder i ældreplejen", "gemt"), null, Cancel));

        Assert.Contains("flere hænder i ældreplejen", Assert.Single(mette.Seen).AllText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_without_dialogs_gets_the_form_in_the_chat()
    {
        await using var bot = await StartAsync();
        var mette = bot.As("Mette");

        var form = (await mette.SubmitsAsync(JsonNode.Parse(Opening)!.AsObject(), null, Cancel))[^1];
        var again = (await mette.SubmitsAsync(Sent("for kort", "gemt").AsObject(), null, Cancel))[^1];
        var done = (await mette.SubmitsAsync(Sent("flere hænder i ældreplejen", "gemt").AsObject(), null, Cancel))[^1];

        Assert.Equal("Gem", form.Card().Button("Gem").Name());
        Assert.Contains("Skriv mere.", again.AllText(), StringComparison.Ordinal);
        Assert.Contains("flere hænder i ældreplejen", done.AllText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_personal_number_goes_nowhere_and_what_was_typed_is_not_lost()
    {
        await using var bot = await StartAsync();

        var stopped = await bot.As("Mette").SendsDialogAsync(Sent("ring til 010190-1234 om det", "gemt"), "card-1", Cancel);

        Assert.Equal("continue", Type(stopped));
        Assert.Contains("CPR", stopped!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("ring til", stopped.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(WishDialog.Granted(bot));
        Assert.DoesNotContain("010190", await bot.EverythingStoredAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dialog_that_nobody_knows_or_that_fails_is_explained()
    {
        await using var bot = await StartAsync();
        var mette = bot.As("Mette");

        foreach (var data in new[] { """{"card":{"verb":"no.such"}}""", """{"card":7}""", "[]", "null" })
        {
            var answer = await mette.OpensDialogAsync(JsonNode.Parse(data) ?? JsonValue.Create("")!, null, Cancel);
            Assert.Equal("message", Type(answer));
            Assert.StartsWith("Den knap virker ikke længere.", answer!.Value.GetProperty("value").GetString(), StringComparison.Ordinal);
        }

        var failed = await mette.SendsDialogAsync(Sent("fejl", "gemt"), null, Cancel);
        Assert.StartsWith("Undskyld, der gik noget galt", failed!.Value.GetProperty("value").GetString(), StringComparison.Ordinal);
    }

    private static Task<RunningBot> StartAsync() => RunningBot.StartAsync(Cancel, services: services =>
    {
        services.AddDialog<WishDialog>(WishDialog.Verb);
        Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<List<string>>(services);
    });

    private static JsonObject Sent(string wish, string other) =>
        new JsonObject { ["card"] = new JsonObject { ["verb"] = WishDialog.Verb, ["id"] = "7", ["version"] = 3 }, ["wish"] = wish, ["other"] = other };

    private static string? Type(JsonElement? task) => task?.GetProperty("type").GetString();

    private sealed class WishDialog(List<string> granted) : IDialog
    {
        public const string Verb = "test.wish";

        public static List<string> Granted(RunningBot bot) => bot.Get<List<string>>();

        public Task<DialogResult> OpenAsync(Turn turn, CardSubmission opening, CancellationToken cancellationToken) =>
            Task.FromResult<DialogResult>(Form(turn, opening, null, null));

        public Task<DialogResult> SubmitAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken)
        {
            var wish = submission.Answers.Text("wish") ?? "";
            if (wish == "fejl")
                throw new InvalidOperationException("It fails.");
            if (wish.Length < 10)
                return Task.FromResult<DialogResult>(Form(turn, submission, wish, "Skriv mere."));
            granted.Add(wish);
            return Task.FromResult<DialogResult>(new DialogResult.Done(turn.Look.Card("Gemt", wish, [turn.Look.Paragraph(wish)]), wish));
        }

        public Task<DialogResult> RefuseAsync(Turn turn, CardSubmission submission, string words, CancellationToken cancellationToken) =>
            Task.FromResult<DialogResult>(Form(turn, submission, submission.Answers.Text("wish"), words));

        private static DialogResult.Shown Form(Turn turn, CardSubmission submission, string? typed, string? problem) => new("Et ønske", turn.Look.Card(
            "Et ønske",
            "Et ønske",
            [
                .. problem is null ? Array.Empty<CardElement>() : [turn.Look.Paragraph(problem)],
                new TextInput("wish", turn.Look.Required("Hvad ønsker du?"), "Skriv noget.") { MaxLength = 100, Value = typed },
            ],
            new SubmitAction("Gem", submission.Action)));
    }
}
