using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace Rekruttering.Bot.Conversations;

/// <summary>
/// The words a feature says: one property or method for each entry of the <c>.resx</c> beside it, which is Danish, and <c>.en.resx</c>, which
/// is English. The name of the member is the name of the entry.
/// </summary>
internal abstract class Texts
{
    private static readonly TimeZoneInfo Copenhagen = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    private readonly ResourceManager _resources;

    protected Texts(Language language)
    {
        Language = language;
        Culture = language.Culture();
        _resources = new ResourceManager(GetType());
    }

    public Language Language { get; }

    public CultureInfo Culture { get; }

    /// <summary>tirsdag d. 24. november 2026</summary>
    public string Date(DateOnly date) => Language == Language.Danish
        ? date.ToString("dddd 'd.' d. MMMM yyyy", Culture)
        : date.ToString("dddd d MMMM yyyy", Culture);

    public string Date(DateTimeOffset instant) => Date(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Copenhagen).DateTime));

    /// <summary>kl. 14.05, by the clocks in Denmark.</summary>
    public string Time(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, Copenhagen);
        return Language == Language.Danish ? local.ToString("'kl.' HH.mm", Culture) : local.ToString("HH:mm", Culture);
    }

    /// <summary>a, b og c</summary>
    public string And(IEnumerable<string> parts)
    {
        string[] all = [.. parts];
        var and = Language == Language.Danish ? " og " : " and ";
        return all.Length < 2 ? string.Concat(all) : string.Join(", ", all[..^1]) + and + all[^1];
    }

    protected string Text([CallerMemberName] string name = "") =>
        _resources.GetString(name, Culture) ?? throw new MissingManifestResourceException($"{GetType().Name} lacks »{name}«.");

    // The values in one collection: among parameters of their own, a text would be taken for the name.
    protected string Format(object?[] values, [CallerMemberName] string name = "") => string.Format(Culture, Text(name), values);

    /// <summary>The entry holds the form for one and the form for several with a bar between; {0} is the number.</summary>
    protected string Count(int count, object?[] more, [CallerMemberName] string name = "") => string.Format(Culture, Form(count, name), [count, .. more]);

    private string Form(int count, string name)
    {
        var forms = Text(name).Split('|');
        return count == 1 ? forms[0] : forms[^1];
    }
}
