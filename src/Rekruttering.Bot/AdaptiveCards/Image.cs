using System.Text.Json.Serialization;

namespace Rekruttering.Bot.AdaptiveCards;

// An image without a working address breaks the whole card on Teams' mobile clients, so there is no way to leave it out.
internal sealed record Image(Uri Url, string AltText) : CardElement
{
    public ImageSize? Size { get; init; }

    public ImageStyle? Style { get; init; }

    public HorizontalAlignment? HorizontalAlignment { get; init; }

    public CardAction? SelectAction { get; init; }
}

[JsonConverter(typeof(CamelCaseEnumConverter<ImageSize>))]
internal enum ImageSize
{
    Auto,
    Stretch,
    Small,
    Medium,
    Large,
}

[JsonConverter(typeof(CamelCaseEnumConverter<ImageStyle>))]
internal enum ImageStyle
{
    Default,
    Person,
}
