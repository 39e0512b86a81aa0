using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.BotFramework.Connector;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Files;

/// <summary>The person's yes or no to a file.</summary>
internal sealed class AnswerOffer(FileOffers offers, FileTransfers transfers)
{
    public async Task<InvokeResponse> RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!ActivityJson.TryRead<FileConsentValue>(turn.Activity.Value, out var value))
            return InvokeResponse.BadRequest;

        var texts = FileTexts.In(turn.Language);
        if (await offers.TakeAsync(turn.Person, value.Context?.File, cancellationToken) is not { } file)
        {
            await turn.SayAsync(texts.OfferGone, cancellationToken);
            return InvokeResponse.Ok;
        }

        if (value.Action != FileConsentValue.Accept)
            await turn.SayAsync(texts.Declined, cancellationToken);
        else if (await transfers.UploadAsync(value.UploadInfo?.UploadUrl, file.Content, cancellationToken))
            await turn.SendAsync(Saved(file, value.UploadInfo!, texts), cancellationToken);
        else
            await turn.SayAsync(texts.UploadFailed, cancellationToken);

        await RemoveQuestionAsync(turn, cancellationToken);
        return InvokeResponse.Ok;
    }

    // The name is the one it got there: Teams numbers a second file of the same name.
    private static Activity Saved(OfferedFile file, FileUploadInfo upload, FileTexts texts)
    {
        var name = upload.Name is { Length: > 0 } given ? given : file.Name;
        var card = Attachment.FileInfo(name, upload.ContentUrl, new FileInfoCard(upload.UniqueId, upload.FileType));
        return Activity.Message(texts.Saved) with { Attachments = [card], Summary = texts.SavedSummary(name) };
    }

    // Its buttons lead nowhere from here on. When it cannot be removed, a second answer is told so.
    private static async Task<SendOutcome?> RemoveQuestionAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.Activity.ReplyToId is { Length: > 0 } question ? await turn.Context.DeleteAsync(question, cancellationToken) : null;
}
