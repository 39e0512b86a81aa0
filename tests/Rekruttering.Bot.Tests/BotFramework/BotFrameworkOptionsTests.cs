using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.BotFramework;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.BotFramework;

public sealed class BotFrameworkOptionsTests
{
    [Fact]
    public void A_secret_a_certificate_and_a_managed_identity_are_each_enough()
    {
        Assert.Empty(Failures(Valid()));

        var identity = Valid();
        identity.AppType = BotAppType.UserAssignedMsi;
        identity.AppPassword = null;
        Assert.Empty(Failures(identity));

        var certificate = Valid();
        certificate.AppPassword = null;
        certificate.CertificatePath = WithKey();
        certificate.CertificatePassword = "kode";
        Assert.Empty(Failures(certificate));
    }

    public static TheoryData<string, string> Mistakes => new()
    {
        { "no app id", "BotFramework:AppId is missing" },
        { "app id is no guid", "BotFramework:AppId has to be" },
        { "no tenant", "BotFramework:TenantId has to be" },
        { "tenant by name", "AllowedTenants holds 'kl.dk'" },
        { "no secret", "needs either AppPassword or CertificatePath" },
        { "secret and certificate", "needs either AppPassword or CertificatePath" },
        { "certificate that is not there", "CertificatePath names a file" },
        { "certificate that is none", "CertificatePath names a file that cannot be opened" },
        { "certificate with another password", "CertificatePath names a file that cannot be opened" },
        { "certificate without its key", "CertificatePath names a certificate without its private key" },
        { "identity with a secret", "UserAssignedMsi has no AppPassword" },
        { "keys over http", "MetadataAddress has to be an https address" },
        { "secret over http", "AuthorityHost has to be an https address" },
        { "wildcard host", "ServiceHosts holds '*.trafficmanager.net'" },
        { "host with a path", "ServiceHosts holds 'smba.trafficmanager.net/emea'" },
        { "loopback host", "ServiceHosts holds 'http://127.0.0.1:5000'" },
        { "address as host", "ServiceHosts holds '10.0.0.1'" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_before_the_bot_starts(string mistake, string message) =>
        Assert.Contains(Failures(Make(mistake)), failure => failure.Contains(message, StringComparison.Ordinal));

    [Theory]
    [InlineData("BotFramework:TurnTimeout", "00:30:00")]
    [InlineData("BotFramework:RequestsPerSecond", "0")]
    [InlineData("BotFramework:AppType", "MultiTenant")]
    public async Task A_value_out_of_range_stops_the_start(string key, string value)
    {
        await using var teams = await SimulatedConnector.StartAsync();

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => ProtocolHost.StartAsync(teams, new Dictionary<string, string?> { [key] = value }));

        Assert.Contains(key, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_list_only_the_bots_own_tenant_is_served()
    {
        var options = Valid();
        Assert.True(options.IsTenantAllowed(SimulatedConnector.TenantId.ToUpperInvariant()));
        Assert.False(options.IsTenantAllowed("bbbbbbbb-0000-4000-8000-00000000000b"));

        options.AllowedTenants.Add("bbbbbbbb-0000-4000-8000-00000000000b");
        Assert.False(options.IsTenantAllowed(SimulatedConnector.TenantId));
    }

    private static string WithKey() => Written("bot.pfx", certificate => certificate.Export(X509ContentType.Pfx, "kode"));

    private static string WithoutKey() => Written("bot.cer.pfx", certificate =>
        new X509Certificate2Collection(X509CertificateLoader.LoadCertificate(certificate.RawData)).Export(X509ContentType.Pfx)!);

    private static string Written(string file, Func<X509Certificate2, byte[]> export)
    {
        using var key = ECDsa.Create();
        using var certificate = new CertificateRequest("CN=rekruttering", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var path = Path.Combine(Directory.CreateTempSubdirectory("rekruttering-tests-").FullName, file);
        File.WriteAllBytes(path, export(certificate));
        return path;
    }

    private static BotFrameworkOptions Valid() => new() { AppId = SimulatedConnector.AppId, TenantId = SimulatedConnector.TenantId, AppPassword = "x" };

    private static BotFrameworkOptions Make(string mistake)
    {
        var options = Valid();
        switch (mistake)
        {
            case "no app id": options.AppId = " "; break;
            case "app id is no guid": options.AppId = "my-bot"; break;
            case "no tenant": options.TenantId = null; break;
            case "tenant by name": options.AllowedTenants.Add("kl.dk"); break;
            case "no secret": options.AppPassword = ""; break;
            case "secret and certificate": options.CertificatePath = "/bot.pfx"; break;
            case "certificate that is not there": (options.AppPassword, options.CertificatePath) = (null, "/no/such/bot.pfx"); break;
            case "certificate that is none": (options.AppPassword, options.CertificatePath) = (null, typeof(BotFrameworkOptionsTests).Assembly.Location); break;
            case "certificate with another password": (options.AppPassword, options.CertificatePath, options.CertificatePassword) = (null, WithKey(), "en anden"); break;
            case "certificate without its key": (options.AppPassword, options.CertificatePath) = (null, WithoutKey()); break;
            case "identity with a secret": options.AppType = BotAppType.UserAssignedMsi; break;
            case "keys over http": options.MetadataAddress = new Uri("http://login.botframework.com/"); break;
            case "secret over http": options.AuthorityHost = new Uri("http://127.0.0.1:5000/"); break;
            case "wildcard host": options.ServiceHosts.Add("*.trafficmanager.net"); break;
            case "host with a path": options.ServiceHosts.Add("smba.trafficmanager.net/emea"); break;
            case "loopback host": options.ServiceHosts.Add("http://127.0.0.1:5000"); break;
            case "address as host": options.ServiceHosts.Add("10.0.0.1"); break;
        }

        return options;
    }

    private static IEnumerable<string> Failures(BotFrameworkOptions options) => new ValidateBotFrameworkOptions(new Production()).Validate(null, options).Failures ?? [];

    private sealed class Production : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;

        public string ApplicationName { get; set; } = "tests";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
