namespace Rekruttering.Bot.Questions;

/// <summary>What a card was opened from, so that there is a way back: the key of a list, or of an answer.</summary>
internal static class Origin
{
    private const string AnswerPrefix = "answer-";
    private const char Separator = '~';

    public static string Of(AskedQuestion asked) => $"{AnswerPrefix}{asked.Id:N}";

    public static Guid? Answer(string origin) =>
        origin.StartsWith(AnswerPrefix, StringComparison.Ordinal) && Guid.TryParseExact(origin.AsSpan(AnswerPrefix.Length), "N", out var id) ? id : null;

    public static string Join(string unitId, string? origin) => origin is null ? unitId : $"{unitId}{Separator}{origin}";

    public static (string UnitId, string? Origin) Split(string id) =>
        id.IndexOf(Separator, StringComparison.Ordinal) is var at and > 0 ? (id[..at], id[(at + 1)..]) : (id, null);
}
