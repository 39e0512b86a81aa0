using System.IO.Compression;
using System.Xml;

namespace Rekruttering.Bot.Imports;

/// <summary>
/// How deep and how many the elements of an Office file are. The library reads an element inside an element by calling itself: a file of some
/// kilobytes can make the stack run out, and that ends the whole process. It keeps each of them as an object, too.
/// </summary>
internal static class XmlShape
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        MaxCharactersInDocument = ImportLimits.CharactersInPart,
    };

    /// <summary>Every part, whatever it is called: which of them are read is said by the parts themselves.</summary>
    public static bool IsReadable(IEnumerable<ZipArchiveEntry> parts)
    {
        var elements = 0;
        foreach (var part in parts)
        {
            using var stream = part.Open();
            if (!IsReadable(stream, ref elements))
                return false;
        }

        return true;
    }

    private static bool IsReadable(Stream part, ref int elements)
    {
        try
        {
            using var reader = XmlReader.Create(part, Settings);
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element)
                    continue;
                if (reader.Depth > ImportLimits.ElementDepth || ++elements > ImportLimits.Elements)
                    return false;
            }
        }
        catch (XmlException)
        {
            // A picture; or XML that the library does not come further into either.
        }

        return true;
    }
}
