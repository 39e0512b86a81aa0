using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
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

    // What cannot be read at all is told first; what can be read and cannot work, when all of it can.
    [Fact]
    public async Task Settings_that_cannot_be_read_end_the_start_with_a_line_for_each() => Assert.Equal(
        [
            "BotFramework:AllowedTenants is a list, and a value was given. Number the entries: BotFramework:AllowedTenants:0, BotFramework:AllowedTenants:1; in the environment BotFramework__AllowedTenants__0, BotFramework__AllowedTenants__1.",
            "Questions:Retension is no setting. Is Questions:Retention meant?",
            "Storage:Provider cannot be 'Postgres': it is one of Sqlite, PostgreSql.",
            "Telemetry:OtlpEndpoint cannot be 'collector:4317': it is an address that begins with https://.",
        ],
        await StartAsync(
            "--Storage:Provider=Postgres", "--Telemetry:OtlpEndpoint=collector:4317", "--Questions:Retension=30.00:00:00", "--BotFramework:AllowedTenants=aaaaaaaa-0000-4000-8000-00000000000a"));

    [Fact]
    public async Task Settings_that_cannot_work_end_the_start_with_a_line_for_each() => Assert.Equal(
        [
            "Conversations:Lease has to be longer than BotFramework:TurnTimeout: otherwise a slow answer counts as left by a crash, and is given twice.",
            "Delivery:ServiceUrl is not on a host of BotFramework:ServiceHosts, so nobody could be written to who has not written first.",
            "Network:Leaders holds 'bbbbbbbb-0000-4000-8000-00000000000b/cccccccc-0000-4000-8000-00000000000c', whom the bot refuses: the tenant is not in BotFramework:AllowedTenants.",
            "Network:Leaders holds 'mette@egevang.example'; each entry is tenantId/objectId.",
            "Privacy:Contact has to be an e-mail address or an https address.",
            "Questions:Retention must be between 1.00:00:00 and 730.00:00:00.",
        ],
        await StartAsync(
            "--BotFramework:AppId=11111111-0000-4000-8000-000000000001", "--BotFramework:TenantId=aaaaaaaa-0000-4000-8000-00000000000a", "--BotFramework:AppPassword=x",
            "--Questions:Retention=00:00:01", "--Privacy:Contact=javascript:alert(1)", "--Delivery:ServiceUrl=https://smba.example/teams/", "--Conversations:Lease=00:01:00",
            "--Network:Leaders:0=mette@egevang.example", "--Network:Leaders:1=bbbbbbbb-0000-4000-8000-00000000000b/cccccccc-0000-4000-8000-00000000000c"));

    // Read while the bot is put together, before anything is validated.
    [Theory]
    [InlineData("--Storage:DataFolder=", "Storage:DataFolder is required.")]
    [InlineData("--Storage:MigrationTimeout=00:00:00", "Storage:MigrationTimeout must be between 00:00:01 and 00:10:00.")]
    [InlineData("--Storage:Provider=PostgreSql", "Storage:Provider is PostgreSql, but ConnectionStrings:Rekruttering is missing.")]
    [InlineData(
        "--ConnectionStrings:Rekruttering=Host=db.example", "ConnectionStrings:Rekruttering is not for Storage:Provider Sqlite, which takes Data Source=/srv/rekruttering/rekruttering.db")]
    [InlineData(
        "--Logging:LogLevel:Default=Verbose", "Logging:LogLevel:Default cannot be 'Verbose': it is one of Trace, Debug, Information, Warning, Error, Critical, None.")]
    public async Task A_setting_that_is_read_early_ends_the_start_with_its_line_too(string setting, string line) => Assert.Equal([line], await StartAsync(setting));

    [Fact]
    public async Task A_start_where_another_program_listens_ends_with_a_line_that_says_so()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var folder = TestFolders.Create("rekruttering-hosting-");
        try
        {
            var (code, error, _) = await RunAsync([$"--urls=http://{other.LocalEndpoint}", $"--Storage:DataFolder={folder}"]);

            Assert.Equal(1, code);
            Assert.Equal(
                $"Failed to bind to address http://{other.LocalEndpoint}: address already in use. Another program listens there, perhaps another bot. Stop it, or choose another address in ASPNETCORE_URLS.",
                error.Trim());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The lines of a start that fails, in the order of the alphabet.
    private static async Task<IEnumerable<string>> StartAsync(params string[] settings)
    {
        var (code, error, output) = await RunAsync(["--urls=http://127.0.0.1:0", .. settings]);
        Assert.Equal(1, code);
        Assert.DoesNotContain("   at ", error + output, StringComparison.Ordinal);
        return error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal);
    }

    private static async Task<(int Code, string Error, string Output)> RunAsync(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "--environment=Development", .. arguments])
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

        return (process.ExitCode, await error, await output);
    }
}
