using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rekruttering.Bot.BotFramework.Activities;

// The value of application/search: somebody types in a choice list that asks the bot.
internal sealed record SearchInvokeValue
{
    public string? QueryText { get; set; }
    public SearchQueryOptions? QueryOptions { get; set; }
    public string? Dataset { get; set; }
    public JsonElement? Data { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

internal sealed record SearchQueryOptions
{
    public int? Skip { get; set; }
    public int? Top { get; set; }
}

internal sealed record SearchInvokeResponse(int StatusCode, string Type, SearchResults Value)
{
    public static SearchInvokeResponse Of(IEnumerable<SearchResult> results) => new(200, ContentTypes.SearchResponse, new SearchResults([.. results]));
}

internal sealed record SearchResults(IReadOnlyList<SearchResult> Results);

internal sealed record SearchResult(string Title, string Value);
