using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Rekruttering.Bot.AdaptiveCards;

internal static class CardJson
{
    // Danish letters as they are: escaped they would count six times against the size limit.
    private static readonly CardJsonContext Context = new(new JsonSerializerOptions(CardJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    public static string Serialize(AdaptiveCard card) => JsonSerializer.Serialize(card, Context.AdaptiveCard);

    // The content of an attachment, a dialog or an invoke response.
    public static JsonElement ToElement(AdaptiveCard card) => JsonSerializer.SerializeToElement(card, Context.AdaptiveCard);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(AdaptiveCard))]
internal sealed partial class CardJsonContext : JsonSerializerContext;

internal sealed class CamelCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase)
    where T : struct, Enum;

// Cards are written and never read back: what returns is CardSubmission.
internal abstract class WriteOnlyConverter<T> : JsonConverter<T>
{
    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Cards are not read from JSON.");
}

internal sealed class CardTextConverter : WriteOnlyConverter<CardText>
{
    public override void Write(Utf8JsonWriter writer, CardText value, JsonSerializerOptions options) => writer.WriteStringValue(value.Markdown);
}

internal sealed class InputLabelConverter : WriteOnlyConverter<InputLabel>
{
    public override void Write(Utf8JsonWriter writer, InputLabel value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}

internal sealed class HourMinuteConverter : WriteOnlyConverter<TimeOnly?>
{
    public override void Write(Utf8JsonWriter writer, TimeOnly? value, JsonSerializerOptions options)
    {
        if (value is { } time)
            writer.WriteStringValue(time.ToString("HH:mm", CultureInfo.InvariantCulture));
        else
            writer.WriteNullValue();
    }
}

internal sealed class ColumnWidthConverter : WriteOnlyConverter<ColumnWidth>
{
    public override void Write(Utf8JsonWriter writer, ColumnWidth value, JsonSerializerOptions options)
    {
        if (value.Keyword is { } keyword)
            writer.WriteStringValue(keyword);
        else
            writer.WriteNumberValue(value.WeightValue);
    }
}

internal sealed class ElementFallbackConverter : WriteOnlyConverter<ElementFallback>
{
    public override void Write(Utf8JsonWriter writer, ElementFallback value, JsonSerializerOptions options)
    {
        if (value.Element is { } element)
            JsonSerializer.Serialize(writer, element, options.GetTypeInfo(typeof(CardElement)));
        else
            writer.WriteStringValue("drop");
    }
}
