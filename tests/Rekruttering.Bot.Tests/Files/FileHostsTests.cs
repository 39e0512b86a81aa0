using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.BotFramework;
using Rekruttering.Bot.Files;

namespace Rekruttering.Bot.Tests.Files;

public sealed class FileHostsTests
{
    [Theory]
    [InlineData("https://contoso.sharepoint.com/sites/x/_layouts/15/download.aspx?UniqueId=1&tempauth=eyJ%2b")]
    [InlineData("https://egevang-my.sharepoint.com/personal/mette/_api/v2.0/drive/items/1/uploadSession?guid=1")]
    [InlineData("https://EGEVANG-MY.SharePoint.com/x")]
    public void The_files_of_a_chat_lie_in_SharePoint(string address) => Assert.True(Hosts().IsAllowed(address, out _));

    [Theory]
    [InlineData("http://contoso.sharepoint.com/x")]
    [InlineData("https://contoso.sharepoint.com:8443/x")]
    [InlineData("https://sharepoint.com/x")]
    [InlineData("https://sharepoint.com.ond.example/x")]
    [InlineData("https://ondsharepoint.com/x")]
    [InlineData("https://contoso.sharepoint.com@ond.example/x")]
    [InlineData("https://user:secret@contoso.sharepoint.com/x")]
    [InlineData("https://ond.example/?.sharepoint.com")]
    [InlineData("https://ond.example#.sharepoint.com")]
    [InlineData("https://ond.example\\.sharepoint.com/x")]
    [InlineData("https://contoso.sharepoint.com./x")]
    [InlineData("https://contoso.sharepoint.com\t/x")]
    [InlineData("https://127.0.0.1/x")]
    [InlineData("http://127.0.0.1/x")]
    [InlineData("https://localhost/x")]
    [InlineData("https://[::1]/x")]
    [InlineData("https://[::ffff:169.254.169.254]/x")]
    [InlineData("http://169.254.169.254/metadata/instance")]
    [InlineData("https://2852039166/x")]
    [InlineData("https://0xA9FEA9FE/x")]
    [InlineData("https://0251.0376.0251.0376/x")]
    [InlineData("https://10.0.0.1/x")]
    [InlineData("https://metadata.google.internal/x")]
    [InlineData("https://smba.trafficmanager.net/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("\\\\server\\share\\x")]
    [InlineData("ftp://contoso.sharepoint.com/x")]
    [InlineData("data:text/csv,a")]
    [InlineData("//contoso.sharepoint.com/x")]
    [InlineData("contoso.sharepoint.com/x")]
    [InlineData("")]
    [InlineData(null)]
    public void Nothing_else_is_fetched_or_written_to(string? address) => Assert.False(Hosts().IsAllowed(address, out _));

    // The addresses that such requests are made for, in the writings that readers of addresses differ on.
    [Fact]
    public void No_writing_of_an_inner_address_is_taken_for_SharePoint()
    {
        string[] places =
        [
            "127.0.0.1", "127.1", "127.0.1", "0.0.0.0", "0", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001", "localhost", "localhost.", "[::1]", "[::]", "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]", "169.254.169.254", "2852039166", "0xa9fea9fe", "0251.0376.0251.0376", "[::ffff:a9fe:a9fe]", "[fe80::1]", "[fd00:ec2::254]", "10.0.0.1", "172.16.0.1", "192.168.1.1",
            "100.100.100.200", "168.63.129.16", "metadata.google.internal", "127。0。0。1", "①②⑦.⓪.⓪.①", "127.0.0.1.sharepoint.com.ond.example", "contoso.sharepoint.com.ond.example",
        ];
        string[] forms =
        [
            "https://{0}/x", "http://{0}/x", "HTTPS://{0}", "https://{0}:443/x", "https://contoso.sharepoint.com@{0}/x", "https://contoso.sharepoint.com:443@{0}/x", "https://{0}/.sharepoint.com",
            "https://{0}?contoso.sharepoint.com", "https://{0}#.sharepoint.com", "https://{0}\\.sharepoint.com", "https://{0}%2f.sharepoint.com", "https://{0}%00.sharepoint.com", "//{0}/x", "file://{0}/x",
            "gopher://{0}/x", "https:{0}", "https:\\\\{0}\\x", "https://[{0}]/x",
        ];
        var hosts = Hosts();

        Assert.All(forms.SelectMany(form => places.Select(place => form.Replace("{0}", place, StringComparison.Ordinal))), address => Assert.False(hosts.IsAllowed(address, out _), address));
    }

    [Theory]
    [InlineData("http://127.0.0.1:3978/local-chat/files/1", true)]
    [InlineData("http://localhost:3978/local-chat/files/1", true)]
    [InlineData("https://contoso.sharepoint.com/x", false)]
    [InlineData("http://169.254.169.254/x", false)]
    public void Without_authentication_only_the_machine_itself_is_asked(string address, bool isAllowed) =>
        Assert.Equal(isAllowed, Hosts(isAuthenticated: false).IsAllowed(address, out _));

    [Theory]
    [InlineData("filer.kommunen.dk", "https://filer.kommunen.dk/x", true)]
    [InlineData("filer.kommunen.dk", "https://andre.filer.kommunen.dk/x", false)]
    [InlineData("filer.kommunen.dk", "https://contoso.sharepoint.com/x", false)]
    [InlineData("*.kommunen.dk", "https://filer.kommunen.dk/x", true)]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000/x", false)]
    public void An_operator_names_other_hosts(string host, string address, bool isAllowed) => Assert.Equal(isAllowed, Hosts(host).IsAllowed(address, out _));

    [Theory]
    [InlineData("*.sharepoint.com", true)]
    [InlineData("filer.kommunen.dk", true)]
    [InlineData("*.com", false)]
    [InlineData("*", false)]
    [InlineData("https://filer.kommunen.dk", false)]
    [InlineData("http://127.0.0.1:5000", false)]
    [InlineData("10.0.0.1", false)]
    public void A_host_that_would_open_too_much_is_refused_at_the_start(string host, bool isTaken)
    {
        var options = new FileTransferOptions();
        options.Hosts.Add(host);

        Assert.Equal(isTaken, new FileHostEntries(new Production()).Validate(null, options).Succeeded);
    }

    private static FileHosts Hosts(string? host = null, bool isAuthenticated = true)
    {
        var options = new FileTransferOptions();
        if (host is not null)
            options.Hosts.Add(host);
        return new FileHosts(Options.Create(options), Options.Create(new BotFrameworkOptions { AppId = isAuthenticated ? Guid.Empty.ToString() : null }), new Production());
    }

    private sealed class Production : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
