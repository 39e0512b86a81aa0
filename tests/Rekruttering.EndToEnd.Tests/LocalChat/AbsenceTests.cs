using System.Net.Http.Json;
using Rekruttering.EndToEnd.Tests.Support;

namespace Rekruttering.EndToEnd.Tests.LocalChat;

public sealed class AbsenceTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task A_bot_that_is_registered_with_Teams_has_no_local_chat(string environment)
    {
        await using var bot = new BotProcess(new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = environment,
            ["BotFramework__AppId"] = "11111111-1111-1111-1111-111111111111",
            ["BotFramework__TenantId"] = "22222222-2222-2222-2222-222222222222",
            ["BotFramework__AppPassword"] = "not a secret",
        });
        await bot.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = bot.Address };

        foreach (var path in new[] { "", "local-chat/index.html", "local-chat/app.js", "local-chat/api/setup", "local-chat/api/events", "local-chat/connector/v3/conversations/a/members" })
        {
            using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal((path, 404), (path, (int)response.StatusCode));
        }

        using var moved = await client.PostAsJsonAsync("local-chat/api/time", new { by = "day" }, TestContext.Current.CancellationToken);
        Assert.Equal(404, (int)moved.StatusCode);
    }
}
