using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Rekruttering.Bot.Tests.Support;

// As much of Microsoft Graph as the bot asks for, over real HTTP: groups in pages, the app catalogue, installations, throttling.
internal sealed class SimulatedGraph : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _throttled;

    private SimulatedGraph(WebApplication app) => _app = app;

    public ConcurrentDictionary<string, List<JsonObject>> Groups { get; } = new();

    // The app's id in the catalogue; null where it is not in there.
    public string? CatalogId { get; set; } = "katalog-1";

    public HashSet<string> Installed { get; } = [];

    public HashSet<string> Forbidden { get; } = [];

    public ConcurrentQueue<string> Requests { get; } = [];

    public int PageSize { get; set; } = 2;

    // How many of the next requests are told to wait, and for how long.
    public int ThrottleNext { get => _throttled; set => _throttled = value; }

    public int RetryAfterSeconds { get; set; }

    public Uri Address => new(_app.Urls.Single() + "/v1.0");

    public static async Task<SimulatedGraph> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var graph = new SimulatedGraph(app);
        app.Use(graph.AdmitAsync);
        app.MapGet("/v1.0/groups/{id}/transitiveMembers", graph.Members);
        app.MapGet("/v1.0/appCatalogs/teamsApps", graph.Catalog);
        app.MapPost("/v1.0/users/{id}/teamwork/installedApps", graph.InstallAsync);
        await app.StartAsync(cancellationToken);
        return graph;
    }

    public static JsonObject Person(string id, string name, string? mail, string userType = "Member") => new()
    {
        ["@odata.type"] = "#microsoft.graph.user",
        ["id"] = id,
        ["displayName"] = name,
        ["mail"] = mail,
        ["userPrincipalName"] = $"{id}@tenant.example",
        ["userType"] = userType,
        ["accountEnabled"] = true,
    };

    public static JsonObject Device(string id) => new() { ["@odata.type"] = "#microsoft.graph.device", ["id"] = id };

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AdmitAsync(HttpContext context, RequestDelegate next)
    {
        Requests.Enqueue($"{context.Request.Method} {context.Request.Path}");
        if (context.Request.Headers.Authorization.ToString() != "Bearer simuleret")
        {
            context.Response.StatusCode = 401;
            return;
        }

        if (Interlocked.Decrement(ref _throttled) >= 0)
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            await context.Response.WriteAsJsonAsync(Error("TooManyRequests"), context.RequestAborted);
            return;
        }

        await next(context);
    }

    private IResult Members(string id, HttpContext context)
    {
        if (!Groups.TryGetValue(id, out var members))
            return Results.Json(Error("Request_ResourceNotFound"), statusCode: 404);

        var skip = int.TryParse(context.Request.Query["skip"], CultureInfo.InvariantCulture, out var given) ? given : 0;
        var page = new JsonObject { ["value"] = new JsonArray([.. members.Skip(skip).Take(PageSize).Select(member => member.DeepClone())]) };
        if (skip + PageSize < members.Count)
            page["@odata.nextLink"] = $"{Address}/groups/{id}/transitiveMembers?skip={skip + PageSize}";
        return Results.Json(page);
    }

    private IResult Catalog(HttpContext context)
    {
        var wanted = context.Request.Query["$filter"].ToString();
        return Results.Json(new JsonObject
        {
            ["value"] = CatalogId is null || wanted != "externalId eq 'manifest-1'" ? new JsonArray() : new JsonArray(new JsonObject { ["id"] = CatalogId }),
        });
    }

    private async Task<IResult> InstallAsync(string id, HttpContext context)
    {
        var body = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var app = (string?)body?["teamsApp@odata.bind"] ?? "";
        if (Forbidden.Contains(id))
            return Results.Json(Error("Forbidden"), statusCode: 403);
        if (CatalogId is null || !app.EndsWith($"/appCatalogs/teamsApps/{CatalogId}", StringComparison.Ordinal))
            return Results.Json(Error("NotFound"), statusCode: 404);
        lock (Installed)
            return Installed.Add(id) ? Results.StatusCode(201) : Results.Json(Error("Conflict"), statusCode: 409);
    }

    private static JsonObject Error(string code) => new() { ["error"] = new JsonObject { ["code"] = code, ["message"] = code } };

    internal sealed class Credential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new("simuleret", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
