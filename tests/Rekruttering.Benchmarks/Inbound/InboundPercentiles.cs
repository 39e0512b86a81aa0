using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Benchmarks.Inbound;

/// <summary>
/// <c>POST /api/messages</c> as Teams feels it: token checked, question answered, reply accepted by the simulated Teams before the 200. Beside it, in
/// the same run, a bare endpoint on the same web server that only reads the same body: the ratio is what counts.
/// </summary>
internal static class InboundPercentiles
{
    private const int Rounds = 1_000;

    // A tenant may be sent 45 requests a second, a conversation 7, and a person may ask 20 times at once: enough of each that no limit is what is measured.
    // The warm-up is everybody's first contact with the bot, which says more than a later one.
    private const int Tenants = 60, People = 300;

    private static readonly string[] Questions =
    [
        "hvordan får vi flere mænd ind i faget?",
        "hvilke anbefalinger retter sig mod staten?",
        "hvad skete der i 2019?",
        "vores elever dropper ud, hvad gør vi?",
        "anbefaling 12",
        "hvem leder projektet?",
        "praktik vejledning",
        "hvad koster en robotstøvsuger?",
    ];

    public static async Task RunAsync()
    {
        await using var teams = await SimulatedConnector.StartAsync();
        var tenants = Enumerable.Range(0, Tenants).Select(i => new Guid(i + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]).ToString()).ToList();
        await using var bot = new BenchmarkedBot(teams, tenants);
        using var toBot = bot.CreateClient();
        await using var bare = await StartBareAsync();
        using var toBare = new BareClient(bare.Urls.Single());

        var asks = 0;
        var token = teams.Token();
        Task<HttpResponseMessage> Question() => As(asks).PostAsync(As(asks).Message(Questions[asks++ % Questions.Length]), CancellationToken.None, token);
        Task<HttpResponseMessage> Bare() => toBare.PostAsync(As(asks).Message(Questions[asks++ % Questions.Length]).ToJsonString());
        Task<HttpResponseMessage> Refused() => As(asks).PostAsync(As(asks++).Message("hej"), CancellationToken.None, token: "not.a.token");

        await MeasureAsync(Question, People);
        await MeasureAsync(Bare, People);
        var answered = await MeasureAsync(Question, Rounds);
        var refused = await MeasureAsync(Refused, Rounds);
        var bareTimes = await MeasureAsync(Bare, Rounds);

        Console.WriteLine("POST, one at a time                         p50 ms    p99 ms   x bare p50");
        Print("bare endpoint that reads the body", bareTimes, bareTimes);
        Print("token refused", refused, bareTimes);
        Print("token checked, question answered, reply sent", answered, bareTimes);

        Person As(int number) => new(toBot, teams, string.Create(CultureInfo.InvariantCulture, $"Person {number % People}")) { TenantId = tenants[number % Tenants] };
    }

    private static async Task<double[]> MeasureAsync(Func<Task<HttpResponseMessage>> post, int count)
    {
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var response = await post();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return times;
    }

    private static void Print(string name, double[] times, double[] bare) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-44}{times[times.Length / 2],7:0.00}   {times[times.Length * 99 / 100],7:0.00}   {times[times.Length / 2] / bare[bare.Length / 2],9:0.0}"));

    private static async Task<WebApplication> StartBareAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/", async (HttpRequest request) =>
        {
            await request.Body.CopyToAsync(Stream.Null, request.HttpContext.RequestAborted);
            return Results.Ok();
        });
        await app.StartAsync();
        return app;
    }

    private sealed class BareClient(string address) : IDisposable
    {
#pragma warning disable RS0030 // The yardstick is a bare client: no allow list, no pacing, no retry.
        private readonly HttpClient _client = new() { BaseAddress = new Uri(address) };
#pragma warning restore RS0030

        public Task<HttpResponseMessage> PostAsync(string body)
        {
            var content = new StringContent(body, Encoding.UTF8);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            return _client.PostAsync("/", content);
        }

        public void Dispose() => _client.Dispose();
    }
}
