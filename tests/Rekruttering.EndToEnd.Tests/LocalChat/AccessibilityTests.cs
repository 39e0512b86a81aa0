using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Rekruttering.EndToEnd.Tests.LocalChat;

[Collection(LocalChatTests.Name)]
public sealed class AccessibilityTests(LocalChatFixture fixture)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280, 900)]
    [InlineData(ColorScheme.Dark, 1280, 900)]
    [InlineData(ColorScheme.Light, 360, 740)]
    // 1280 wide at 400 %.
    [InlineData(ColorScheme.Dark, 320, 256)]
    public async Task Axe_finds_nothing_in_a_conversation_with_cards_nor_in_what_opens_over_it(ColorScheme colours, int width, int height)
    {
        await using var chat = await fixture.OpenAsync("karen", options: new()
        {
            ColorScheme = colours,
            ViewportSize = new() { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
            // For the checker only, which is put into the page as text.
            BypassCSP = true,
        });
        var answer = await chat.AskAsync("anbefaling 7");
        await Expect(chat.Mine.Last).ToBeInViewportAsync();
        await chat.CheckAsync("the conversation");

        await answer.Locator(".cite").First.ClickAsync();
        await Expect(chat.Dialog).ToBeVisibleAsync();
        await chat.CheckAsync("a source");
        await chat.Page.Keyboard.PressAsync("Escape");

        await chat.Button("Dårligt svar").First.ClickAsync();
        await chat.CheckAsync("the feedback dialog");
        await chat.Page.Keyboard.PressAsync("Escape");

        await chat.Button("Start forfra").ClickAsync();
        await chat.CheckAsync("the question whether to start over");
        await chat.Page.Keyboard.PressAsync("Escape");

        var overflow = await chat.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - window.innerWidth");
        Assert.True(overflow <= 0, $"The page is {overflow} pixels wider than the window.");
    }

    [Fact]
    public async Task Everything_can_be_done_with_the_keyboard_alone()
    {
        await using var chat = await fixture.OpenAsync("signe");
        var keyboard = chat.Page.Keyboard;
        await Expect(chat.Button("Se anbefalingerne")).ToBeVisibleAsync();

        // From the top of the page to the box by the skip link, and a question.
        await chat.Page.EvaluateAsync("() => { document.body.tabIndex = -1; document.body.focus(); }");
        await keyboard.PressAsync("Tab");
        await Expect(chat.Page.GetByText("Gå til skrivefeltet")).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await Expect(chat.Box).ToBeFocusedAsync();
        await keyboard.TypeAsync("anbefaling 7");
        await keyboard.PressAsync("Shift+Enter");
        await keyboard.PressAsync("Backspace");
        await keyboard.PressAsync("Enter");
        await Expect(chat.Page.Locator(".cite")).Not.ToHaveCountAsync(0);
        await Expect(chat.Box).ToBeFocusedAsync();

        // Back to the source, which takes the focus and gives it back.
        await TabToAsync(chat, ".cite", "Shift+Tab");
        await keyboard.PressAsync("Enter");
        await Expect(chat.Dialog).ToBeVisibleAsync();
        await keyboard.PressAsync("Escape");
        await Expect(chat.Page.Locator(".cite").First).ToBeFocusedAsync();

        // On to the thumb and its dialog.
        await TabToAsync(chat, "[aria-label='Godt svar']", "Tab");
        await keyboard.PressAsync("Enter");
        await Expect(chat.Page.GetByLabel("Din kommentar")).ToBeFocusedAsync();
        await keyboard.PressAsync("Escape");
        await Expect(chat.Page.Locator("[aria-label='Godt svar']").First).ToBeFocusedAsync();

        // A card's own button, and the focus stays with the card that took its place.
        await TabToAsync(chat, ".card div[role=button]", "Shift+Tab");
        await keyboard.PressAsync("Enter");
        await Expect(chat.Page.GetByRole(AriaRole.Button, new() { Name = "Tilbage til svaret" })).ToBeVisibleAsync();
        Assert.True(await chat.Page.EvaluateAsync<bool>("() => document.activeElement.closest('.card') !== null"));
    }

    [Fact]
    public async Task News_is_read_aloud_once_and_the_page_says_that_it_is_Danish()
    {
        await using var chat = await fixture.OpenAsync("mette");
        await Expect(chat.Answer).ToBeVisibleAsync();
        await chat.Page.WaitForTimeoutAsync(1000);

        await chat.AskAsync("anbefaling 7");

        await Expect(chat.Page.Locator("[aria-live=polite]").First).ToContainTextAsync("Rekrutteringsnetværket: Anbefaling 7");
        Assert.Equal("da", await chat.Page.EvaluateAsync<string>("() => document.documentElement.lang"));
    }

    [Fact]
    public async Task The_chosen_colours_stay_and_come_before_those_of_the_system()
    {
        await using var chat = await fixture.OpenAsync("lars", options: new() { ColorScheme = ColorScheme.Light });

        await chat.Button("Skift til mørkt tema").ClickAsync();
        await chat.Page.ReloadAsync();

        await Expect(chat.Button("Skift til lyst tema")).ToBeVisibleAsync();
        Assert.Equal("dark", await chat.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).colorScheme"));
    }

    private static async Task TabToAsync(ChatPage chat, string selector, string key)
    {
        for (var i = 0; i < 60; i++)
        {
            await chat.Page.Keyboard.PressAsync(key);
            if (await chat.Page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector))
                return;
        }

        Assert.Fail($"{key} does not lead to {selector}.");
    }
}
