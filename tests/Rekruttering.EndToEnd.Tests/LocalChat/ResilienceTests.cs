using Microsoft.Playwright;
using Rekruttering.EndToEnd.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Rekruttering.EndToEnd.Tests.LocalChat;

[Collection(LocalChatTests.Name)]
public sealed class ResilienceTests(LocalChatFixture fixture)
{
    [Fact]
    public async Task A_reload_keeps_the_conversation_the_person_and_what_is_half_written()
    {
        await using var chat = await fixture.OpenAsync("mette");
        await chat.AskAsync("anbefaling 12");
        await chat.Box.FillAsync("og hvem har ansvaret");
        var before = await chat.Entries.AllInnerTextsAsync();

        await chat.Page.ReloadAsync();

        await Expect(chat.Entries).ToHaveCountAsync(before.Count);
        Assert.Equal(before, await chat.Entries.AllInnerTextsAsync());
        await Expect(chat.Box).ToHaveValueAsync("og hvem har ansvaret");
        await Expect(chat.Page.Locator(".person[aria-current]")).ToContainTextAsync("Mette Krog");
    }

    [Fact]
    public async Task Each_person_has_a_conversation_of_their_own_and_sees_what_came_meanwhile()
    {
        await using var chat = await fixture.OpenAsync("yusuf");
        await chat.AskAsync("anbefaling 3");

        await chat.Page.Locator("[data-person=karen]").ClickAsync();
        await Expect(chat.Mine.Filter(new() { HasText = "anbefaling 3" })).ToHaveCountAsync(0);
        await chat.Page.Locator("[data-person=yusuf]").ClickAsync();
        await Expect(chat.Mine.Filter(new() { HasText = "anbefaling 3" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task When_the_bot_is_away_nothing_that_was_typed_is_lost_and_it_can_be_sent_again()
    {
        await using var bot = new BotProcess();
        await bot.StartAsync(TestContext.Current.CancellationToken);
        await using var chat = await fixture.OpenAgainAsync(bot, "signe");
        await Expect(chat.Answer).ToContainTextAsync("Jeg er et computerprogram");

        await bot.KillAsync(TestContext.Current.CancellationToken);
        await Expect(chat.Page.Locator(".offline")).ToContainTextAsync("Forbindelsen til botten er afbrudt");
        await chat.Box.FillAsync("anbefaling 26");
        await chat.Box.PressAsync("Enter");
        await Expect(chat.Mine.Last).ToContainTextAsync("anbefaling 26");
        await Expect(chat.Mine.Last).ToContainTextAsync("ikke forbindelse til botten");

        await bot.StartAsync(TestContext.Current.CancellationToken);
        await Expect(chat.Page.Locator(".offline")).ToBeEmptyAsync(new() { Timeout = 15_000 });
        await chat.Mine.GetByRole(AriaRole.Button, new() { Name = "Prøv igen" }).ClickAsync();

        await Expect(chat.FromBot.Filter(new() { HasText = "Anbefaling 26:" })).ToHaveCountAsync(1);
        await Expect(chat.Mine.Filter(new() { HasText = "anbefaling 26" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Starting_over_clears_the_conversation_and_welcomes_again()
    {
        await using var chat = await fixture.OpenAsync("lars");
        await chat.AskAsync("anbefaling 1");

        await chat.Button("Start forfra").ClickAsync();
        await chat.Dialog.GetByRole(AriaRole.Button, new() { Name = "Start forfra" }).ClickAsync();

        await Expect(chat.Mine).ToHaveCountAsync(0);
        await Expect(chat.FromBot).ToHaveCountAsync(1);
        await Expect(chat.FromBot).ToContainTextAsync("Jeg er et computerprogram");
    }
}
