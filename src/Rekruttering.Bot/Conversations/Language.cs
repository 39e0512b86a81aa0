using System.Globalization;
using Rekruttering.Knowledge.Answers;

namespace Rekruttering.Bot.Conversations;

internal enum Language
{
    Danish,
    English,
}

internal static class Languages
{
    private static readonly CultureInfo DanishCulture = CultureInfo.GetCultureInfo("da-DK");
    private static readonly CultureInfo EnglishCulture = CultureInfo.GetCultureInfo("en-GB");

    public static CultureInfo Culture(this Language language) => language == Language.English ? EnglishCulture : DanishCulture;

    /// <summary>The language of the client; Danish for every other and where it does not say.</summary>
    public static Language OfLocale(string? locale) =>
        locale is not null && locale.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Language.English : Language.Danish;

    public static Language Of(QuestionLanguage language) => language == QuestionLanguage.English ? Language.English : Language.Danish;
}
