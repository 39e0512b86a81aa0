using Azure.Core;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Rekruttering.Bot.Tests.Support;

// The whole bot, as it is put together in Program, with a simulated Teams on the other side and a database of its own.
public sealed class BotHost : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string _directory = TestFolders.Create("rekruttering-tests-");
    private HttpClient? _client;

    public SimulatedConnector Teams { get; private set; } = null!;

    // Set before the first request. Tokens stay on the real clock: their checks are the library's.
    public TimeProvider? Clock { get; set; }

    public Action<IServiceCollection>? ConfigureServices { get; set; }

    public string Environment { get; set; } = "Development";

    public Dictionary<string, string?> Settings { get; } = [];

    public HttpClient Client => _client ??= CreateClient();

    public Person As(string name) => new(Client, Teams, name);

    // Another instance of the bot beside one that has its Teams already.
    public SimulatedConnector? SharedTeams { get; set; }

    public async ValueTask InitializeAsync() => Teams = SharedTeams ?? await SimulatedConnector.StartAsync();

    public override async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        await base.DisposeAsync();
        if (SharedTeams is null)
            await Teams.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        builder.UseSetting("ConnectionStrings:Rekruttering", $"Data Source={Path.Combine(_directory, "rekruttering.db")}");

        // Tests do what is due themselves; the beat has tests of its own.
        builder.UseSetting("Scheduling:IsEnabled", "false");
        foreach (var (key, value) in Teams.Configuration().Concat(Settings))
            builder.UseSetting(key, value);

        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TokenCredential>(new HttpCredential(Teams)));
            if (Clock is not null)
                services.Replace(ServiceDescriptor.Singleton(Clock));
            ConfigureServices?.Invoke(services);
        });
    }
}
