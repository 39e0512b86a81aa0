using System.Reflection;

namespace Rekruttering.Knowledge.Content;

/// <summary>An entry of the register: what belongs together across the sources, for who wants all of it rather than one answer.</summary>
/// <param name="Id">Lower case, with hyphens.</param>
/// <param name="Subject">Danish; ends the sentence »… handler om …«.</param>
/// <param name="Names">What it is called, in a few words each.</param>
/// <param name="Questions">Whole questions of those who want all of it.</param>
/// <param name="Units">Ids of the units that are about it, in any order; empty where <paramref name="Means"/> stands instead.</param>
/// <param name="Mentions">Ids of further units that name it, for who wants every place rather than what is proposed. May be empty.</param>
/// <param name="Means">A look-up in fixed words that asks for the same; null where <paramref name="Units"/> stand.</param>
public sealed record Topic(string Id, string Subject, IReadOnlyList<string> Names, IReadOnlyList<string> Questions, IReadOnlyList<string> Units, IReadOnlyList<string> Mentions, string? Means)
{
    private const string FileName = "emner.yaml";

    private static readonly Lazy<IReadOnlyList<Topic>> LazyShipped = new(ReadShipped);

    /// <summary>The register that ships, read once.</summary>
    public static IReadOnlyList<Topic> Shipped => LazyShipped.Value;

    /// <summary>The topics of a file.</summary>
    /// <exception cref="ContentFormatException">The message names file, topic and field.</exception>
    internal static IReadOnlyList<Topic> Parse(string file, string yaml)
    {
        var topics = new List<Topic>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fields in FrontMatter.ParseList(file, yaml, name: "id"))
        {
            var topic = new Topic(fields.Required("id"), fields.Required("subject"), fields.Texts("names"), fields.Texts("questions"), fields.Texts("units"), fields.Texts("mentions"), fields.Optional("means"));
            fields.CheckAllRead();
            if (!ids.Add(topic.Id))
                throw fields.Error("id", "is used more than once");
            if (topic.Subject[^1] is '.' or '?')
                throw fields.Error("subject", "ends a sentence of the bot's and has no stop of its own");
            if (topic.Names.Count == 0)
                throw fields.Error("names", "is missing");
            if (topic.Questions.Count == 0)
                throw fields.Error("questions", "is missing");
            if (topic.Units.Count == 0 == topic.Means is null)
                throw fields.Error("units", "must stand where means does not, and only there");
            if (topic.Mentions.Intersect(topic.Units).Any())
                throw fields.Error("mentions", "repeats one of the units");
            topics.Add(topic);
        }

        return topics;
    }

    private static IReadOnlyList<Topic> ReadShipped()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(FileName)
            ?? throw new InvalidOperationException($"{FileName} is not embedded."));
        return Parse(FileName, reader.ReadToEnd());
    }
}
