using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Tests.AdaptiveCards;
using Rekruttering.Bot.Tests.Support;
using Rekruttering.EndToEnd.Tests.Support;

namespace Rekruttering.EndToEnd.Tests.AdaptiveCards;

// Every card in a real browser, drawn by the official renderer. Set CARD_SCREENSHOTS to a folder to look at them.
public sealed class CardRenderingTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int TeamsCardWidth = 520;
    private const int PhoneCardWidth = 300;

    public static TheoryData<string> Names => [.. CardSamples.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_drawn_with_its_words_and_usable_by_everybody(string name)
    {
        var card = JsonNode.Parse(CardJson.Serialize(CardSamples.All[name].Card))!;
        var page = await chromium.NewPageAsync(new() { ViewportSize = new() { Width = 900, Height = 900 } });
        var errors = Listen(page);

        await DrawAsync(page, card, TeamsCardWidth);
        var text = await page.InnerTextAsync("#card");
        var axe = await AccessibilityFindingsAsync(page);
        await ScreenshotAsync(page, name);
        var scripts = await page.EvaluateAsync<int>("document.querySelectorAll('#card script, #card iframe').length");
        await page.CloseAsync();

        Assert.Empty(errors);
        Assert.Contains(FirstWord(card), text, StringComparison.Ordinal);
        Assert.Empty(axe);
        Assert.Equal(0, scripts);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_fits_a_phone(string name)
    {
        var page = await chromium.NewPageAsync(new() { ViewportSize = new() { Width = 340, Height = 800 } });

        await DrawAsync(page, JsonNode.Parse(CardJson.Serialize(CardSamples.All[name].Card))!, PhoneCardWidth);
        var overflow = await page.EvaluateAsync<int>("document.querySelector('#card').scrollWidth - document.querySelector('#card').clientWidth");
        var height = await page.EvaluateAsync<int>("document.querySelector('#card').scrollHeight");
        await ScreenshotAsync(page, $"{name}-phone");
        await page.CloseAsync();

        Assert.True(height > 40, $"{name} is not drawn.");
        Assert.True(overflow <= 1, $"{name} is {overflow} pixels too wide for a phone.");
    }

    private static async Task DrawAsync(IPage page, JsonNode card, int width)
    {
        await WebTools.EnsureInstalledAsync(TestContext.Current.CancellationToken);
        // Pictures at addresses that do not exist are no concern of the drawing.
        await page.RouteAsync(url => url.StartsWith("https://", StringComparison.Ordinal), route => route.FulfillAsync(new() { ContentType = "image/svg+xml", Body = "<svg xmlns='http://www.w3.org/2000/svg' width='60' height='60'/>" }));
        await page.SetContentAsync($"""
            <!doctype html><html lang="da"><head><title>Kort</title>
            <style>body {"{"} font-family: "Segoe UI", "Liberation Sans", sans-serif; background: #f5f5f5 {"}"} main {"{"} width: {width}px; background: #fff {"}"}
              main a {"{"} text-decoration: underline !important {"}"} .ac-actionSet {"{"} flex-wrap: wrap; row-gap: 8px {"}"} .ac-pushButton {"{"} min-width: max-content {"}"}</style>
            </head><body><main id="card"></main></body></html>
            """);
        await page.AddStyleTagAsync(new() { Path = Path.Combine(WebTools.NodeModules, "adaptivecards", "dist", "adaptivecards.css") });
        await page.AddScriptTagAsync(new() { Path = Path.Combine(WebTools.NodeModules, "adaptivecards", "dist", "adaptivecards.min.js") });
        await page.AddScriptTagAsync(new() { Path = Path.Combine(WebTools.NodeModules, "markdown-it", "dist", "browser", "markdown-it.umd.min.js") });
        await page.EvaluateAsync(
            """
            card => {
              const markdown = new window.markdownit();
              AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
                result.outputHtml = markdown.render(text);
                result.didProcess = true;
              };
              const drawn = new AdaptiveCards.AdaptiveCard();
              drawn.hostConfig = new AdaptiveCards.HostConfig({
                textBlock: { headingLevel: 2 },
                fontFamily: "Segoe UI, Liberation Sans, sans-serif",
                actions: { maxActions: 6, actionsOrientation: "horizontal", actionAlignment: "left" },
                containerStyles: { default: { foregroundColors: {
                  good: { default: "#0b6a0b" }, warning: { default: "#8a5300" }, attention: { default: "#a4262c" },
                  default: { default: "#242424", subtle: "#616161" } } },
                  emphasis: { backgroundColor: "#f0f0f0" }, warning: { backgroundColor: "#fff4ce" } },
              });
              drawn.parse(JSON.parse(card));
              document.querySelector("#card").appendChild(drawn.render());
            }
            """,
            card.ToJsonString());
    }

    private static List<string> Listen(IPage page)
    {
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors.Add(message.Text);
        };
        return errors;
    }

    private static async Task<string[]> AccessibilityFindingsAsync(IPage page)
    {
        await page.AddScriptTagAsync(new() { Path = Path.Combine(WebTools.NodeModules, "axe-core", "axe.min.js") });
        return await page.EvaluateAsync<string[]>(
            """
            // This renderer does not tie the label to a list that is filtered while typing; Teams has a control of its own for it.
            async () => (await axe.run({ include: "#card", exclude: ".ac-choiceSetInput-filtered-textbox" }, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] })).violations
              .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html}: ${node.failureSummary}`))
            """);
    }

    private static string FirstWord(JsonNode card) =>
        ((string)card["body"]![0]!["text"]!).Split(' ', StringSplitOptions.RemoveEmptyEntries)[0].Replace("\\", "", StringComparison.Ordinal);

    private static async Task ScreenshotAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("CARD_SCREENSHOTS") is { Length: > 0 } folder)
            await page.Locator("#card").ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
    }
}
