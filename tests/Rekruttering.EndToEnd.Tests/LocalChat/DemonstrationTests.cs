using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Rekruttering.EndToEnd.Tests.LocalChat;

// What the page does that Teams would do, for what there is to try: files, people, charts and the clock.
[Collection(LocalChatTests.Name)]
public sealed class DemonstrationTests(LocalChatFixture fixture)
{
    private static readonly BrowserNewPageOptions Checked = new() { BypassCSP = true, ReducedMotion = ReducedMotion.Reduce };

    [Theory]
    [InlineData("karen")]
    [InlineData("yusuf")]
    [InlineData("mette")]
    [InlineData("lars")]
    [InlineData("signe")]
    public async Task Everything_that_is_proposed_to_a_person_gets_an_answer(string person)
    {
        await using var chat = await fixture.OpenAsync(person);
        var ideas = chat.Page.Locator(".idea");
        Assert.NotEqual(0, await ideas.CountAsync());

        foreach (var idea in await ideas.AllInnerTextsAsync())
        {
            var answer = await chat.AskAsync(idea);
            await Expect(answer).Not.ToContainTextAsync("Kilderne siger ikke");
            await Expect(answer).Not.ToContainTextAsync("forstår ikke");
        }

        Assert.Empty(chat.Errors);
    }

    [Fact]
    public async Task A_file_is_handed_over_after_a_yes_and_can_be_opened()
    {
        await using var chat = await fixture.OpenAsync("mette", options: Checked);
        await chat.AskAsync("hent planen");

        await chat.Button("Word").Last.ClickAsync();
        await Expect(chat.Button("Ja tak")).ToBeVisibleAsync();
        await chat.CheckAsync("the question before a file is handed over");
        await chat.Button("Ja tak").ClickAsync();
        var download = await chat.Page.RunAndWaitForDownloadAsync(() => chat.Page.Locator("a.file").Last.ClickAsync());

        Assert.EndsWith(".docx", download.SuggestedFilename, StringComparison.Ordinal);
        await using var stream = await download.CreateReadStreamAsync();
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, TestContext.Current.CancellationToken);
        await using var document = new ZipArchive(copy);
        Assert.NotNull(document.GetEntry("word/document.xml"));
        Assert.Empty(chat.Errors);
    }

    [Fact]
    public async Task A_file_that_is_no_import_is_declined_kindly_and_one_can_change_ones_mind_before_sending()
    {
        await using var chat = await fixture.OpenAsync("mette");
        FilePayload file = new() { Name = "indkøb.csv", MimeType = "text/csv", Buffer = "Mælk;2\n"u8.ToArray() };

        await chat.Page.SetInputFilesAsync("input[type=file]", file);
        await chat.Button("Fjern indkøb.csv").ClickAsync();
        await Expect(chat.Page.Locator(".attached")).ToBeEmptyAsync();
        await chat.Page.SetInputFilesAsync("input[type=file]", file);
        await chat.Box.PressAsync("Enter");

        await Expect(chat.Mine.Last).ToContainTextAsync("indkøb.csv");
        await Expect(chat.Answer).ToContainTextAsync("Jeg kender ikke kolonnerne");
        await chat.Page.ReloadAsync();
        await Expect(chat.Mine.Last).ToContainTextAsync("indkøb.csv");
        Assert.Empty(chat.Errors);
    }

    [Fact]
    public async Task Figures_are_drawn_and_the_numbers_are_there_for_who_does_not_see_them()
    {
        await using var chat = await fixture.OpenAsync("mette", options: Checked);

        var answer = await chat.AskAsync("nøgletal");

        await Expect(answer.Locator(".chart svg").First).ToBeVisibleAsync();
        await Expect(answer.GetByRole(AriaRole.Img, new() { Name = "Ansatte" })).ToBeVisibleAsync();
        await answer.GetByRole(AriaRole.Button, new() { Name = "Vis tallene" }).First.ClickAsync();
        await chat.CheckAsync("a card with charts");
        Assert.Empty(chat.Errors);
    }

    [Fact]
    public async Task People_are_found_by_a_part_of_their_name()
    {
        await using var chat = await fixture.OpenAsync("mette", options: Checked);
        await chat.AskAsync("min kommunes plan");
        await chat.Page.GetByText("Flere elever gennemfører").Last.ClickAsync();
        await chat.Page.GetByText("Uddanne seks nye praktikvejledere").Last.ClickAsync();

        await chat.Button("Tildel").ClickAsync();
        var owners = chat.Dialog.Locator(".people-picker").First;
        await Expect(owners).ToBeVisibleAsync();
        await chat.CheckAsync("the choice of people");
        await owners.GetByRole(AriaRole.Searchbox).FillAsync("signe");

        await Expect(owners.GetByText("Signe Mark")).ToBeVisibleAsync();
        await Expect(owners.GetByText("Thomas Hjort")).ToBeHiddenAsync();
        await Expect(owners.GetByText("Inge Dahl")).ToBeVisibleAsync();
        Assert.Empty(chat.Errors);
    }

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(390, 800)]
    public async Task The_clock_can_be_put_forward_and_says_what_happened_meanwhile(int width, int height)
    {
        await using var chat = await fixture.OpenAsync("karen", options: new() { ViewportSize = new() { Width = width, Height = height }, BypassCSP = true, ReducedMotion = ReducedMotion.Reduce });
        if (width < 800)
            await chat.Button("Bottens tid: gå frem i tiden").ClickAsync();
        var panel = chat.Page.Locator(".time:visible");
        var before = await DayAsync(panel);
        await chat.CheckAsync("the clock");

        await panel.GetByRole(AriaRole.Button, new() { Name = "+ 1 dag" }).ClickAsync();

        await Expect(panel.GetByRole(AriaRole.Status)).ToContainTextAsync("Botten har", new() { Timeout = 60_000 });
        Assert.Equal(before.AddDays(1), await DayAsync(panel));
        await panel.GetByText("Til en bestemt dato").ClickAsync();
        await panel.GetByLabel("Dato").FillAsync(before.AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await panel.GetByRole(AriaRole.Button, new() { Name = "Gå til" }).ClickAsync();
        await Expect(panel.Locator(".clock")).ToContainTextAsync(before.AddDays(3).ToString("d'. 'MMMM yyyy", CultureInfo.GetCultureInfo("da-DK")), new() { Timeout = 60_000 });
        Assert.Empty(chat.Errors);
    }

    private static async Task<DateOnly> DayAsync(ILocator panel)
    {
        await Expect(panel.Locator(".clock")).Not.ToBeEmptyAsync();
        var text = Regex.Match(await panel.Locator(".clock").InnerTextAsync(), @"\d+\. \w+ \d{4}").Value;
        return DateOnly.ParseExact(text, "d'. 'MMMM yyyy", CultureInfo.GetCultureInfo("da-DK"));
    }
}
