using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Delivery;

/// <summary>All that a claim has to know besides the deliveries. The conversation that was used last comes first.</summary>
internal sealed record DeliverySurroundings(
    Dictionary<Guid, OutboxMessage> Messages, Dictionary<Guid, MessageDelivery> Targets, List<KnownConversation> Conversations)
{
    public static async Task<DeliverySurroundings> OfAsync(
        BotDbContext database, string tenantId, IReadOnlyList<MessageDelivery> deliveries, CancellationToken cancellationToken)
    {
        var messageIds = deliveries.Select(delivery => delivery.MessageId).Distinct().ToList();
        var messages = await database.Set<OutboxMessage>().AsNoTracking().Where(message => messageIds.Contains(message.Id))
            .ToDictionaryAsync(message => message.Id, cancellationToken);

        var targetIds = deliveries.Where(delivery => delivery.TargetId is not null).Select(delivery => delivery.TargetId!.Value).ToList();
        var targets = targetIds.Count == 0 ? [] : await database.Set<MessageDelivery>().AsNoTracking().Where(target => targetIds.Contains(target.Id))
            .ToDictionaryAsync(target => target.Id, cancellationToken);

        var people = deliveries.Where(delivery => delivery.ObjectId is not null).Select(delivery => delivery.ObjectId).ToList();
        var places = deliveries.Where(delivery => delivery.ObjectId is null).Select(delivery => Place(delivery)).ToList();
        var conversations = new List<KnownConversation>();

        // By channel first, as the indexes are.
        var ofTenant = database.Set<KnownConversation>().AsNoTracking()
            .Where(row => row.ChannelId == ChannelIds.Teams && row.TenantId == tenantId)
            .OrderByDescending(row => row.LastSeenAt);
        if (people.Count > 0)
            conversations.AddRange(await ofTenant.Where(row => people.Contains(row.ObjectId)).ToListAsync(cancellationToken));
        if (places.Count > 0)
            conversations.AddRange(await ofTenant.Where(row => places.Contains(row.ConversationId)).ToListAsync(cancellationToken));
        return new DeliverySurroundings(messages, targets, conversations);
    }

    public KnownConversation? Conversation(MessageDelivery delivery)
    {
        var place = Place(delivery);
        return Conversations.Find(row => delivery.ObjectId is { } person ? row.ObjectId == person : row.ConversationId == place);
    }

    public static ConversationReference Reference(KnownConversation known, string conversationId) => new()
    {
        ServiceUrl = known.ServiceUrl,
        ChannelId = known.ChannelId,
        Bot = new ChannelAccount { Id = known.BotId, Name = known.BotName },
        User = known.Kind == ConversationKind.Personal ? new ChannelAccount { Id = known.UserId ?? known.ObjectId, AadObjectId = known.ObjectId } : null,
        Locale = known.Locale,
        Conversation = new ConversationAccount
        {
            Id = conversationId,
            TenantId = known.TenantId,
            IsGroup = known.Kind != ConversationKind.Personal,
            ConversationType = known.Kind switch
            {
                ConversationKind.Channel => ConversationTypes.Channel,
                ConversationKind.GroupChat => ConversationTypes.GroupChat,
                _ => ConversationTypes.Personal,
            },
        },
    };

    private static string Place(MessageDelivery delivery) => ConversationReference.WithoutThread(delivery.ConversationId ?? "");
}
