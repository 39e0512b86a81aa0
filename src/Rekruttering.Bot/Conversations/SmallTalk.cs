namespace Rekruttering.Bot.Conversations;

/// <summary>A sentence back for what is no question. The kinds are those of <c>Phrases.yaml</c>.</summary>
internal static class SmallTalk
{
    public static string Reply(ConversationTexts texts, string kind) => kind switch
    {
        "greeting" => texts.Greeting,
        "howAreYou" => texts.HowAreYou,
        "thanks" => texts.Thanks,
        "bye" => texts.Bye,
        "whoAreYou" => texts.WhoAreYou,
        "areYouHuman" => texts.AreYouHuman,
        "praise" => texts.Praise,
        "complaint" => texts.Complaint,
        "acknowledgement" => texts.Acknowledgement,
        "reaction" => texts.Reaction,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No reply to this kind of small talk."),
    };
}
