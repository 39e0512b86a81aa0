using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Delivery;

namespace Rekruttering.Bot.Tests.Delivery;

public sealed class DeliveryTextsTests
{
    [Fact]
    public void Every_reason_has_a_sentence_and_a_piece_of_advice_in_both_languages() => Assert.All(Enum.GetValues<DeliveryReason>(), reason =>
    {
        var (danish, english) = (DeliveryTexts.In(Language.Danish), DeliveryTexts.In(Language.English));

        Assert.EndsWith(".", danish.Reason(reason), StringComparison.Ordinal);
        Assert.EndsWith(".", danish.Advice(reason), StringComparison.Ordinal);
        Assert.NotEqual(danish.Reason(reason), english.Reason(reason));
        Assert.NotEqual(danish.Advice(reason), english.Advice(reason));
    });

    [Fact]
    public void Every_state_has_a_word_in_both_languages() => Assert.All(Enum.GetValues<DeliveryState>(), state =>
        Assert.NotEqual(DeliveryTexts.In(Language.Danish).State(state), DeliveryTexts.In(Language.English).State(state)));
}
