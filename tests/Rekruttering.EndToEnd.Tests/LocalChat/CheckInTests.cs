using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Playwright;
using Rekruttering.EndToEnd.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Rekruttering.EndToEnd.Tests.LocalChat;

// What a newcomer sees within minutes by putting the clock forward. On a bot of its own, since time goes for everybody.
[Collection(LocalChatTests.Name)]
public sealed class CheckInTests(LocalChatFixture fixture)
{
    [Fact]
    public async Task A_check_in_arrives_with_time_is_answered_and_changes_what_the_coordinator_sees()
    {
        await using var bot = new BotProcess();
        await bot.StartAsync(TestContext.Current.CancellationToken);
        await using var chat = await fixture.OpenAgainAsync(bot, "mette", new() { BypassCSP = true, ReducedMotion = ReducedMotion.Reduce });
        await Expect(chat.Answer).ToContainTextAsync("Jeg er et computerprogram");
        await Expect(await chat.AskAsync("status")).ToContainTextAsync("Blokeret");
        var before = await FactAsync(chat.Answer, "Blokeret");

        // On until it is Yusuf's turn: the badge says where the message came.
        for (var leap = 0; leap < 8 && await BadgeOf(chat, "yusuf").CountAsync() == 0; leap++)
            await LeapAsync(chat, "Til næste besked");
        await chat.Page.Locator("[data-person=yusuf]").ClickAsync();
        await Expect(BadgeOf(chat, "yusuf")).ToHaveCountAsync(0);
        await Expect(chat.Answer).ToContainTextAsync("Check-in: hvordan går det?");
        await chat.CheckAsync("a check-in");

        // Blocked: help on the spot, in the same card.
        await chat.Answer.GetByRole(AriaRole.Button, new() { Name = "Opdatér" }).First.ClickAsync();
        await chat.Answer.GetByLabel("Status").SelectOptionAsync(new SelectOptionValue { Label = "Blokeret" });
        await chat.Answer.GetByLabel("Kommentar").FillAsync("Vi mangler vejledere i ferien.");
        await chat.CheckAsync("the answer to a check-in");
        await chat.Answer.GetByRole(AriaRole.Button, new() { Name = "Gem", Exact = true }).ClickAsync();
        await Expect(chat.Answer).ToContainTextAsync("Måske kan det her hjælpe");

        // The coordinator is told, and sees another picture.
        await chat.Page.Locator("[data-person=mette]").ClickAsync();
        await Expect(chat.Answer).ToContainTextAsync("Vi mangler vejledere i ferien.");
        await Expect(await chat.AskAsync("status")).ToContainTextAsync("Blokeret");
        Assert.Equal(before + 1, await FactAsync(chat.Answer, "Blokeret"));
        Assert.Empty(chat.Errors);
    }

    // The whole of the follow-up: asked, answered, and told to the municipality in words and to the leadership in figures.
    [Fact]
    public async Task Three_months_after_the_workshop_the_owner_is_asked_and_what_came_of_it_can_be_taken_away_as_a_document()
    {
        await using var bot = new BotProcess();
        await bot.StartAsync(TestContext.Current.CancellationToken);
        await using var chat = await fixture.OpenAgainAsync(bot, "yusuf", new() { BypassCSP = true, ReducedMotion = ReducedMotion.Reduce });
        await Expect(chat.Answer).ToContainTextAsync("Jeg er et computerprogram");

        // The workshop of the demonstration was 60 days ago. Where its owner has had a card that week, the follow-up waits for the next.
        await chat.Page.GetByText("Til en bestemt dato").ClickAsync();
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-60).AddMonths(3).AddDays(1);
        await chat.Page.GetByLabel("Dato").FillAsync(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await LeapAsync(chat, "Gå til");
        var card = chat.FromBot.Filter(new() { HasText = "Tre måneder efter workshoppen" }).Last;
        for (var week = 0; week < 3 && await card.CountAsync() == 0; week++)
            await LeapAsync(chat, "+ 1 uge");
        await Expect(card).ToContainTextAsync("Hej Yusuf. Det er tre måneder siden workshoppen.");
        await chat.CheckAsync("a follow-up");

        await card.GetByLabel("Hvorfor?").FillAsync("Vi fik timen ind i vagtplanen.");
        await SaveAsync();
        await Expect(card).ToContainTextAsync("Vælg et svar.");
        await Expect(card.GetByLabel("Hvorfor?")).ToHaveValueAsync("Vi fik timen ind i vagtplanen.");
        foreach (var (outcome, next, then) in new[] { ("Nået", "Den bliver fast.", "Du har svaret på 1 ud af 3."), ("Delvist", "", "Du har svaret på 2 ud af 3."), ("Ikke nået", "", "Tak, nu har du svaret på det hele.") })
        {
            await card.GetByLabel(outcome, new() { Exact = true }).CheckAsync();
            await card.GetByLabel("Hvad sker der nu?").FillAsync(next);
            await SaveAsync();
            await Expect(card).ToContainTextAsync(then);
        }

        await chat.Page.Locator("[data-person=mette]").ClickAsync();
        var words = chat.FromBot.Filter(new() { HasText = "Opfølgning efter tre måneder: Egevang Kommune" });
        for (var week = 0; week < 4 && await words.CountAsync() == 0; week++)
            await LeapAsync(chat, "+ 1 uge");
        await Expect(words).ToContainTextAsync("3 af 8 svar er kommet.");
        await Expect(words).ToContainTextAsync("Hvorfor: Vi fik timen ind i vagtplanen.");
        var document = await WordAsync(words);
        Assert.Contains("Opfølgning efter tre måneder: Egevang Kommune", document, StringComparison.Ordinal);
        Assert.Contains("Vi fik timen ind i vagtplanen.", document, StringComparison.Ordinal);
        Assert.Contains("Yusuf Demir", document, StringComparison.Ordinal);

        await chat.Page.Locator("[data-person=lars]").ClickAsync();
        var figures = chat.FromBot.Filter(new() { HasText = "Opfølgning efter tre måneder: Egevang Kommune" });
        await Expect(figures).ToContainTextAsync("hvor tallet ville pege på én person");
        await Expect(figures).Not.ToContainTextAsync("vagtplanen");
        document = await WordAsync(figures);
        Assert.Contains("Ikke besvaret", document, StringComparison.Ordinal);
        Assert.DoesNotContain("vagtplanen", document, StringComparison.Ordinal);
        Assert.DoesNotContain("Yusuf", document, StringComparison.Ordinal);
        Assert.Empty(chat.Errors);

        Task SaveAsync() => card.GetByRole(AriaRole.Button, new() { Name = "Gem svar" }).ClickAsync();

        async Task<string> WordAsync(ILocator result)
        {
            await result.GetByRole(AriaRole.Button, new() { Name = "Hent som Word" }).ClickAsync();
            await chat.Button("Ja tak").Last.ClickAsync();
            var download = await chat.Page.RunAndWaitForDownloadAsync(() => chat.Page.Locator("a.file").Last.ClickAsync());
            Assert.Equal("Opfølgning Egevang Kommune.docx", download.SuggestedFilename);
            await using var stream = await download.CreateReadStreamAsync();
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy, TestContext.Current.CancellationToken);
            using var document = WordprocessingDocument.Open(copy, isEditable: false);
            Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken));
            return document.MainDocumentPart!.Document.Body!.InnerText;
        }
    }

    private static ILocator BadgeOf(ChatPage chat, string person) => chat.Page.Locator($"[data-person={person}] .badge");

    private static async Task LeapAsync(ChatPage chat, string button)
    {
        await chat.Button(button).ClickAsync();
        await Expect(chat.Page.Locator(".time-status")).ToContainTextAsync("Botten har", new() { Timeout = 120_000 });
    }

    private static async Task<int> FactAsync(ILocator card, string title) => int.Parse(
        await card.Locator("tr", new() { HasText = title }).Locator("td").Last.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
}
