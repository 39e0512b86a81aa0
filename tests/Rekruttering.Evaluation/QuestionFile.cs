using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rekruttering.Evaluation;

/// <summary>A question of the set, and what answers it.</summary>
/// <param name="Expected">Unit ids that answer it; all of them are needed for a list.</param>
/// <param name="AlsoOk">Unit ids that count neither for nor against.</param>
/// <param name="AsksCases">What others have tried is asked for: cases are expected, where there are any.</param>
/// <param name="Unseen">Written by somebody who had seen neither the typical questions nor the topics and subjects of the content, so that these were not made with it in sight.</param>
internal sealed record ScoredQuestion(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("question")] string Question,
    [property: JsonPropertyName("answerable")] bool Answerable,
    [property: JsonPropertyName("expected")] IReadOnlyList<string> Expected,
    [property: JsonPropertyName("also_ok")] IReadOnlyList<string>? AlsoOk,
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("style")] string Style,
    [property: JsonPropertyName("unseen")] bool Unseen = false,
    [property: JsonPropertyName("cases")] bool AsksCases = false)
{
    public bool IsList => Answerable && Type == "list";

    public static IReadOnlyList<ScoredQuestion> Read(string file) =>
        [.. JsonLines.Read<ScoredQuestion>(file)];
}

internal static class JsonLines
{
    public static IEnumerable<T> Read<T>(string file)
    {
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            T? value;
            try
            {
                value = JsonSerializer.Deserialize<T>(line);
            }
            catch (JsonException exception)
            {
                throw new InvalidDataException($"{file}, line {number}: {exception.Message}", exception);
            }

            yield return value ?? throw new InvalidDataException($"{file}, line {number}: is null");
        }
    }

    public static void Write<T>(string file, IEnumerable<T> values) => File.WriteAllLines(file, values.Select(value => JsonSerializer.Serialize(value, Relaxed)));

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
