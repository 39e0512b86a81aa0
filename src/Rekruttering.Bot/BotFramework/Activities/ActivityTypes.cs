namespace Rekruttering.Bot.BotFramework.Activities;

// Plain strings, not enums: a channel may send a value that is new to us, and refusing it would lose somebody's message.
internal static class ActivityTypes
{
    public const string Message = "message";
    public const string MessageUpdate = "messageUpdate";
    public const string MessageDelete = "messageDelete";
    public const string MessageReaction = "messageReaction";
    public const string ConversationUpdate = "conversationUpdate";
    public const string InstallationUpdate = "installationUpdate";
    public const string Invoke = "invoke";
    public const string InvokeResponse = "invokeResponse";
    public const string Event = "event";
    public const string Typing = "typing";
}

internal static class InstallationActions
{
    public const string Add = "add";
    public const string AddUpgrade = "add-upgrade";
    public const string Remove = "remove";
    public const string RemoveUpgrade = "remove-upgrade";
}

internal static class ChannelIds
{
    public const string Teams = "msteams";
}

internal static class ConversationTypes
{
    public const string Personal = "personal";
    public const string GroupChat = "groupChat";
    public const string Channel = "channel";
}

internal static class DeliveryModes
{
    public const string ExpectReplies = "expectReplies";
}

internal static class TextFormats
{
    public const string Plain = "plain";
    public const string Markdown = "markdown";
    public const string Xml = "xml";
}

internal static class AttachmentLayouts
{
    public const string List = "list";
    public const string Carousel = "carousel";
}

internal static class ContentTypes
{
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";
    public const string ActivityMessage = "application/vnd.microsoft.activity.message";
    public const string LoginRequest = "application/vnd.microsoft.activity.loginRequest";
    public const string Error = "application/vnd.microsoft.error";
    public const string PreconditionFailed = "application/vnd.microsoft.error.preconditionFailed";
    public const string SearchResponse = "application/vnd.microsoft.search.searchResponse";
    public const string FileDownloadInfo = "application/vnd.microsoft.teams.file.download.info";
    public const string FileConsentCard = "application/vnd.microsoft.teams.card.file.consent";
    public const string FileInfoCard = "application/vnd.microsoft.teams.card.file.info";
}

internal static class InvokeNames
{
    public const string AdaptiveCardAction = "adaptiveCard/action";
    public const string ApplicationSearch = "application/search";
    public const string TaskFetch = "task/fetch";
    public const string TaskSubmit = "task/submit";
    public const string MessageSubmitAction = "message/submitAction";
    public const string MessageFetchTask = "message/fetchTask";
    public const string FileConsent = "fileConsent/invoke";
}
