using System.Net;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.BotFramework;

public sealed class WholeBotTests(BotHost bot) : IClassFixture<BotHost>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_is_genuine_gets_an_answer()
    {
        var answers = await bot.As("Mette").SaysAsync("hjælp", Cancelled);

        Assert.NotEmpty(answers);
    }

    [Fact]
    public async Task Whoever_is_not_gets_none()
    {
        var ole = bot.As("Ole");

        using var response = await ole.PostAsync(ole.Message("hjælp"), Cancelled, token: "");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(ole.Seen);
    }
}
