using System.Diagnostics;
using System.Net;
using Microsoft.Data.Sqlite;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.Hosting;

public sealed class HostingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_bot_is_healthy_while_its_database_answers_and_says_no_more_than_that()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        using var healthy = await bot.Host.Client.GetAsync("/health", Cancellation);

        var file = new SqliteConnectionStringBuilder(bot.Get<DatabaseLocation>().ConnectionString).DataSource;
        SqliteConnection.ClearAllPools();
        File.Move(file, $"{file}.away");
        using var unhealthy = await bot.Host.Client.GetAsync("/health", Cancellation);

        Assert.Equal(HttpStatusCode.OK, healthy.StatusCode);
        Assert.Equal("Healthy", await healthy.Content.ReadAsStringAsync(Cancellation));
        Assert.True(healthy.Headers.CacheControl?.NoStore);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, unhealthy.StatusCode);
        Assert.Equal("Unhealthy", await unhealthy.Content.ReadAsStringAsync(Cancellation));
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/privatliv")]
    [InlineData("/api/messages")]
    [InlineData("/no/such/page")]
    public async Task Every_answer_tells_the_browser_to_load_nothing_else_and_to_be_framed_by_nobody(string path)
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);

        using var response = await bot.Host.Client.GetAsync(path, Cancellation);

        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("Questions:Retention", "00:00:01", "Retention")]
    [InlineData("Privacy:Contact", "javascript:alert(1)", "Privacy:Contact has to be an e-mail address or an https address.")]
    [InlineData("BotFramework:AppId", "my-bot", "BotFramework:AppId has to be")]
    public async Task A_setting_that_cannot_work_ends_the_start_with_a_line_that_says_which(string key, string value, string expected)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "--environment=Development", "--urls=http://127.0.0.1:0", $"--{key}={value}"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        })!;
        var error = process.StandardError.ReadToEndAsync(Cancellation);
        var output = process.StandardOutput.ReadToEndAsync(Cancellation);
        try
        {
            await process.WaitForExitAsync(Cancellation).WaitAsync(TimeSpan.FromMinutes(1), Cancellation);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }

        Assert.Equal(1, process.ExitCode);
        Assert.Contains(expected, await error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", await error + await output, StringComparison.Ordinal);
    }
}
