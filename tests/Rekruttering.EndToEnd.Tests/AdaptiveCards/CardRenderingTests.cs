using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Tests.AdaptiveCards;
using Rekruttering.Bot.Tests.Support;
using Rekruttering.EndToEnd.Tests.Support;

namespace Rekruttering.EndToEnd.Tests.AdaptiveCards;

// Every card in a real browser, drawn by the official renderer. Set CARD_SCREENSHOTS to a folder to look at them.
public sealed class CardRenderingTests(CardRenderingTests.CardPage page) : IClassFixture<CardRenderingTests.CardPage>
{
    private const int TeamsCardWidth = 520;
    private const int PhoneCardWidth = 300;

    public static TheoryData<string> Names => [.. CardSamples.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_drawn_with_its_words_for_everybody_and_fits_a_phone(string name)
    {
        var card = JsonNode.Parse(CardJson.Serialize(CardSamples.All[name].Card))!;

        await page.DrawAsync(card, TeamsCardWidth);
        var text = await page.TextAsync();
        var axe = await page.AccessibilityFindingsAsync();
        await page.ScreenshotAsync(name);
        Assert.Empty(page.Errors);
        Assert.Contains(FirstWord(card), text, StringComparison.Ordinal);
        Assert.Empty(axe);
        Assert.Equal(0, await page.CountAsync("script, iframe, object, embed"));

        await page.DrawAsync(card, PhoneCardWidth);
        await page.ScreenshotAsync($"{name}-phone");
        var overflow = await page.OverflowAsync();
        Assert.Contains(FirstWord(card), await page.TextAsync(), StringComparison.Ordinal);
        Assert.True(overflow <= 1, $"{name} is {overflow} pixels too wide for a phone.");
    }

    // Escaped in the card, plain on the page.
    private static string FirstWord(JsonNode card) =>
        ((string)card["body"]![0]!["text"]!).Split(' ', StringSplitOptions.RemoveEmptyEntries)[0].Replace("\\", "", StringComparison.Ordinal);

    // One page for all cards: loading the renderer takes longer than a card.
    public sealed class CardPage : IAsyncLifetime
    {
        private const string Html = """
            <!doctype html>
            <html lang="da">
            <head>
              <title>Kort</title>
              <style>
                body { font-family: "Segoe UI", "Liberation Sans", sans-serif; background: #f5f5f5 }
                main { background: #fff }
                main input { box-sizing: border-box }
                main a { text-decoration: underline !important }
                .ac-actionSet { flex-wrap: wrap; row-gap: 8px }
                .ac-pushButton { min-width: max-content }
              </style>
            </head>
            <body><main id="card"></main></body>
            </html>
            """;

        private const string Setup = """
            () => {
              const markdown = new window.markdownit();
              AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
                result.outputHtml = markdown.render(text);
                result.didProcess = true;
              };
              const colors = {
                default: { default: "#242424", subtle: "#616161" }, good: { default: "#0b6a0b" },
                warning: { default: "#8a5300" }, attention: { default: "#a4262c" },
              };
              const config = new AdaptiveCards.HostConfig({
                fontFamily: "Segoe UI, Liberation Sans, sans-serif",
                textBlock: { headingLevel: 2 },
                actions: { maxActions: 6, actionsOrientation: "horizontal", actionAlignment: "left" },
                containerStyles: {
                  default: { foregroundColors: colors },
                  emphasis: { backgroundColor: "#f0f0f0", foregroundColors: colors },
                  warning: { backgroundColor: "#fff4ce", foregroundColors: colors },
                },
              });
              window.draw = (card, width) => {
                const place = document.querySelector("#card");
                place.style.width = `${width}px`;
                const drawn = new AdaptiveCards.AdaptiveCard();
                drawn.hostConfig = config;
                drawn.parse(JSON.parse(card));
                place.replaceChildren(drawn.render());
              };
            }
            """;

        private readonly Chromium _chromium = new();
        private IPage? _page;

        public List<string> Errors { get; } = [];

        public ValueTask InitializeAsync() => _chromium.InitializeAsync();

        public async Task DrawAsync(JsonNode card, int width)
        {
            _page ??= await OpenAsync();
            Errors.Clear();
            await _page.EvaluateAsync("([card, width]) => draw(card, width)", new object[] { card.ToJsonString(), width });
        }

        public Task<string> TextAsync() => _page!.InnerTextAsync("#card");

        public Task<int> CountAsync(string selector) =>
            _page!.EvaluateAsync<int>("selector => document.querySelector('#card').querySelectorAll(selector).length", selector);

        public Task<int> OverflowAsync() =>
            _page!.EvaluateAsync<int>("document.querySelector('#card').scrollWidth - document.querySelector('#card').clientWidth");

        // This renderer does not tie the label to a list that is filtered while typing; Teams has a control of its own for it.
        public Task<string[]> AccessibilityFindingsAsync() => _page!.EvaluateAsync<string[]>(
            """
            async () => (await axe.run({ include: "#card", exclude: [[".ac-choiceSetInput-filtered"], [".ac-choiceSetInput-filtered-textbox"]] }, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] })).violations
              .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html}: ${node.failureSummary}`))
            """);

        public async Task ScreenshotAsync(string name)
        {
            if (Environment.GetEnvironmentVariable("CARD_SCREENSHOTS") is { Length: > 0 } folder)
                await _page!.Locator("#card").ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
        }

        public ValueTask DisposeAsync() => _chromium.DisposeAsync();

        private async Task<IPage> OpenAsync()
        {
            var page = await _chromium.NewPageAsync(new() { ViewportSize = new() { Width = 900, Height = 900 } });
            await WebTools.EnsureInstalledAsync(TestContext.Current.CancellationToken);
            page.PageError += (_, error) => Errors.Add(error);
            page.Console += (_, message) =>
            {
                if (message.Type == "error")
                    Errors.Add(message.Text);
            };

            // Pictures at addresses that do not exist are no concern of the drawing.
            await page.RouteAsync(url => url.StartsWith("https://", StringComparison.Ordinal), route => route.FulfillAsync(new()
            {
                ContentType = "image/svg+xml",
                Body = "<svg xmlns='http://www.w3.org/2000/svg' width='60' height='60'/>",
            }));
            await page.SetContentAsync(Html);
            await page.AddStyleTagAsync(new() { Path = Path.Combine(WebTools.NodeModules, "adaptivecards", "dist", "adaptivecards.css") });
            foreach (var script in new[] { "adaptivecards/dist/adaptivecards.min.js", "markdown-it/dist/browser/markdown-it.umd.min.js", "axe-core/axe.min.js" })
                await page.AddScriptTagAsync(new() { Path = Path.Combine([WebTools.NodeModules, .. script.Split('/')]) });
            await page.EvaluateAsync(Setup);
            return page;
        }
    }
}
