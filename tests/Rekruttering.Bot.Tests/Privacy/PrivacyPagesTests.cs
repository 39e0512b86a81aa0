using System.Net;
using System.Security.Cryptography;
using System.Text;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.Privacy;

public sealed class PrivacyPagesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/privatliv", "da", "<h1>Privatliv</h1>", "Slettes efter 90 dage", "ingen sprogmodel", "CPR-nummer", "slet mine data")]
    [InlineData("/privatliv?lang=en", "en", "<h1>Privacy</h1>", "Deleted after 90 days", "no language model", "CPR number", "delete my data")]
    [InlineData("/vilkaar", "da", "<h1>Vilkår</h1>", "ingen myndighed", "er KL’s", "href=\"/privatliv\"")]
    [InlineData("/vilkaar?lang=en", "en", "<h1>Terms of use</h1>", "no authority", "is KL’s", "href=\"/privatliv?lang=en\"")]
    public async Task Whoever_decides_on_the_app_can_read_what_it_does_and_on_what_terms(string path, string language, params string[] expected)
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);

        using var response = await bot.Host.Client.GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        var page = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
        Assert.All(expected, text => Assert.Contains(text, page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/privatliv")]
    [InlineData("/vilkaar?lang=en")]
    public async Task The_page_may_load_nothing_and_use_no_style_but_its_own(string path)
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);

        using var response = await bot.Host.Client.GetAsync(path, Cancellation);

        var page = await response.Content.ReadAsStringAsync(Cancellation);
        var style = page.Split("<style>")[1].Split("</style>")[0];
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_are_there_in_production_too()
    {
        await using var bot = await RunningBot.StartAsync(
            Cancellation,
            settings:
            [
                ("BotFramework:MetadataAddress", "https://127.0.0.1:9/openidconfiguration"),
                ("BotFramework:ServiceHosts:0", "smba.trafficmanager.net"),
                ("Delivery:ServiceUrl", "https://smba.trafficmanager.net/teams/"),
                ("Files:Hosts:0", "*.sharepoint.com"),
            ]);
        bot.Host.Environment = "Production";

        foreach (var path in new[] { "/privatliv", "/vilkaar" })
        {
            using var response = await bot.Host.Client.GetAsync(path, Cancellation);
            Assert.Equal((path, HttpStatusCode.OK), (path, response.StatusCode));
        }
    }

    [Theory]
    [InlineData("dpo@kommune.example", "href=\"mailto:dpo@kommune.example\"")]
    [InlineData("https://kommune.example/privatliv?a=1&b=2", "href=\"https://kommune.example/privatliv?a=1&amp;b=2\"")]
    public async Task The_page_names_who_is_responsible_and_where_to_write(string contact, string link)
    {
        await using var bot = await RunningBot.StartAsync(Cancellation, settings: [("Privacy:Controller", "Ærø & <Omegns> Kommune"), ("Privacy:Contact", contact), ("Questions:Retention", "30.00:00:00")]);

        var page = await bot.Host.Client.GetStringAsync("/privatliv", Cancellation);

        Assert.Contains("Ærø &amp; &lt;Omegns&gt; Kommune er ansvarlig", page, StringComparison.Ordinal);
        Assert.Contains(link, page, StringComparison.Ordinal);
        Assert.Contains("Slettes efter 30 dage", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_nobody_named_the_page_says_whom_to_ask()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation, settings: [("Privacy:Controller", ""), ("Privacy:Contact", "")]);

        var page = await bot.Host.Client.GetStringAsync("/privatliv", Cancellation);

        Assert.Contains("Den organisation, der har givet dig adgang", page, StringComparison.Ordinal);
        Assert.Contains("databeskyttelsesrådgiver", page, StringComparison.Ordinal);
    }
}
