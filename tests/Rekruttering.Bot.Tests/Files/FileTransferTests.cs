using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Files;
using Rekruttering.Bot.Privacy;
using Rekruttering.Bot.Tests.Support;
using Person = Rekruttering.Bot.Tests.Support.Person;

namespace Rekruttering.Bot.Tests.Files;

// Both ways through the front door, with a simulated SharePoint that counts what it was asked.
public sealed class FileTransferTests
{
    private const string Content = "Indsats;Handling\nFlere elever;Møde\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_file_is_offered_and_put_into_the_persons_OneDrive_when_they_say_yes(DatabaseKind kind)
    {
        await using var bot = await StartAsync(kind);
        var mette = bot.As("Mette");

        var offer = await OfferAsync(mette);
        var consent = offer.Activity.GetProperty("attachments")[0];
        Assert.Equal("application/vnd.microsoft.teams.card.file.consent", consent.GetProperty("contentType").GetString());
        Assert.Equal("Plan - Egevang.csv", consent.GetProperty("name").GetString());
        Assert.Equal(Encoding.UTF8.GetByteCount(Content), consent.GetProperty("content").GetProperty("sizeInBytes").GetInt32());

        var after = await mette.AnswersOfferAsync(offer, accepts: true, Cancel);

        Assert.Equal(Content, Encoding.UTF8.GetString(bot.Teams.SharePoint.Stored["Plan - Egevang.csv"].Content));
        var saved = after[0].Activity;
        Assert.Equal("Filen ligger nu i din OneDrive.", after[0].Text);
        Assert.Equal("application/vnd.microsoft.teams.card.file.info", saved.GetProperty("attachments")[0].GetProperty("contentType").GetString());
        Assert.Equal("https://contoso.sharepoint.com/personal/Plan - Egevang.csv", saved.GetProperty("attachments")[0].GetProperty("contentUrl").GetString());
        Assert.Equal("csv", saved.GetProperty("attachments")[0].GetProperty("content").GetProperty("fileType").GetString());
        Assert.Equal(("DELETE", offer.Id), (after[1].Method, after[1].Id));
        Assert.All(bot.Teams.SharePoint.Requests, request => Assert.Equal("", request.Authorization));
        Assert.Equal(0, await OffersAsync(bot));
    }

    [Fact]
    public async Task A_no_is_fine_and_nothing_is_kept()
    {
        await using var bot = await StartAsync();
        var mette = bot.As("Mette");
        var offer = await OfferAsync(mette);

        var after = await mette.AnswersOfferAsync(offer, accepts: false, Cancel);

        Assert.StartsWith("Helt i orden.", after[0].Text, StringComparison.Ordinal);
        Assert.Empty(bot.Teams.SharePoint.Requests);
        Assert.Equal(0, await OffersAsync(bot));
    }

    // The id on a card is the client's word.
    [Fact]
    public async Task Nobody_else_gets_the_file_and_nobody_gets_it_twice()
    {
        await using var bot = await StartAsync();
        var (mette, yusuf) = (bot.As("Mette"), bot.As("Yusuf"));
        await yusuf.SaysAsync("hej", Cancel);
        var offer = await OfferAsync(mette);

        var forwarded = await yusuf.AnswersOfferAsync(offer, accepts: true, Cancel);
        Assert.StartsWith("Den fil er ikke længere klar.", Assert.Single(forwarded, activity => activity.Method != "DELETE").Text, StringComparison.Ordinal);
        Assert.Empty(bot.Teams.SharePoint.Requests);

        await mette.AnswersOfferAsync(offer, accepts: true, Cancel);
        var again = await mette.AnswersOfferAsync(offer, accepts: true, Cancel);
        Assert.StartsWith("Den fil er ikke længere klar.", again[0].Text, StringComparison.Ordinal);
        Assert.Single(bot.Teams.SharePoint.Requests);
    }

    [Fact]
    public async Task Two_yeses_at_once_put_the_file_there_once()
    {
        await using var bot = await StartAsync();
        var mette = bot.As("Mette");
        var offer = await OfferAsync(mette);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => mette.AnswersOfferAsync(offer, accepts: true, Cancel)));

        Assert.Single(bot.Teams.SharePoint.Requests);
    }

    [Fact]
    public async Task An_offer_waits_a_day_and_then_is_gone()
    {
        var clock = new ManualClock(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));
        await using var bot = await StartAsync(clock: clock);
        var mette = bot.As("Mette");
        var offer = await OfferAsync(mette);
        clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));

        var late = await mette.AnswersOfferAsync(offer, accepts: true, Cancel);

        Assert.StartsWith("Den fil er ikke længere klar.", late[0].Text, StringComparison.Ordinal);
        await bot.Get<RetentionWorker>().RunOnceAsync(Cancel);
        Assert.Equal(0, await OffersAsync(bot));
    }

    [Fact]
    public async Task An_upload_that_stumbles_is_tried_again()
    {
        await using var bot = await StartAsync();
        var mette = bot.As("Mette");
        var offer = await OfferAsync(mette);
        bot.Teams.SharePoint.Fail(503, 429);

        var after = await mette.AnswersOfferAsync(offer, accepts: true, Cancel);

        Assert.Equal("Filen ligger nu i din OneDrive.", after[0].Text);
        Assert.Equal(3, bot.Teams.SharePoint.Requests.Count);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task An_upload_that_is_refused_is_told_kindly(int status)
    {
        await using var bot = await StartAsync();
        var mette = bot.As("Mette");
        var offer = await OfferAsync(mette);
        bot.Teams.SharePoint.Fail(status);

        var after = await mette.AnswersOfferAsync(offer, accepts: true, Cancel);

        Assert.Contains("Bed om den igen om lidt", after[0].Text, StringComparison.Ordinal);
        Assert.Single(bot.Teams.SharePoint.Requests);
    }

    [Fact]
    public async Task Nothing_is_put_where_files_do_not_belong()
    {
        await using var bot = await StartAsync();
        await using var elsewhere = await SimulatedConnector.StartAsync();
        var mette = bot.As("Mette");
        var offer = await OfferAsync(mette);

        var after = await mette.AnswersOfferAsync(offer, accepts: true, Cancel, elsewhere.SharePoint.UploadAddress("x.csv"));

        Assert.Contains("Bed om den igen om lidt", after[0].Text, StringComparison.Ordinal);
        Assert.Empty(elsewhere.SharePoint.Requests);
    }

    [Fact]
    public async Task In_a_channel_the_person_is_shown_to_their_own_chat()
    {
        await using var bot = await StartAsync();
        var mette = bot.As("Mette").In("19:general@thread.tacv2;messageid=17", "channel");

        await mette.SaysAsync("hjælp", Cancel);
        await mette.SendsFileAsync("plan.csv", Encoding.UTF8.GetBytes(Content), Cancel);

        Assert.Equal(2, mette.Seen.Count(activity => activity.Text == "Filer kan jeg kun sende og modtage i vores egen chat. Åbn den, og prøv igen dér."));
        Assert.Empty(bot.Teams.SharePoint.Requests);
        Assert.Equal(0, await OffersAsync(bot));
    }

    [Fact]
    public async Task What_waits_is_shown_to_its_person_and_goes_when_they_ask()
    {
        await using var bot = await StartAsync();
        var mette = bot.As("Mette");
        await OfferAsync(mette);
        var person = new Rekruttering.Bot.Conversations.Person(mette.TenantId, mette.AadObjectId);
        var data = bot.Host.Services.GetServices<IPersonalData>().OfType<FileData>().Single();

        var stored = await bot.LookAsync(database => data.FindAsync(database, person, Language.Danish, Cancel), Cancel);
        Assert.Equal(new PersonalRecord("Filer, der venter på dit ja", "Plan - Egevang.csv"), Assert.Single(stored));

        await bot.LookAsync(
            async database =>
            {
                await using var write = await database.BeginWriteAsync(Cancel);
                await data.DeleteAsync(database, person, Cancel);
                await write.CommitAsync(Cancel);
                return true;
            },
            Cancel);
        Assert.Equal(0, await OffersAsync(bot));
    }

    [Fact]
    public async Task A_file_that_a_person_sends_reaches_the_feature_it_is_for()
    {
        await using var bot = await StartAsync();
        var mette = bot.As("Mette");
        await mette.SaysAsync("hej", Cancel);

        var after = await mette.SendsFileAsync("bærbar:plan.csv", Encoding.UTF8.GetBytes(Content), Cancel, "her er vores plan");

        Assert.Equal("bærbar-plan.csv 36", Assert.Single(after).Text);
        Assert.All(bot.Teams.SharePoint.Requests, request => Assert.Equal("", request.Authorization));
    }

    [Fact]
    public async Task A_file_that_is_for_nobody_leaves_the_words_to_be_answered()
    {
        await using var bot = await StartAsync();
        var mette = bot.As("Mette");
        await mette.SaysAsync("hej", Cancel);

        var after = await mette.SendsFileAsync("billede.png", [1, 2, 3], Cancel, "anbefaling 7");

        Assert.Equal(2, after.Count);
        Assert.Contains("Jeg kan læse CSV, Excel (.xlsx) og tabeller i Word (.docx)", after[0].Text, StringComparison.Ordinal);
        Assert.Contains("Nedbring frafaldet", after[1].AllText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_had_is_told()
    {
        await using var bot = await StartAsync();
        await using var elsewhere = await SimulatedConnector.StartAsync();
        var mette = bot.As("Mette");
        await mette.SaysAsync("hej", Cancel);
        var sharePoint = bot.Teams.SharePoint;
        var loop = sharePoint.RedirectTo(sharePoint.RedirectTo(sharePoint.RedirectTo(sharePoint.RedirectTo(sharePoint.Send([1])))));

        Uri[] addresses = [new Uri(sharePoint.Root(), "sharepoint/download.aspx?UniqueId=nej"), elsewhere.SharePoint.Send([1]), sharePoint.RedirectTo(elsewhere.SharePoint.Send([1])), loop];
        foreach (var address in addresses)
            Assert.Equal("Jeg kunne ikke hente filen. Prøv at sende den igen.", Assert.Single(await mette.SendsFileAsync("plan.csv", [], Cancel, address: address)).Text);
        Assert.Empty(elsewhere.SharePoint.Requests);

        Assert.Equal("plan.csv 36", Assert.Single(await mette.SendsFileAsync("plan.csv", [], Cancel, address: sharePoint.RedirectTo(sharePoint.Send(Encoding.UTF8.GetBytes(Content))))).Text);
        Assert.Equal("Filen er for stor til mig. Den må højst fylde 4 MB.", Assert.Single(await mette.SendsFileAsync("plan.csv", new byte[UploadedFile.MostBytes + 1], Cancel)).Text);
    }

    // The address is the permission. What has been in a row is in SQLite's log long after the row, and in the backups.
    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_address_of_a_file_is_not_written_down_and_a_file_that_was_left_behind_is_asked_for_again(DatabaseKind kind)
    {
        await using var bot = await StartAsync(kind);
        var mette = bot.As("Mette");
        await mette.SaysAsync("hej", Cancel);

        // One for the typing indicator, one for the answer: it is left for later.
        bot.Teams.Fail(Fault.Throttle(TimeSpan.FromMinutes(1)), times: 2, when: request => request.Method == "POST");
        var message = mette.Message("");
        message["attachments"] = new JsonArray(mette.FileAttachment("plan.csv", bot.Teams.SharePoint.Send(Encoding.UTF8.GetBytes(Content))));
        using var response = await mette.PostAsync(message, Cancel);
        var before = mette.Seen.Count;
        var stored = await bot.EverythingStoredAsync(Cancel);
        await bot.Get<InboxRecovery>().RunOnceAsync(Cancel);

        Assert.Contains("plan.csv", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("tempauth", stored, StringComparison.Ordinal);
        Assert.Equal("Jeg kunne ikke hente filen. Prøv at sende den igen.", Assert.Single(mette.Seen.Skip(before)).Text);
    }

    [Fact]
    public async Task Files_are_taken_one_at_a_time()
    {
        await using var bot = await StartAsync();
        var mette = bot.As("Mette");
        var message = mette.Message("");
        message["attachments"] = new JsonArray(
            new JsonObject { ["contentType"] = "text/html", ["content"] = "<p></p>" },
            mette.FileAttachment("a.csv", bot.Teams.SharePoint.Send([1])),
            mette.FileAttachment("b.csv", bot.Teams.SharePoint.Send([1])));

        using var response = await mette.PostAsync(message, Cancel);

        Assert.Equal("Jeg tager én fil ad gangen. Send dem hver for sig.", mette.Seen[^1].Text);
        Assert.Empty(bot.Teams.SharePoint.Requests);
    }

    [Fact]
    public async Task A_CPR_number_in_the_name_of_a_file_stops_it_before_it_is_fetched()
    {
        await using var bot = await StartAsync();
        var mette = bot.As("Mette");

        var after = await mette.SendsFileAsync("120385-1234.csv", Encoding.UTF8.GetBytes(Content), Cancel);

        Assert.Contains("CPR", after.AllText(), StringComparison.Ordinal);
        Assert.Empty(bot.Teams.SharePoint.Requests);
    }

    [Theory]
    [InlineData("Plan: Egevang/Syd?.csv", "Plan- Egevang-Syd-.csv")]
    [InlineData("..\\..\\x.csv", "-..-x.csv")]
    [InlineData("plan.csv", "plan.csv")]
    public void A_name_becomes_one_that_SharePoint_takes(string name, string clean) => Assert.Equal(clean, FileOffers.Clean(name));

    [Fact]
    public void A_long_name_keeps_its_ending() => Assert.Equal(new string('å', 115) + ".xlsx", FileOffers.Clean(new string('å', 300) + ".xlsx"));

    private static Task<RunningBot> StartAsync(DatabaseKind kind = DatabaseKind.Sqlite, TimeProvider? clock = null) => RunningBot.StartAsync(
        Cancel,
        kind,
        clock,
        services =>
        {
            services.AddKeyedScoped<ICommand, OfferCommand>("help");
            foreach (var receiver in services.Where(service => service.ServiceType == typeof(IReceiveFile)).ToList())
                services.Remove(receiver);
            services.AddScoped<IReceiveFile, CsvReceiver>();
        });

    private static async Task<AcceptedActivity> OfferAsync(Person person) => (await person.SaysAsync("hjælp", Cancel))[^1];

    private static Task<int> OffersAsync(RunningBot bot) => bot.LookAsync(database => database.Set<OfferedFile>().CountAsync(Cancel), Cancel);

    private sealed class OfferCommand(FileOffers offers) : ICommand
    {
        public Task RunAsync(Turn turn, CancellationToken cancellationToken) =>
            offers.OfferAsync(turn, "Plan - Egevang.csv", Encoding.UTF8.GetBytes(Content), cancellationToken);
    }

    private sealed class CsvReceiver : IReceiveFile
    {
        public async Task<bool> TryReceiveAsync(Turn turn, UploadedFile file, CancellationToken cancellationToken)
        {
            if (!file.Name.EndsWith(".csv", StringComparison.Ordinal))
                return false;
            await turn.SayAsync(string.Create(CultureInfo.InvariantCulture, $"{file.Name} {file.Content.Length}"), cancellationToken);
            return true;
        }
    }
}
