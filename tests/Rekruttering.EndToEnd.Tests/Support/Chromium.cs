using Microsoft.Playwright;

namespace Rekruttering.EndToEnd.Tests.Support;

// One real browser for the tests of a class; skips them where there is none. CHROMIUM names one that is somewhere else.
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private static string? Executable { get; } = Environment.GetEnvironmentVariable("CHROMIUM") ?? Array.Find(Places, File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Executable is null)
            return;
        _playwright = await Playwright.CreateAsync();
        // Containers seldom allow Chromium's own sandbox; the pages are the product's.
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"] });
    }

    public async Task<IPage> NewPageAsync(BrowserNewPageOptions? options = null)
    {
        Assert.SkipWhen(_browser is null, "Chromium is not on this machine: apt-get install chromium, or name a browser in the variable CHROMIUM.");
        return await _browser!.NewPageAsync(options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
