using System.Globalization;
using Azure.Core;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Benchmarks.Inbound;

/// <summary>The whole bot on a real socket with authentication on, a SQLite file of its own, and a simulated Teams on the other side.</summary>
internal sealed class BenchmarkedBot : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rekruttering-benchmark-").FullName;
    private readonly SimulatedConnector _teams;
    private readonly IReadOnlyList<string> _tenants;

    public BenchmarkedBot(SimulatedConnector teams, IReadOnlyList<string> tenants)
    {
        _teams = teams;
        _tenants = tenants;
        UseKestrel(0);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseContentRoot(AppContext.BaseDirectory);
        builder.UseSetting("ConnectionStrings:Rekruttering", $"Data Source={Path.Combine(_folder, "rekruttering.db")}");
        builder.UseSetting("Logging:LogLevel:Default", "Error");
        foreach (var (key, value) in _teams.Configuration())
            builder.UseSetting(key, value);
        for (var i = 0; i < _tenants.Count; i++)
            builder.UseSetting(string.Create(CultureInfo.InvariantCulture, $"BotFramework:AllowedTenants:{i}"), _tenants[i]);
        builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton<TokenCredential>(new HttpCredential(_teams))));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
