using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Rekruttering.Knowledge.Content;

/// <summary>The fields of a content file. Every read is remembered, so that a misspelt field is found at the end.</summary>
internal sealed class FrontMatter
{
    private readonly string _file;
    private readonly string _path;
    private readonly Dictionary<string, YamlNode> _fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    private FrontMatter(string file, string path, YamlMappingNode mapping)
    {
        _file = file;
        _path = path;
        foreach (var (key, value) in mapping.Children)
            _fields[((YamlScalarNode)key).Value ?? ""] = value;
    }

    public static FrontMatter Parse(string file, string yaml) => Root(file, "front matter", yaml) is YamlMappingNode mapping && HasFields(mapping)
        ? new FrontMatter(file, "", mapping)
        : throw new ContentFormatException(file, "front matter", "is not a list of fields");

    /// <summary>A file that is a list of things with the same fields.</summary>
    /// <param name="name">The field that errors call a thing by; its place in the list, from 1, where it has none.</param>
    public static IReadOnlyList<FrontMatter> ParseList(string file, string yaml, string name)
    {
        if (Root(file, "list", yaml) is not YamlSequenceNode sequence)
            throw new ContentFormatException(file, "list", "is missing");
        return [.. sequence.Children.Select((child, place) => child is YamlMappingNode mapping && HasFields(mapping)
            ? new FrontMatter(file, $"{NameOf(mapping, name) ?? $"{place + 1}"}.", mapping)
            : throw new ContentFormatException(file, $"{place + 1}", "is not a list of fields"))];
    }

    private static YamlNode? Root(string file, string what, string yaml)
    {
        var stream = new YamlStream();
        try
        {
            using var reader = new StringReader(yaml);
            stream.Load(reader);
        }
        catch (YamlException exception)
        {
            throw new ContentFormatException(file, $"{what}, line {exception.Start.Line + 1}", exception.Message, exception);
        }

        return stream.Documents is [{ RootNode: var root }] ? root : null;
    }

    private static bool HasFields(YamlMappingNode mapping) => mapping.Children.Keys.All(key => key is YamlScalarNode);

    private static string? NameOf(YamlMappingNode mapping, string name) =>
        mapping.Children.TryGetValue(new YamlScalarNode(name), out var node) && node is YamlScalarNode { Value: { Length: > 0 } value } ? value : null;

    public ContentFormatException Error(string field, string problem) => new(_file, _path + field, problem);

    /// <summary>A field that has fields of its own.</summary>
    public FrontMatter Group(string field) => Node(field) is YamlMappingNode mapping && HasFields(mapping)
        ? new FrontMatter(_file, $"{_path}{field}.", mapping)
        : throw Error(field, "is not a list of fields");

    public string Required(string field) => Optional(field) ?? throw Error(field, "is missing");

    public string? Optional(string field) => Node(field) switch
    {
        null => null,
        YamlScalarNode { Value: var value } when !string.IsNullOrWhiteSpace(value) => value.Trim(),
        _ => throw Error(field, "is not a text"),
    };

    public int? OptionalNumber(string field) => Optional(field) is not { } value
        ? null
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Error(field, $"»{value}« is not a whole number");

    public IReadOnlyList<string> Texts(string field) => Node(field) switch
    {
        null => [],
        YamlSequenceNode sequence => [.. sequence.Children.Select(child => Item(field, child))],
        _ => throw Error(field, "is not a list"),
    };

    public IReadOnlyList<int> Numbers(string field) =>
        [.. Texts(field).Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Error(field, $"»{text}« is not a whole number"))];

    public Uri RequiredAddress(string field) => Address(field, Required(field));

    public IReadOnlyList<Uri> Addresses(string field) => [.. Texts(field).Select(text => Address(field, text))];

    public T Choice<T>(string field, string value, IReadOnlyDictionary<string, T> choices) => choices.TryGetValue(value, out var choice)
        ? choice
        : throw Error(field, $"»{value}« is none of {string.Join(", ", choices.Keys)}");

    /// <summary>A field that nothing reads is a misspelt one: its value would silently be lost.</summary>
    public void CheckAllRead()
    {
        if (_fields.Keys.FirstOrDefault(field => !_read.Contains(field)) is { } unknown)
            throw Error(unknown, "is not a field of this kind of content");
    }

    private YamlNode? Node(string field)
    {
        _read.Add(field);
        return _fields.GetValueOrDefault(field);
    }

    private string Item(string field, YamlNode node) => node is YamlScalarNode { Value: var value } && !string.IsNullOrWhiteSpace(value)
        ? value.Trim()
        : throw Error(field, "has an item that is not a text (a colon in an item needs quotes around it)");

    private Uri Address(string field, string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        ? address
        : throw Error(field, $"»{text}« is not a web address");
}
