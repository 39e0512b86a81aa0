using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rekruttering.Bot.BotFramework.Activities;

// The root entity of a message: AI label and citations. Teams answers 400 when a message has two of them, so there is one builder.
internal sealed record MessageEntity
{
    public const string EntityType = "https://schema.org/Message";

    public string Type { get; set; } = EntityType;

    [JsonPropertyName("@type")]
    public string SchemaType { get; set; } = "Message";

    [JsonPropertyName("@context")]
    public string SchemaContext { get; set; } = "https://schema.org";

    [JsonPropertyName("@id")]
    public string SchemaId { get; set; } = "";

    public IReadOnlyList<string>? AdditionalType { get; set; }
    public IReadOnlyList<Claim>? Citation { get; set; }
}

internal sealed record Claim
{
    [JsonPropertyName("@type")]
    public string SchemaType { get; set; } = "Claim";

    public int Position { get; set; }
    public DigitalDocument? Appearance { get; set; }
}

internal sealed record DigitalDocument
{
    [JsonPropertyName("@type")]
    public string SchemaType { get; set; } = "DigitalDocument";

    public string? Name { get; set; }
    public string? Url { get; set; }
    public string? Abstract { get; set; }
    public IReadOnlyList<string>? Keywords { get; set; }
    public string? EncodingFormat { get; set; }
    public string? Text { get; set; }
    public CitationImage? Image { get; set; }
}

internal sealed record CitationImage
{
    [JsonPropertyName("@type")]
    public string SchemaType { get; set; } = "ImageObject";

    // From Teams' fixed list: "Text", "PDF", "Microsoft Word" and so on. Any other name is an error there.
    public string? Name { get; set; }
}

// What a citation says, before it is cut to what Teams accepts.
internal sealed record CitationSource(string Name, string Abstract)
{
    public Uri? Url { get; init; }
    public IReadOnlyList<string> Keywords { get; init; } = [];
    public string? ImageName { get; init; }
}

internal static class Citations
{
    public const int MaxCount = 20;
    public const int MaxName = 80;
    public const int MaxAbstract = 160;
    public const int MaxKeywords = 3;
    public const int MaxKeyword = 28;

    public static Activity WithAiLabel(this Activity activity) => activity.WithMessageEntity(entity => entity with { AdditionalType = ["AIGeneratedContent"] });

    // Positions count from one and are the markers [1], [2] in the text. A citation whose marker is not in the text, or that is
    // beyond Teams' limits, makes Teams refuse or spoil the whole message, so it is left out or cut here.
    public static Activity WithCitations(this Activity activity, IReadOnlyList<CitationSource> sources)
    {
        var text = activity.Text ?? "";
        var claims = sources
            .Select((source, index) => (Position: index + 1, Source: source))
            .Where(c => text.Contains(string.Create(CultureInfo.InvariantCulture, $"[{c.Position}]"), StringComparison.Ordinal))
            .Take(MaxCount)
            .Select(c => new Claim { Position = c.Position, Appearance = Appearance(c.Source) })
            .ToList();

        return claims.Count == 0 ? activity : activity.WithMessageEntity(entity => entity with { Citation = claims });
    }

    private static DigitalDocument Appearance(CitationSource source) => new()
    {
        Name = Cut(Filled(source.Name, source.Abstract), MaxName),
        Abstract = Cut(Filled(source.Abstract, source.Name), MaxAbstract),
        Url = source.Url is { IsAbsoluteUri: true, Scheme: "https" } url ? url.AbsoluteUri : null,
        Keywords = source.Keywords.Count == 0 ? null : [.. source.Keywords.Take(MaxKeywords).Select(k => Cut(k, MaxKeyword))],
        Image = source.ImageName is { } name ? new CitationImage { Name = name } : null,
    };

    private static Activity WithMessageEntity(this Activity activity, Func<MessageEntity, MessageEntity> change)
    {
        var others = new List<JsonElement>();
        var entity = new MessageEntity();
        foreach (var element in activity.Entities ?? [])
        {
            if (ActivityJson.TryRead<MessageEntity>(element, out var existing) && existing.Type == MessageEntity.EntityType
                && element.TryGetProperty("type", out _))
            {
                entity = existing;
            }
            else
            {
                others.Add(element);
            }
        }

        activity.Entities = [.. others, ActivityJson.ToElement(change(entity))];
        return activity;
    }

    // An empty appearance is refused, and so is an empty abstract by some clients: each stands in for the other.
    private static string Filled(string text, string otherwise) =>
        !string.IsNullOrWhiteSpace(text) ? text : !string.IsNullOrWhiteSpace(otherwise) ? otherwise : "–";

    private static string Cut(string text, int max)
    {
        if (text.Length <= max)
            return text;

        var end = max - 1;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end].TrimEnd() + "…";
    }
}
