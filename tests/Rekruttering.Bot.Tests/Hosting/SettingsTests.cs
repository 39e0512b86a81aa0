using System.ComponentModel;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Hosting;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.Hosting;

public sealed partial class SettingsTests
{
    // The default of each setting, as it is told there.
    private static readonly Dictionary<string, string> Readme = ReadReadme();

    private static IEnumerable<string> Settings =>
        from known in SettingsCheck.Sections
        from property in SettingsCheck.SettingsOf(known.Options)
        select $"{known.Section}:{property.Name}";

    [Fact]
    public void Every_setting_is_in_the_README_and_every_one_in_the_README_exists() =>
        Assert.Equal(Settings.Append("ConnectionStrings:Rekruttering").Order(StringComparer.Ordinal), Readme.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void The_defaults_in_the_README_are_those_of_the_code()
    {
        foreach (var (section, options) in SettingsCheck.Sections)
        {
            var fresh = Activator.CreateInstance(options);
            foreach (var property in SettingsCheck.SettingsOf(options).Where(property => property.SetMethod is not null))
            {
                var (said, actual) = (Readme[$"{section}:{property.Name}"], property.GetValue(fresh));
                if (said == "none")
                    Assert.True(actual is null, $"{section}:{property.Name} has the default {actual}.");
                else if (said.StartsWith('`'))
                    Assert.Equal((property.Name, actual), (property.Name, TypeDescriptor.GetConverter(property.PropertyType).ConvertFromInvariantString(said.Trim('`'))));
            }
        }
    }

    [Theory]
    [InlineData("Storage:Provider", "Postgres", "Storage:Provider cannot be 'Postgres': it is one of Sqlite, PostgreSql.")]
    [InlineData("Storage:Provder", "PostgreSql", "Storage:Provder is no setting. Is Storage:Provider meant?")]
    [InlineData("Storge:Provider", "PostgreSql", "Storge is no section of settings. Is Storage meant?")]
    [InlineData("BotFramework:Secret", "x", "BotFramework:Secret is no setting.")]
    [InlineData("BotFramework:TurnTimeout", "2 min", "BotFramework:TurnTimeout cannot be '2 min': it is a time such as 00:00:30, or 7.00:00:00 for seven days.")]
    [InlineData("BotFramework:AllowedTenants", "aaaaaaaa-0000-4000-8000-00000000000a",
        "BotFramework:AllowedTenants is a list, and a value was given. Number the entries: BotFramework:AllowedTenants:0, BotFramework:AllowedTenants:1; in the environment BotFramework__AllowedTenants__0, BotFramework__AllowedTenants__1.")]
    [InlineData("BotFramework:AppId:0", "x", "BotFramework:AppId is one value, and a list was given.")]
    [InlineData("Directory:Groups:0:Tenant", "x", "Directory:Groups:0:Tenant is no setting. Is Directory:Groups:0:TenantId meant?")]
    [InlineData("Directory:Groups:0:Role", "Boss", "Directory:Groups:0:Role cannot be 'Boss': it is one of Coordinator, Leader.")]
    [InlineData("Telemetry:OtlpEndpoint", "collector:4317", "Telemetry:OtlpEndpoint cannot be 'collector:4317': it is an address that begins with https://.")]
    [InlineData("Scheduling:IsEnabled", "ja", "Scheduling:IsEnabled cannot be 'ja': it is true or false.")]
    [InlineData("Delivery:Concurrency", "16.5", "Delivery:Concurrency cannot be '16.5': it is a whole number.")]
    [InlineData("Delivery:RequestsPerSecond", "", "Delivery:RequestsPerSecond cannot be '': it is a number.")]
    public void What_is_written_wrong_is_named_and_not_passed_over(string key, string value, string line) => Assert.Equal([line], Problems((key, value)));

    [Fact]
    public void What_is_right_and_what_is_somebody_elses_passes() => Assert.Empty(Problems(
        ("storage:provider", "postgresql"),
        ("BotFramework:AllowedTenants:0", "aaaaaaaa-0000-4000-8000-00000000000a"),
        ("BotFramework:AuthorityHost", ""),
        ("BotFramework:ServiceHosts", ""),
        ("Directory:Groups:0:TenantId", "x"),
        ("Logging:LogLevel:Default", "Debug"),
        ("Kestrel:Endpoints:Http:Url", "http://127.0.0.1:5000"),
        ("ConnectionStrings:Rekruttering", "Data Source=x"),
        ("FILES", "something of the machine"),
        ("PATH", "/usr/bin")));

    [Theory]
    [InlineData("Sqlite", "Host=db.example;Database=rekruttering;Username=bot;Password=hemmeligt")]
    [InlineData("PostgreSql", "Data Source=/srv/rekruttering.db")]
    [InlineData("PostgreSql", "postgres://bot:hemmeligt@db.example/rekruttering")]
    [InlineData("PostgreSql", "Database=rekruttering;Password=hemmeligt")]
    public void A_connection_string_for_another_database_is_told_without_repeating_it(string provider, string connection)
    {
        var configuration = Configuration([("ConnectionStrings:Rekruttering", connection)]);
        var options = Options.Create(new StorageOptions { Provider = Enum.Parse<StorageProvider>(provider) });

        var refused = Assert.Throws<OptionsValidationException>(() => new DatabaseLocation(options, configuration, new Elsewhere()));

        Assert.StartsWith($"ConnectionStrings:Rekruttering is not for Storage:Provider {provider}", Assert.Single(refused.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain("hemmeligt", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_row_held_is_not_told_with_an_error_of_the_database_whatever_the_connection_string_says()
    {
        var configuration = Configuration([("ConnectionStrings:Rekruttering", "Host=db.example;Database=rekruttering;Password=hemmeligt;Include Error Detail=true")]);

        var location = new DatabaseLocation(Options.Create(new StorageOptions { Provider = StorageProvider.PostgreSql }), configuration, new Elsewhere());

        var used = new NpgsqlConnectionStringBuilder(location.ConnectionString);
        Assert.Equal((false, "db.example", "hemmeligt"), (used.IncludeErrorDetail, used.Host, used.Password));
    }

    [Theory]
    [InlineData("PostgreSql", "ConnectionStrings:Rekruttering", "Host=127.0.0.1;Port=1;Database=x;Username=x;Password=hemmeligt;Timeout=5", "127.0.0.1:1")]
    [InlineData("Sqlite", "Storage:DataFolder", "/dev/null/data", "/dev/null")]
    public async Task A_database_that_cannot_be_used_is_told_in_one_line(string provider, string key, string value, string part)
    {
        var settings = new Dictionary<string, string?> { ["Storage:Provider"] = provider, [key] = value };
        await using var database = TestDatabase.On(Enum.Parse<DatabaseKind>(provider), settings);

        var refused = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => database.PrepareAsync(TestContext.Current.CancellationToken));

        Assert.StartsWith("The database cannot be used: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(part, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hemmeligt", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_example_for_a_server_is_one_that_starts()
    {
        var settings = ReadExample();
        await using var bot = await RunningBot.StartAsync(TestContext.Current.CancellationToken, settings: settings);

        using var healthy = await bot.Host.Client.GetAsync("/health", TestContext.Current.CancellationToken);

        Assert.True(healthy.IsSuccessStatusCode);
        Assert.Contains(settings, setting => setting.Key == "BotFramework:AllowedTenants:1");
    }

    private static (string Key, string Value)[] ReadExample() =>
    [
        .. from line in File.ReadLines(Path.Combine(WebTools.RepositoryRoot, "infra", "rekruttering.env"))
           where line.Contains('=', StringComparison.Ordinal) && !line.StartsWith('#')
           let parts = line.Split('=', 2)
           select (parts[0].Replace("__", ":", StringComparison.Ordinal), parts[1]),
    ];

    private static IConfigurationRoot Configuration((string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value))).Build();

    private static IEnumerable<string> Problems(params (string Key, string Value)[] settings) => SettingsCheck.Problems(Configuration(settings));

    // Setting by setting: the second column has one default for each name in the first, or says in words what holds for all of them.
    private static Dictionary<string, string> ReadReadme()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in File.ReadLines(Path.Combine(WebTools.RepositoryRoot, "README.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal)))
        {
            var cells = row.Split('|', StringSplitOptions.TrimEntries);
            string[] names = [.. SettingName().Matches(cells[1]).Select(name => name.Value)];
            var defaults = cells[2].Split(", ");
            for (var i = 0; i < names.Length; i++)
                settings.Add(names[i], defaults.Length == names.Length ? defaults[i] : defaults is ["none"] ? "none" : cells[2]);
        }

        return settings;
    }

    [GeneratedRegex("[A-Z][A-Za-z]+:[A-Za-z]+")]
    private static partial Regex SettingName();

    private sealed class Elsewhere : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;

        public string ApplicationName { get; set; } = "tests";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
