using Microsoft.Playwright;
using Rekruttering.Bot.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Rekruttering.EndToEnd.Tests.LocalChat;

[Collection(LocalChatTests.Name)]
public sealed class ImportTests(LocalChatFixture fixture)
{
    [Fact]
    public async Task A_coordinator_brings_the_plan_in_from_Excel_and_the_owner_finds_it_among_the_actions()
    {
        var title = $"Besøg på {Guid.NewGuid():N}"[..20];
        var file = MadeFiles.Excel(
            ["Indsats", "Anbefalinger", "Handling", "Ansvarlig", "Frist", "Status"],
            ["Mød eleverne", "7", title, "Yusuf Demir", "1. marts 2031", "I gang"]);
        await using var mette = await fixture.OpenAsync("mette", options: new() { BypassCSP = true, ReducedMotion = ReducedMotion.Reduce });

        await mette.Page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "plan.xlsx", MimeType = "application/octet-stream", Buffer = file.Content.ToArray() });
        await mette.Box.PressAsync("Enter");
        await Expect(mette.Answer).ToContainTextAsync(title);
        await mette.CheckAsync("what an import would do");
        await mette.Answer.GetByRole(AriaRole.Button, new() { Name = "Gem planen" }).ClickAsync();
        await Expect(mette.Answer).Not.ToContainTextAsync("Intet er gemt endnu");
        await Expect(mette.Answer).ToContainTextAsync("gemt", new() { IgnoreCase = true });

        await using var yusuf = await fixture.OpenAsync("yusuf");
        await Expect(await yusuf.AskAsync("mine handlinger")).ToContainTextAsync(title);
        Assert.Empty(mette.Errors);
    }
}
