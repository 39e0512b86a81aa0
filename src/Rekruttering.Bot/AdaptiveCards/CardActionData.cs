using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Rekruttering.Bot.AdaptiveCards;

// All that a button carries: what to do, with which thing, and which version of it the person saw. The client can change every part,
// so it names and never proves: who acts is the activity's sender, and rights are checked again.
internal sealed partial record CardActionData
{
    // Clients write the answers of inputs beside the data, so the data has one key of its own that no input may use.
    public const string Key = "card";

    public const int MaxIdLength = 200;

    public static FrozenSet<string> ReservedKeys { get; } = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, Key, "msteams");

    public CardActionData(string verb, string? id = null, int? version = null, int? page = null)
    {
        if (!IsVerb(verb))
            throw new ArgumentException($"'{verb}' is not a verb: lower case words with dots or hyphens between.", nameof(verb));
        if (!IsId(id))
            throw new ArgumentException("An id is opaque, not empty and short.", nameof(id));

        Verb = verb;
        Id = id;
        Version = version;
        Page = page;
    }

    public string Verb { get; }

    public string? Id { get; }

    public int? Version { get; }

    // Zero-based, for lists that are shown a page at a time.
    public int? Page { get; }

    internal static bool IsVerb(string? verb) => verb is { Length: <= 64 } && VerbPattern().IsMatch(verb);

    internal static bool IsId(string? id) => id is null or { Length: > 0 and <= MaxIdLength };

    [GeneratedRegex(@"^[a-z0-9]+([.-][a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex VerbPattern();
}
