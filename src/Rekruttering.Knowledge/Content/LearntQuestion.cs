using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rekruttering.Knowledge.Content;

/// <summary>
/// A question of which it is known what answers it: what the wording of questions is learnt from, besides the typical questions of the units. The file has further fields, by which answers are measured.
/// </summary>
/// <param name="Text">As it was typed.</param>
/// <param name="Units">Ids of the units that answer it; none where no source does.</param>
internal sealed record LearntQuestion(
    [property: JsonPropertyName("question"), JsonRequired] string Text,
    [property: JsonPropertyName("expected"), JsonRequired] IReadOnlyList<string> Units)
{
    private const string FileName = "spoergsmaal.jsonl";

    private static readonly Lazy<IReadOnlyList<LearntQuestion>> LazyShipped = new(() => ReadShipped());

    /// <summary>The questions that ship, read once.</summary>
    public static IReadOnlyList<LearntQuestion> Shipped => LazyShipped.Value;

    private static List<LearntQuestion> ReadShipped()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(FileName)
            ?? throw new InvalidOperationException($"{FileName} is not embedded."));
        var questions = new List<LearntQuestion>();
        while (reader.ReadLine() is { } line)
            questions.Add(Parse(line, questions.Count + 1));
        return questions;
    }

    private static LearntQuestion Parse(string line, int number)
    {
        try
        {
            if (JsonSerializer.Deserialize<LearntQuestion>(line) is { Text.Length: > 0, Units: not null } question)
                return question;
        }
        catch (JsonException exception)
        {
            throw new ContentFormatException($"{FileName}: line {number}: {exception.Message}", exception);
        }

        throw new ContentFormatException($"{FileName}: line {number}: question or expected is missing");
    }
}
