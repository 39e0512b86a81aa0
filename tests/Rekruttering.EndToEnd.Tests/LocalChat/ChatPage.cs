using Microsoft.Playwright;

namespace Rekruttering.EndToEnd.Tests.LocalChat;

// What a person does on the page, and what there is to see.
public sealed class ChatPage : IAsyncDisposable
{
    private readonly List<string> _errors = [];

    public ChatPage(IPage page)
    {
        Page = page;
        page.SetDefaultTimeout(20_000);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                _errors.Add(message.Text);
        };
        page.PageError += (_, error) => _errors.Add(error);
    }

    public IPage Page { get; }

    // Faults of the page itself, a broken content security policy among them.
    public IReadOnlyList<string> Errors => _errors;

    public ILocator Box => Page.Locator("#box");

    public ILocator Entries => Page.Locator(".entry:not(.is-typing)");

    public ILocator FromBot => Page.Locator(".entry.bot:not(.is-typing)");

    public ILocator Mine => Page.Locator(".entry.mine");

    // The last thing that the bot said, once it has finished saying it.
    public ILocator Answer => Page.Locator(".entry.bot.sent").Last;

    public ILocator Dialog => Page.GetByRole(AriaRole.Dialog);

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    // Waits for an answer that is under the question, and complete.
    public async Task<ILocator> AskAsync(string question)
    {
        await Box.FillAsync(question);
        await Box.PressAsync("Enter");
        var own = Page.Locator(".entry.mine.sent", new() { HasText = question }).Last;
        await Assertions.Expect(own).ToBeVisibleAsync();
        var id = await own.GetAttributeAsync("data-id");
        var answer = Page.Locator($".entry[data-id='{id}'] ~ .entry.bot.sent").First;
        await Assertions.Expect(answer).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator($".entry[data-id='{id}'] ~ .entry.is-typing, .entry[data-id='{id}'] ~ .entry.streaming")).ToHaveCountAsync(0);
        return answer;
    }

    public async ValueTask DisposeAsync() => await Page.CloseAsync();
}
