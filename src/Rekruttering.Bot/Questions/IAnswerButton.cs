using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Questions;

/// <summary>A feature's own button under answers, such as asking the network. There is one when the feature registers one.</summary>
internal interface IAnswerButton
{
    /// <summary>Null where it has nothing to offer.</summary>
    CardAction? For(AskedQuestion question, Language language);
}
