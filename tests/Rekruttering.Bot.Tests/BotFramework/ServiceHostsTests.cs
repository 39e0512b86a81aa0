using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.BotFramework;
using Rekruttering.Bot.BotFramework.Authentication;

namespace Rekruttering.Bot.Tests.BotFramework;

public sealed class ServiceHostsTests
{
    private static readonly ServiceHosts Hosts = new(Options.Create(new BotFrameworkOptions { AppId = "x" }), new Production());

    [Theory]
    [InlineData("https://smba.trafficmanager.net")]
    [InlineData("https://smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net/emea/aaaaaaaa-0000-4000-8000-00000000000a/")]
    [InlineData("https://SMBA.TrafficManager.net/teams")]
    [InlineData("https://smba.trafficmanager.net:443/amer/")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams")]
    public void The_service_of_Teams_is_allowed(string url) => Assert.True(Hosts.IsAllowed(url, out _));

    // Whatever is put together from the pieces that such tricks are made of: what passes is plainly the service of Teams.
    [Fact]
    public void Nothing_else_is()
    {
        var scheme = Gen.Elements("https://", "http://", "HTTPS://", "https:", "https:/", "https:///", "//", "ftp://", "file://", "javascript:", "", " https://", "https://\t", "https:\\\\");
        var user = Gen.Elements("", "", "", "user@", "user:pass@", "smba.trafficmanager.net@", "@", "smba.trafficmanager.net%40", "smba.trafficmanager.net#@", "smba.trafficmanager.net\\@", "smba.trafficmanager.net?@");
        var host = Gen.Elements(
            "smba.trafficmanager.net", "smba.trafficmanager.net", "smba.trafficmanager.net", "smba.trafficmanager.net.", "smba.trafficmanager.net.evil.dk", "evilsmba.trafficmanager.net", "x.smba.trafficmanager.net",
            "other.trafficmanager.net", "evil.dk", "localhost", "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254", "[fd00:ec2::254]",
            "smba。trafficmanager。net", "smba.trafficmanager.net%00.evil.dk", "smba.trafficmanager.net\0.evil.dk", "ｓmba.trafficmanager.net", "smba%2etrafficmanager.net", "smba.trafficmanager.net\r\nHost: evil.dk", "");
        var port = Gen.Elements("", "", "", ":443", ":80", ":8443", ":0", ":99999", ":-1", ": 443", ":443@evil.dk", ":443.evil.dk");
        var path = Gen.Elements("", "/", "/emea/", "/../", "/%2e%2e/", "?x=https://smba.trafficmanager.net", "#smba.trafficmanager.net", "\\evil.dk", "/\\evil.dk", "//evil.dk", "@evil.dk", "/@evil.dk", "/emea/;x");

        var urls = from a in scheme from b in user from c in host from d in port from e in path select a + b + c + d + e;
        Prop.ForAll(urls.ToArbitrary(), url =>
        {
            var rest = url.StartsWith("https://smba.trafficmanager.net", StringComparison.OrdinalIgnoreCase) ? url["https://smba.trafficmanager.net".Length..] : null;
            var isPlain = rest is not null && (rest.Length == 0 || rest[0] == '/' || rest == ":443" || rest.StartsWith(":443/", StringComparison.Ordinal));
            return !Hosts.IsAllowed(url, out var address) || (isPlain && address.IdnHost == "smba.trafficmanager.net" && address.Port == 443);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));
    }

    private sealed class Production : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;

        public string ApplicationName { get; set; } = "tests";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
