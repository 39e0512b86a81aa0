using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Delivery;

/// <summary>Who a message is for. The same person or conversation twice in one message is one recipient.</summary>
internal sealed record Recipient
{
    private Recipient(string key, string tenantId)
    {
        Key = key;
        TenantId = tenantId;
    }

    public string Key { get; }

    public string TenantId { get; }

    public string? ObjectId { get; private init; }

    public string? ConversationId { get; private init; }

    public Guid? TargetId { get; private init; }

    public string? Payload { get; private init; }

    /// <summary>Known beforehand, such as a guest: the delivery is kept as failed, so that the account has every person in it.</summary>
    public DeliveryReason? CannotBeReached { get; init; }

    /// <summary>In the person's chat with the bot, which is opened if there is none.</summary>
    public static Recipient Of(Person person) =>
        new($"person {person.TenantId} {person.ObjectId}", person.TenantId) { ObjectId = person.ObjectId };

    /// <summary>A group chat or a channel that the bot is in. With the thread in its id the message is an answer there, without it begins a new one.</summary>
    public static Recipient In(string tenantId, string conversationId) =>
        new($"conversation {tenantId} {conversationId}", tenantId) { ConversationId = conversationId };

    /// <summary>The one who got the message that is to be updated or deleted.</summary>
    public static Recipient OfThatGot(MessageDelivery target) => new(target.Recipient, target.TenantId)
    {
        ObjectId = target.ObjectId,
        ConversationId = target.ObjectId is null ? target.ConversationId : null,
        TargetId = target.Id,
    };

    public Recipient With(Activity content) => this with { Payload = DeliveryContent.Write(content) };
}
