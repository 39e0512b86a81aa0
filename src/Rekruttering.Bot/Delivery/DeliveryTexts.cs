using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Delivery;

/// <summary>What became of a delivery, and what to do about it, in words for the one who sent the message.</summary>
internal sealed class DeliveryTexts : Texts
{
    private static readonly DeliveryTexts Danish = new(Language.Danish), English = new(Language.English);

    private DeliveryTexts(Language language) : base(language)
    {
    }

    public static DeliveryTexts In(Language language) => language == Language.English ? English : Danish;

    public string StoredMessages => Text();

    public string StoredMessage(DateTimeOffset enqueuedAt, DeliveryState state) => Format([Date(enqueuedAt), State(state)]);

    public string State(DeliveryState state) => Text($"State{state}");

    public string Reason(DeliveryReason reason) => Text($"Reason{reason}");

    public string Advice(DeliveryReason reason) => Text($"Advice{reason}");
}
