using Rekruttering.Bot.AdaptiveCards;

namespace Rekruttering.Bot.Conversations;

/// <summary>What a feature asks somebody who is met for the first time in a chat of their own. It stands on the welcome: one card is kinder than two.</summary>
internal interface IFirstContact
{
    /// <summary>Null when there is nothing to ask.</summary>
    Task<FirstQuestion?> AskAsync(Turn turn, CancellationToken cancellationToken);
}

/// <summary>The answer is a submit: what is made of it comes as a message of its own, and the welcome stays to be read.</summary>
internal sealed record FirstQuestion(string Heading, IReadOnlyList<CardElement> Body, SubmitAction Answer);
