using System.Text.Json;
using Rekruttering.Bot.BotFramework.Activities;

namespace Rekruttering.Bot.Privacy;

/// <summary>The door: what a person typed, chose on a card or called a file is looked at before anything keeps, logs or uses it.</summary>
internal static class CprGate
{
    private const int DeepestValue = 64;

    public static CprFinding Look(Activity activity)
    {
        var found = Max(CprScanner.Scan(activity.Text), CprScanner.Scan(activity.Summary));

        // The addresses of a file are full of digits that nobody typed.
        if (activity.Value is { } value && activity.Name != InvokeNames.FileConsent)
            found = Max(found, Look(value, depth: 0));
        foreach (var attachment in activity.Attachments ?? [])
            found = Max(found, CprScanner.Scan(attachment.Name));
        return found;
    }

    private static CprFinding Look(JsonElement value, int depth)
    {
        if (depth > DeepestValue)
            return CprFinding.Certain;

        var found = CprFinding.None;
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                found = CprScanner.Scan(Text(value));
                break;
            case JsonValueKind.Number:
                found = CprScanner.Scan(value.GetRawText());
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    found = Max(found, Look(item, depth + 1));
                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                    found = Max(found, Look(member.Value, depth + 1));
                break;
        }

        return found;
    }

    // JSON can spell half a surrogate pair, which no string can hold; what stands around it is looked at as it was sent.
    private static string? Text(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText();
        }
    }

    private static CprFinding Max(CprFinding one, CprFinding other) => one > other ? one : other;
}
