using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Rekruttering.EndToEnd.Tests.LocalChat;

// What somebody does who has never met the bot, as each of the five people it is made for.
[Collection(LocalChatTests.Name)]
public sealed class FirstMinutesTests(LocalChatFixture fixture)
{
    [Theory]
    [InlineData("karen")]
    [InlineData("yusuf")]
    [InlineData("mette")]
    [InlineData("lars")]
    [InlineData("signe")]
    public async Task A_newcomer_is_welcomed_takes_a_first_step_asks_and_rates_the_answer(string person)
    {
        await using var chat = await fixture.OpenAsync(person);

        // The welcome says what this is, and shows a first step.
        await Expect(chat.Answer).ToContainTextAsync("Jeg er et computerprogram, ikke et menneske");
        await chat.Button("Se anbefalingerne").ClickAsync();
        await Expect(chat.Answer).ToContainTextAsync("26 anbefalinger i 3 temaer");

        // An everyday question gets the recommendation, cited, and the source opens.
        var answer = await chat.AskAsync("folk falder fra på grundforløbet");
        await Expect(answer).ToContainTextAsync("AI-genereret");
        await answer.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Kilde \\d+: .*Anbefaling 7\\b") }).First.ClickAsync();
        await Expect(chat.Dialog).ToContainTextAsync("Anbefaling 7");
        await chat.Page.Keyboard.PressAsync("Escape");
        await Expect(chat.Dialog).ToHaveCountAsync(0);
        await answer.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("\\] Anbefaling 7: ") }).First.ClickAsync();
        await Expect(answer.Locator(".card")).ToContainTextAsync("SOSU-skolernes bestyrelser opfordres");
        await Expect(answer.GetByRole(AriaRole.Button, new() { Name = "Tilbage" })).ToBeVisibleAsync();

        // A look-up is answered completely.
        var listed = await chat.AskAsync("hvilke anbefalinger retter sig mod staten?");
        var numbers = Regex.Matches(await listed.Locator(".card").InnerTextAsync(), "Anbefaling (\\d+):").Select(m => m.Groups[1].Value);
        Assert.Equal(["4", "6", "8", "17", "22"], numbers);

        // What the sources do not hold is not made up.
        var no = await chat.AskAsync("hvad er timelønnen for en sosu-assistent?");
        await Expect(no).ToContainTextAsync("Kilderne siger ikke noget om, hvad social- og sundhedsmedarbejdere får i løn");

        // A thumb down with a comment is received.
        await no.GetByRole(AriaRole.Button, new() { Name = "Dårligt svar" }).ClickAsync();
        await chat.Page.GetByLabel("Din kommentar").FillAsync("Jeg ville gerne vide, hvor jeg så kan finde det");
        await chat.Dialog.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await Expect(no).ToContainTextAsync("Tak for din tilbagemelding");
        await Expect(no.GetByRole(AriaRole.Button, new() { Name = "Dårligt svar" })).ToHaveAttributeAsync("aria-pressed", "true");

        Assert.Empty(chat.Errors);
    }

    [Fact]
    public async Task In_the_channel_a_mention_is_answered_in_the_thread()
    {
        await using var chat = await fixture.OpenAsync("netvaerket", "karen", "karen/kanal");

        await chat.Button("Nævn Rekrutteringsnetværket").ClickAsync();
        await chat.Page.Keyboard.TypeAsync("anbefaling 7");
        await chat.Page.Keyboard.PressAsync("Enter");

        await Expect(chat.Page.Locator(".entry.bot.reply").Last).ToContainTextAsync("Nedbring frafaldet på SOSU-skolerne");
        Assert.Empty(chat.Errors);
    }
}
