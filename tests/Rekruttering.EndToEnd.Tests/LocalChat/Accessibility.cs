using System.Text.Json;
using Rekruttering.Bot.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Rekruttering.EndToEnd.Tests.LocalChat;

internal static class Accessibility
{
    // Deque's axe, by the rules of WCAG 2.1 A and AA.
    private const string Check = """
        async () => (await axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })).violations
            .map(v => `${v.id}: ${v.nodes.map(n => n.html.slice(0, 200)).join(' | ')}`)
        """;

    // The checker is put into the page as text, so the page has to be opened with BypassCSP.
    public static async Task CheckAsync(this ChatPage chat, string what)
    {
        await WebTools.EnsureInstalledAsync(TestContext.Current.CancellationToken);
        if (!await chat.Page.EvaluateAsync<bool>("() => 'axe' in window"))
            await chat.Page.AddScriptTagAsync(new() { Path = Path.Combine(WebTools.NodeModules, "axe-core", "axe.min.js") });

        // A card whose button was pressed is pale until the answer comes.
        await Expect(chat.Page.Locator(".card[aria-busy='true']")).ToHaveCountAsync(0);
        var violations = await chat.Page.EvaluateAsync<JsonElement>(Check);

        Assert.True(violations.GetArrayLength() == 0, $"In {what}: {string.Join('\n', violations.EnumerateArray())}");
    }
}
