namespace Rekruttering.Bot.Conversations;

/// <summary>What the bot says about itself and the conversation.</summary>
internal sealed class ConversationTexts : Texts
{
    private static readonly ConversationTexts Danish = new(Language.Danish), English = new(Language.English);

    private ConversationTexts(Language language) : base(language)
    {
    }

    public static ConversationTexts In(Language language) => language == Language.English ? English : Danish;

    public string Edited => Text();

    public string EmptyMessage => Text();

    public string StaleCard => Text();

    public string SeeBelow => Text();

    public string NotDone => Text();

    public string NotSignedIn => Text();

    public string TooMany => Text();

    public string Apology(string code) => Format([code]);

    public string TooLate => Text();

    public string WelcomeTitle => Text();

    public string WelcomeIntro => Text();

    public string WelcomeKnowsHeading => Text();

    public string WelcomeKnows(int recommendations, int cases) => Format([recommendations, cases]);

    public string WelcomeHonest => Text();

    public string WelcomeKeepsHeading => Text();

    public string WelcomeKeeps(int days) => Format([days]);

    public string WelcomeNoCpr => Text();

    public string WelcomeBeginHeading => Text();

    public string WelcomeBegin => Text();

    public string WelcomeShort(int days) => Format([days]);

    public string OpenRecommendations => Text();

    public string OpenThemes => Text();

    public string OpenCases => Text();

    public string OpenHelp => Text();

    public string OpenMyPlan => Text();

    public string OpenMyActions => Text();

    public string OpenPrivacy => Text();

    public string HelpTitle => Text();

    public string HelpIntro => Text();

    public string HelpSummary => Text();

    public string HelpAskHeading => Text();

    public string HelpAsk => Text();

    public string HelpLookUpHeading => Text();

    public string HelpLookUp => Text();

    public string HelpPlanHeading => Text();

    public string HelpPlan => Text();

    public string HelpNetworkHeading => Text();

    public string HelpNetwork => Text();

    public string HelpYouHeading => Text();

    public string HelpYou => Text();

    public string Greeting => Text();

    public string HowAreYou => Text();

    public string Thanks => Text();

    public string Bye => Text();

    public string WhoAreYou => Text();

    public string AreYouHuman => Text();

    public string Praise => Text();

    public string Complaint => Text();

    public string Acknowledgement => Text();

    public string Reaction => Text();

    public string RoleTitle(HelpedRole role) => Text($"RoleTitle{role}");

    public string RoleIntro(HelpedRole role) => Text($"RoleIntro{role}");

    public string RoleHelp(HelpedRole role) => Text($"RoleHelp{role}");

    public string StoredReference => Text();

    public string StoredReferenceText(string first, string last) => Format([first, last]);

    public string StoredMemory => Text();

    public string StoredInbox => Text();

    public string StoredInboxText(int count) => Count(count, []);
}
