using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Privacy;

/// <summary>The words of the pages that the Teams app points at. What is stored is told in <see cref="PrivacyTexts"/>, in the chat and on the page alike.</summary>
internal sealed class PrivacyPageTexts : Texts
{
    private static readonly PrivacyPageTexts Danish = new(Language.Danish), English = new(Language.English);

    private PrivacyPageTexts(Language language) : base(language)
    {
    }

    public static PrivacyPageTexts In(Language language) => language == Language.English ? English : Danish;

    public string OtherLanguage => Text();

    public string PrivacyTitle => Text();

    public string PrivacyLead => Text();

    public string StoredHeading => Text();

    public string PurposeHeading => Text();

    public string PurposeText => Text();

    public string AccessHeading => Text();

    public string AccessText => Text();

    public string AccessOperators => Text();

    public string BotHeading => Text();

    public string BotText => Text();

    public string CprHeading => Text();

    public string CprText => Text();

    public string RightsHeading => Text();

    public string RightsText => Text();

    public string ComplaintText => Text();

    public string ContactHeading => Text();

    public string ControllerText(string controller) => Format([controller]);

    public string ControllerUnnamed => Text();

    public string ContactText => Text();

    public string ContactUnnamed => Text();

    public string TermsTitle => Text();

    public string TermsLead => Text();

    public string UseHeading => Text();

    public string UseText => Text();

    public string UseLimits => Text();

    public string AuthorityHeading => Text();

    public string AuthorityText => Text();

    public string SourcesHeading => Text();

    public string SourcesText => Text();

    public string ServiceHeading => Text();

    public string ServiceText => Text();
}
