using System.Reflection;

namespace Rekruttering.Knowledge.Content;

/// <summary>Something that people ask about and that the sources do not answer.</summary>
/// <param name="Id">Lower case, with hyphens.</param>
/// <param name="Subject">Danish; ends the sentence »Kilderne siger ikke noget om …«.</param>
/// <param name="Questions">As people ask about it.</param>
public sealed record OutsideSubject(string Id, string Subject, IReadOnlyList<string> Questions)
{
    private const string FileName = "outside.yaml";

    private static readonly Lazy<IReadOnlyList<OutsideSubject>> LazyShipped = new(ReadShipped);

    /// <summary>The subjects that ship, read once.</summary>
    public static IReadOnlyList<OutsideSubject> Shipped => LazyShipped.Value;

    /// <summary>The subjects of a file, each with the fields id, subject and questions and no others.</summary>
    /// <exception cref="ContentFormatException">The message names file, subject and field.</exception>
    internal static IReadOnlyList<OutsideSubject> Parse(string file, string yaml)
    {
        var subjects = new List<OutsideSubject>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var questions = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var fields in FrontMatter.ParseList(file, yaml, name: "id"))
        {
            var subject = new OutsideSubject(fields.Required("id"), fields.Required("subject"), fields.Texts("questions"));
            fields.CheckAllRead();
            if (!subject.Id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
                throw fields.Error("id", "has other characters than a-z, 0-9 and hyphens");
            if (!ids.Add(subject.Id))
                throw fields.Error("id", "is used more than once");
            if (subject.Subject[^1] is '.' or '?')
                throw fields.Error("subject", "ends a sentence of the bot's and has no stop of its own");
            if (subject.Questions.Count == 0)
                throw fields.Error("questions", "is missing");
            if (subject.Questions.FirstOrDefault(question => !questions.Add(question)) is { } twice)
                throw fields.Error("questions", $"»{twice}« stands more than once in the file");
            subjects.Add(subject);
        }

        return subjects;
    }

    private static IReadOnlyList<OutsideSubject> ReadShipped()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(FileName)
            ?? throw new InvalidOperationException($"{FileName} is not embedded."));
        return Parse(FileName, reader.ReadToEnd());
    }
}
