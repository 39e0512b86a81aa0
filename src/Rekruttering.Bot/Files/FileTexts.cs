using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Files;

internal sealed class FileTexts : Texts
{
    private static readonly FileTexts Danish = new(Language.Danish), English = new(Language.English);

    private FileTexts(Language language) : base(language)
    {
    }

    public static FileTexts In(Language language) => language == Language.English ? English : Danish;

    public string OfferDescription => Text();

    public string OfferSummary(string name) => Format([name]);

    public string OfferGone => Text();

    public string Saved => Text();

    public string SavedSummary(string name) => Format([name]);

    public string Declined => Text();

    public string UploadFailed => Text();

    public string DownloadFailed => Text();

    public string TooLarge(int megabytes) => Format([megabytes]);

    public string OneAtATime => Text();

    public string CanRead => Text();

    public string OnlyInPersonalChat => Text();

    public string StoredOffers => Text();
}
