namespace Rekruttering.Knowledge.Content;

/// <summary>Reads one content file: YAML front matter between two lines of <c>---</c>, then a Markdown body.</summary>
internal static class ContentFile
{
    internal static readonly IReadOnlyDictionary<string, UnitKind> Kinds =
        Enum.GetValues<UnitKind>().ToDictionary(kind => kind.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    internal static readonly IReadOnlyDictionary<string, Audience> Audiences = new Dictionary<string, Audience>(StringComparer.Ordinal)
    {
        ["schools-and-municipalities"] = Audience.SchoolsAndMunicipalities,
        ["state"] = Audience.State,
        ["kl-and-municipalities"] = Audience.KlAndMunicipalities,
        ["others"] = Audience.Others,
    };

    private static readonly IReadOnlyDictionary<string, string> Documents =
        new[] { ContentCatalog.Plan, ContentCatalog.Workshop, ContentCatalog.CaseBank }.ToDictionary(name => name, StringComparer.Ordinal);

    private static readonly IReadOnlyDictionary<string, bool> Fits = new Dictionary<string, bool>(StringComparer.Ordinal)
    {
        ["direct"] = true,
        ["related"] = false,
    };

    /// <summary>The unit of a file; every field that the file has is read, or the file is refused.</summary>
    /// <exception cref="ContentFormatException">The message names file and field.</exception>
    public static ContentUnit Parse(string file, string text)
    {
        var (yaml, markdown) = Split(file, text.ReplaceLineEndings("\n"));
        var fields = FrontMatter.Parse(file, yaml);
        var kind = fields.Choice("kind", fields.Required("kind"), Kinds);
        var unit = new ContentUnit
        {
            Id = fields.Required("id"),
            Document = fields.Choice("document", fields.Required("document"), Documents),
            Kind = kind,
            Title = fields.Required("title"),
            Number = fields.OptionalNumber("number"),
            Theme = fields.OptionalNumber("theme"),
            Section = fields.Optional("section"),
            Audience = fields.Optional("audience") is { } audience ? fields.Choice("audience", audience, Audiences) : null,
            Year = fields.OptionalNumber("year"),
            Place = fields.Optional("place"),
            Parent = fields.Optional("parent"),
            Related = fields.Texts("related"),
            Keywords = fields.Texts("keywords"),
            Questions = fields.Texts("questions"),
            Text = Body(file, markdown),
            Case = kind == UnitKind.Case ? ReadCase(fields) : null,
        };
        fields.CheckAllRead();
        Check(unit, file, fields);
        return unit;
    }

    private static (string Yaml, string Markdown) Split(string file, string text)
    {
        const string fence = "---\n";
        text = text.TrimStart('\uFEFF');
        var end = text.StartsWith(fence, StringComparison.Ordinal) ? text.IndexOf("\n" + fence, StringComparison.Ordinal) : -1;
        return end < 0
            ? throw new ContentFormatException(file, "front matter", "does not stand between two lines of ---")
            : (text[fence.Length..(end + 1)], text[(end + 1 + fence.Length)..]);
    }

    private static string Body(string file, string markdown)
    {
        try
        {
            var text = BodyText.From(markdown);
            return text.Length > 0 ? text : throw new ContentFormatException(file, "body", "is empty");
        }
        catch (NotSupportedException exception)
        {
            throw new ContentFormatException(file, "body", exception.Message, exception);
        }
    }

    private static CaseFacts ReadCase(FrontMatter fields)
    {
        var source = fields.Group("source");
        var facts = new CaseFacts(
            fields.Texts("organisations"),
            fields.Texts("municipalities"),
            fields.Required("country"),
            fields.Required("period"),
            fields.Numbers("recommendations"),
            fields.Choice("fit", fields.Required("fit"), Fits),
            fields.Optional("contactRole"),
            source.Required("title"),
            source.RequiredAddress("url"),
            fields.Addresses("otherSources"),
            fields.Optional("caveat"),
            fields.Optional("verified"));
        source.CheckAllRead();
        return facts;
    }

    private static void Check(ContentUnit unit, string file, FrontMatter fields)
    {
        if (Path.GetFileNameWithoutExtension(file) != unit.Id)
            throw fields.Error("id", $"»{unit.Id}« is not the name of the file");
        if (unit.Kind == UnitKind.Recommendation && (unit.Number is not (>= 1 and <= 26) || unit.Theme is null || unit.Audience is null || unit.Section is null))
            throw fields.Error("number, theme, section, audience", "are all needed for a recommendation, its number from 1 to 26");
        if (unit.Kind == UnitKind.Timeline && unit.Year is null)
            throw fields.Error("year", "is needed for a unit of the timeline");
        if (unit.Kind == UnitKind.Phase && (unit.Number is null || unit.Parent is null))
            throw fields.Error("number, parent", "are needed for a phase");
        if (unit.Theme is not (null or >= 1 and <= 3))
            throw fields.Error("theme", "is not 1, 2 or 3");
        if ((unit.Kind == UnitKind.Case) != (unit.Document == ContentCatalog.CaseBank))
            throw fields.Error("document", $"cases, and only they, belong to {ContentCatalog.CaseBank}");
        if (unit.Case is { Recommendations: var numbers } && numbers.Any(number => number is < 1 or > 26))
            throw fields.Error("recommendations", "are numbers from 1 to 26");
    }
}
