using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Files;

/// <summary>What a feature does with a file that somebody sends to the bot.</summary>
internal interface IReceiveFile
{
    /// <summary>False when the file is not for this feature: the next one is asked.</summary>
    Task<bool> TryReceiveAsync(Turn turn, UploadedFile file, CancellationToken cancellationToken);
}

/// <summary>Fetches the file of a message and finds the feature that it is for.</summary>
internal sealed class ReceiveFiles(FileTransfers transfers, IEnumerable<IReceiveFile> receivers)
{
    // Teams sends the text once more as HTML, and a card in a message is no file.
    public static bool IsFile(Attachment attachment) => attachment.ContentType is not { } type
        || !(type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) || type.StartsWith("application/vnd.microsoft.card.", StringComparison.OrdinalIgnoreCase));

    /// <summary>True when a feature took the file, so that the words with it are about the file.</summary>
    public async Task<bool> RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        var texts = FileTexts.In(turn.Language);
        if (!turn.IsPersonal)
        {
            await turn.SayAsync(texts.OnlyInPersonalChat, cancellationToken);
            return false;
        }

        Attachment[] files = [.. turn.Activity.Attachments!.Where(IsFile)];
        if (files.Length > 1)
        {
            await turn.SayAsync(texts.OneAtATime, cancellationToken);
            return false;
        }

        if (files[0].ContentType != ContentTypes.FileDownloadInfo)
        {
            await turn.SayAsync(texts.CanRead, cancellationToken);
            return false;
        }

        if (!ActivityJson.TryRead<FileDownloadInfo>(files[0].Content, out var info))
        {
            // The inbox keeps no addresses, so a file that a crash left behind comes without one.
            await turn.SayAsync(texts.DownloadFailed, cancellationToken);
            return false;
        }

        await turn.Context.SendTypingAsync(cancellationToken);
        switch (await transfers.DownloadAsync(info.DownloadUrl, cancellationToken))
        {
            case FileDownload.Fetched fetched:
                var file = new UploadedFile(FileOffers.Clean(files[0].Name ?? ""), fetched.Content);
                foreach (var receiver in receivers)
                {
                    if (await receiver.TryReceiveAsync(turn, file, cancellationToken))
                        return true;
                }

                await turn.SayAsync(texts.CanRead, cancellationToken);
                return false;
            case FileDownload.TooLarge:
                await turn.SayAsync(texts.TooLarge(UploadedFile.MostBytes / 1024 / 1024), cancellationToken);
                return false;
            default:
                await turn.SayAsync(texts.DownloadFailed, cancellationToken);
                return false;
        }
    }
}
