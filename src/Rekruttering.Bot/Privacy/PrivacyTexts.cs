using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Privacy;

/// <summary>What the bot says about personal data.</summary>
internal sealed class PrivacyTexts : Texts
{
    private static readonly PrivacyTexts Danish = new(Language.Danish), English = new(Language.English);

    private PrivacyTexts(Language language) : base(language)
    {
    }

    public static PrivacyTexts In(Language language) => language == Language.English ? English : Danish;

    public string CprStopped => Text();

    public string CprPossible => Text();

    public string OnlyInPrivate => Text();

    public string StoredTitle => Text();

    public string StoredSummary(int days) => Format([days]);

    public string WhoSees => Text();

    public string WhoSeesText => Text();

    public string StoredQuestions => Text();

    public string StoredQuestionsText(int days) => Format([days]);

    public string StoredFeedback => Text();

    public string StoredFeedbackText(int days) => Format([days]);

    public string StoredAddress => Text();

    public string StoredAddressText => Text();

    public string StoredNetwork => Text();

    public string StoredNetworkText => Text();

    public string StoredPlan => Text();

    public string StoredPlanText => Text();

    public string StoredFiles => Text();

    public string StoredFilesText => Text();

    public string StoredShortly => Text();

    public string StoredShortlyText => Text();

    public string NotStored => Text();

    public string NotStoredText => Text();

    public string YourRights => Text();

    public string ShowMyData => Text();

    public string DeleteMyData => Text();

    public string MyDataTitle => Text();

    public string MyDataIntro(int count) => Count(count, []);

    public string ConfirmTitle => Text();

    public string ConfirmText => Text();

    public string ConfirmByTyping => Text();

    public string ConfirmDelete => Text();

    public string ConfirmKeep => Text();

    public string Deleted => Text();

    public string Kept => Text();
}
