using Microsoft.Extensions.Options;
using Rekruttering.Bot.BotFramework;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.BotFramework.Connector;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Delivery;

/// <summary>Makes the one request of a claim, and says what came of it.</summary>
internal sealed class DeliverySender(
    ConnectorClient connector, IOptions<DeliveryOptions> options, IOptions<BotFrameworkOptions> bot, TimeProvider time)
{
    public Task<SendOutcome> SendAsync(DeliveryJob job, CancellationToken cancellationToken)
    {
        if (IsTooOld(job) || job.To is not { } to)
            return Task.FromResult<SendOutcome>(new SendOutcome.NotSent(NotSentReason.Cancelled));

        return job.Operation switch
        {
            DeliveryOperation.Update => connector.UpdateAsync(to, job.TargetActivityId!, Addressed(job, to), SendPolicy.SingleAttempt, cancellationToken),
            DeliveryOperation.Delete => connector.DeleteAsync(to, job.TargetActivityId!, SendPolicy.SingleAttempt, cancellationToken),
            _ => connector.SendAsync(to, Addressed(job, to), SendPolicy.SingleAttempt, cancellationToken),
        };
    }

    /// <summary>The chat with somebody who has not written yet. Teams gives the same one each time it is asked.</summary>
    public async Task<(KnownConversation? Opened, SendOutcome Outcome)> OpenAsync(DeliveryJob job, CancellationToken cancellationToken)
    {
        if (IsTooOld(job) || job.ObjectId is not { } person)
            return (null, new SendOutcome.NotSent(NotSentReason.Cancelled));

        var botId = bot.Value.AppId is { Length: > 0 } appId ? $"28:{appId}" : null;
        var serviceUrl = options.Value.ServiceUrl.AbsoluteUri;
        var created = await connector.CreatePersonalAsync(serviceUrl, botId, person, job.TenantId, SendPolicy.SingleAttempt, cancellationToken);
        if (created.Value is not { Id: { } conversation } resource)
            return (null, created.Outcome);

        var now = time.GetUtcNow();
        return (new KnownConversation
        {
            Id = Guid.CreateVersion7(now),
            Kind = ConversationKind.Personal,
            ChannelId = ChannelIds.Teams,
            ConversationId = conversation,
            TenantId = job.TenantId,
            ObjectId = person,
            BotId = botId ?? "bot",
            ServiceUrl = resource.ServiceUrl ?? serviceUrl,
            FirstSeenAt = now,
            LastSeenAt = now,
        }, created.Outcome);
    }

    // The process was stopped between the claim and now: its lease may have run out, and its place in the pace has.
    private bool IsTooOld(DeliveryJob job) => time.GetElapsedTime(job.ClaimedAt) > options.Value.ClaimToRequest;

    private static Activity Addressed(DeliveryJob job, ConversationReference to) =>
        DeliveryContent.Marked(DeliveryContent.Read(job.Payload ?? "{}"), job.DeliveryId) with
        {
            ChannelId = to.ChannelId,
            Conversation = to.Conversation,
            From = to.Bot,
            Recipient = to.User,
        };
}
