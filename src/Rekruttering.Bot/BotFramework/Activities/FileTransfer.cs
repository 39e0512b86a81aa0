using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rekruttering.Bot.BotFramework.Activities;

// A file that somebody sent to the bot: the content of an attachment of type ContentTypes.FileDownloadInfo. The address is good for some
// minutes and needs no token.
internal sealed record FileDownloadInfo
{
    public string? DownloadUrl { get; set; }
    public string? UniqueId { get; set; }
    public string? FileType { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

// Asks a person whether a file may be put into their OneDrive; the name of the file is the attachment's.
internal sealed record FileConsentCard(string Description, long SizeInBytes, FileConsentContext AcceptContext, FileConsentContext DeclineContext);

// Comes back as it was sent, unless the client changed it.
internal sealed record FileConsentContext
{
    public string? File { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

// The value of fileConsent/invoke.
internal sealed record FileConsentValue
{
    public const string Accept = "accept";
    public const string Decline = "decline";

    public string? Type { get; set; }
    public string? Action { get; set; }
    public FileConsentContext? Context { get; set; }
    public FileUploadInfo? UploadInfo { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

internal sealed record FileUploadInfo
{
    public string? ContentUrl { get; set; }
    public string? Name { get; set; }
    public string? UploadUrl { get; set; }
    public string? UniqueId { get; set; }
    public string? FileType { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

// Shows a file that has been uploaded; the attachment's contentUrl opens it.
internal sealed record FileInfoCard(string? UniqueId, string? FileType);
