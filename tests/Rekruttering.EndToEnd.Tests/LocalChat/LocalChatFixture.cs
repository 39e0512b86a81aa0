using System.Net.Http.Json;
using Microsoft.Playwright;
using Rekruttering.EndToEnd.Tests.Support;

namespace Rekruttering.EndToEnd.Tests.LocalChat;

[CollectionDefinition(Name)]
public sealed class LocalChatTests : ICollectionFixture<LocalChatFixture>
{
    public const string Name = "The local chat";
}

// One bot and one browser for all tests of the page, one test at a time: they share the five people.
public sealed class LocalChatFixture : IAsyncLifetime
{
    private readonly Chromium _chromium = new();

    public BotProcess Bot { get; } = new();

    public async ValueTask InitializeAsync()
    {
        // The first answer of a process waits for the index and the compiler.
        Assertions.SetDefaultExpectTimeout(20_000);
        await _chromium.InitializeAsync();
        await Bot.StartAsync(TestContext.Current.CancellationToken);
    }

    // A page where the person has just added the bot.
    public Task<ChatPage> OpenAsync(string person, BrowserNewPageOptions? options = null) => OpenAsync(person, person, person, options);

    public async Task<ChatPage> OpenAsync(string key, string person, string address, BrowserNewPageOptions? options = null)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = Bot.Address };
        using var response = await client.PostAsJsonAsync($"local-chat/api/chats/{key}/start-over", new { person }, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return await OpenAgainAsync(Bot, address, options);
    }

    public async Task<ChatPage> OpenAgainAsync(BotProcess bot, string address, BrowserNewPageOptions? options = null)
    {
        var page = await _chromium.NewPageAsync(options);
        var chat = new ChatPage(page);
        await page.GotoAsync($"{bot.Address}#{address}");
        await Assertions.Expect(chat.Box).ToBeVisibleAsync();
        return chat;
    }

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await Bot.DisposeAsync();
    }
}
