using System.Text;

namespace Rekruttering.Bot.Files;

/// <summary>Text that may stand in an Office file: a control character in a note would make a file that cannot be opened.</summary>
internal static class XmlText
{
    // Characters and not halves of them: a smiley is two.
    public static string Printable(string text)
    {
        var printable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' or '\r' or >= 0x20 and not (0xFFFE or 0xFFFF))
                printable.Append(rune.ToString());
        }

        return printable.ToString();
    }
}
