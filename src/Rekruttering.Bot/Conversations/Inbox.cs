using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.BotFramework;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Files;
using Rekruttering.Bot.Privacy;

namespace Rekruttering.Bot.Conversations;

/// <summary>
/// Every activity once: a row with a unique key when it comes in, closed when it is answered. What a crash leaves open is for
/// <see cref="InboxRecovery"/>.
/// </summary>
internal sealed class Inbox(IDbContextFactory<BotDbContext> contexts, IOptions<ConversationOptions> options, TimeProvider time) : IActivityInbox
{
    public async Task<Receipt> ReceiveAsync(Activity activity, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var key = Key.Of(activity);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        database.Add(new InboxActivity
        {
            Id = Guid.CreateVersion7(now),
            ChannelId = key.ChannelId,
            ConversationId = key.ConversationId,
            ActivityId = key.ActivityId,
            TenantId = activity.TenantId() ?? "",
            ObjectId = activity.From?.AadObjectId,
            IsInvoke = activity.IsInvoke,
            State = InboxState.Received,
            Payload = IsWorthRecovering(activity) ? Encoding.UTF8.GetString(ActivityJson.Write(Kept(activity))) : null,
            Attempts = 1,
            ReceivedAt = now,
            LeaseUntil = now + options.Value.Lease,
        });

        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return new Receipt.New();
        }
        catch (DbUpdateException exception) when (UniqueKey.IsViolatedIn(exception))
        {
            database.ChangeTracker.Clear();
            var earlier = await Find(database, key).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
            return new Receipt.Repeated(earlier is { ResponseStatus: { } status } ? new InvokeResponse(status, Element(earlier.ResponseBody)) : null);
        }
    }

    public async Task CompleteAsync(Activity activity, InvokeResponse? response, CancellationToken cancellationToken)
    {
        // A form that was stopped at the door comes back as it was typed, and that must not be written down. Nothing came of it, so a repeat is
        // stopped anew.
        if (activity.IsInvoke && CprGate.Look(activity) != CprFinding.None)
        {
            await AbandonAsync(activity, cancellationToken);
            return;
        }

        var now = time.GetUtcNow();
        var body = response?.Body?.GetRawText();
        var status = response?.Status;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await database.BeginWriteAsync(cancellationToken);
        await Find(database, Key.Of(activity)).ExecuteUpdateAsync(
            row => row
                .SetProperty(found => found.State, InboxState.Handled)
                .SetProperty(found => found.HandledAt, now)
                .SetProperty(found => found.Payload, (string?)null)
                .SetProperty(found => found.ResponseStatus, status)
                .SetProperty(found => found.ResponseBody, body),
            cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    public async Task AbandonAsync(Activity activity, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await database.BeginWriteAsync(cancellationToken);

        // A message stays, with its lease run out, for the next start; the repeat of an invoke has to find no row to be tried again.
        if (activity.IsInvoke)
            await Find(database, Key.Of(activity)).ExecuteDeleteAsync(cancellationToken);
        else
            await Find(database, Key.Of(activity)).ExecuteUpdateAsync(row => row.SetProperty(found => found.LeaseUntil, time.GetUtcNow()), cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    // Only what somebody wrote is answered after a crash: the sender of an invoke no longer waits, and of an event nobody does.
    // A CPR number is never written down, so a message with one is not kept at all.
    private static bool IsWorthRecovering(Activity activity) =>
        activity.Type is ActivityTypes.Message or ActivityTypes.InstallationUpdate && CprGate.Look(activity) == CprFinding.None;

    // What the gate has looked at and an answer needs. Teams sends the text once more as HTML, and with it what somebody else wrote that is quoted.
    // Of a file only that there was one: whoever has its address has the file, and what is written here outlives the row in the database's log and
    // in backups. After a crash the person is asked to send it again.
    private static Activity Kept(Activity activity) => activity with
    {
        Attachments = activity.Attachments is { } attachments ? [.. attachments.Where(ReceiveFiles.IsFile).Select(file => new Attachment { ContentType = file.ContentType, Name = file.Name })] : null,
        Entities = [.. activity.Mentions().Select(mention => ActivityJson.ToElement(mention))],
        Extra = null,
    };

    private static IQueryable<InboxActivity> Find(BotDbContext database, Key key) => database.Set<InboxActivity>().Where(row =>
        row.ChannelId == key.ChannelId && row.ConversationId == key.ConversationId && row.ActivityId == key.ActivityId);

    private static JsonElement? Element(string? json)
    {
        if (json is null)
            return null;
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private readonly record struct Key(string ChannelId, string ConversationId, string ActivityId)
    {
        // An edited message has the id of the message, and a reaction that of what was reacted to: they are told apart by kind and time.
        public static Key Of(Activity activity) => new(
            activity.ChannelId ?? "",
            activity.Conversation?.Id ?? "",
            activity.Type is ActivityTypes.Message or ActivityTypes.Invoke ? activity.Id ?? "" : $"{activity.Type} {activity.Timestamp} {activity.Id}");
    }
}
