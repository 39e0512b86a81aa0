using Microsoft.Playwright;
using Rekruttering.EndToEnd.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Rekruttering.EndToEnd.Tests.LocalChat;

// What a newcomer sees within minutes by putting the clock forward. On a bot of its own, since time goes for everybody.
[Collection(LocalChatTests.Name)]
public sealed class CheckInTests(LocalChatFixture fixture)
{
    [Fact]
    public async Task A_check_in_arrives_with_time_is_answered_and_changes_what_the_coordinator_sees()
    {
        await using var bot = new BotProcess();
        await bot.StartAsync(TestContext.Current.CancellationToken);
        await using var chat = await fixture.OpenAgainAsync(bot, "mette", new() { BypassCSP = true, ReducedMotion = ReducedMotion.Reduce });
        await Expect(chat.Answer).ToContainTextAsync("Jeg er et computerprogram");
        await Expect(await chat.AskAsync("status")).ToContainTextAsync("Blokeret");
        var before = await FactAsync(chat.Answer, "Blokeret");

        // On until it is Yusuf's turn: the badge says where the message came.
        for (var leap = 0; leap < 8 && await BadgeOf(chat, "yusuf").CountAsync() == 0; leap++)
            await LeapAsync(chat, "Til næste besked");
        await chat.Page.Locator("[data-person=yusuf]").ClickAsync();
        await Expect(BadgeOf(chat, "yusuf")).ToHaveCountAsync(0);
        await Expect(chat.Answer).ToContainTextAsync("Check-in: hvordan går det?");
        await chat.CheckAsync("a check-in");

        // Blocked: help on the spot, in the same card.
        await chat.Answer.GetByRole(AriaRole.Button, new() { Name = "Opdatér" }).First.ClickAsync();
        await chat.Answer.GetByLabel("Status").SelectOptionAsync(new SelectOptionValue { Label = "Blokeret" });
        await chat.Answer.GetByLabel("Kommentar").FillAsync("Vi mangler vejledere i ferien.");
        await chat.CheckAsync("the answer to a check-in");
        await chat.Answer.GetByRole(AriaRole.Button, new() { Name = "Gem", Exact = true }).ClickAsync();
        await Expect(chat.Answer).ToContainTextAsync("Måske kan det her hjælpe");

        // The coordinator is told, and sees another picture.
        await chat.Page.Locator("[data-person=mette]").ClickAsync();
        await Expect(chat.Answer).ToContainTextAsync("Vi mangler vejledere i ferien.");
        await Expect(await chat.AskAsync("status")).ToContainTextAsync("Blokeret");
        Assert.Equal(before + 1, await FactAsync(chat.Answer, "Blokeret"));
        Assert.Empty(chat.Errors);
    }

    private static ILocator BadgeOf(ChatPage chat, string person) => chat.Page.Locator($"[data-person={person}] .badge");

    private static async Task LeapAsync(ChatPage chat, string button)
    {
        await chat.Button(button).ClickAsync();
        await Expect(chat.Page.Locator(".time-status")).ToContainTextAsync("Botten har", new() { Timeout = 120_000 });
    }

    private static async Task<int> FactAsync(ILocator card, string title) => int.Parse(
        await card.Locator("tr", new() { HasText = title }).Locator("td").Last.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
}
