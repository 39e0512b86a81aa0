using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rekruttering.Knowledge.Content;

/// <summary>
/// A question of which it is known what answers it: what the wording of questions is learnt from, besides the typical questions of the units. The file has further fields, by which answers are measured.
/// </summary>
/// <param name="Text">As it was typed.</param>
/// <param name="Units">Ids of the units that answer it; none where no source does.</param>
/// <param name="AsksCases">What others have tried is asked for, whether there is a case that tells of it or not.</param>
internal sealed record LearntQuestion(
    [property: JsonPropertyName("question"), JsonRequired] string Text,
    [property: JsonPropertyName("expected"), JsonRequired] IReadOnlyList<string> Units,
    [property: JsonPropertyName("cases")] bool AsksCases = false)
{
    private static readonly string[] FileNames = ["spoergsmaal.jsonl", "spoergsmaal-cases.jsonl"];

    private static readonly Lazy<IReadOnlyList<LearntQuestion>> LazyShipped = new(() => ReadShipped());

    /// <summary>The questions that ship, read once.</summary>
    public static IReadOnlyList<LearntQuestion> Shipped => LazyShipped.Value;

    private static List<LearntQuestion> ReadShipped() => [.. FileNames.SelectMany(Read)];

    private static IEnumerable<LearntQuestion> Read(string file)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"{file} is not embedded."));
        for (var number = 1; reader.ReadLine() is { } line; number++)
            yield return Parse(file, line, number);
    }

    private static LearntQuestion Parse(string file, string line, int number)
    {
        try
        {
            if (JsonSerializer.Deserialize<LearntQuestion>(line) is { Text.Length: > 0, Units: not null } question)
                return question;
        }
        catch (JsonException exception)
        {
            throw new ContentFormatException($"{file}: line {number}: {exception.Message}", exception);
        }

        throw new ContentFormatException($"{file}: line {number}: question or expected is missing");
    }
}
