using Rekruttering.Bot.AdaptiveCards;

namespace Rekruttering.Bot.Conversations;

/// <summary>What a button does. Registered under its verb with <see cref="CardActionRegistration.AddCardAction{TAction}"/>.</summary>
internal interface ICardAction
{
    Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken);
}

internal abstract record CardActionResult
{
    private CardActionResult()
    {
    }

    /// <summary>This card in place of the one with the button; a new message where the client cannot replace.</summary>
    public sealed record Replaced(AdaptiveCard Card) : CardActionResult;

    /// <summary>A short message to the person who pressed.</summary>
    public sealed record Said(string Text) : CardActionResult;

    /// <summary>The answer has been sent as a message of its own.</summary>
    public sealed record Answered : CardActionResult;

    /// <summary>What the button belongs to is gone or has changed, or the button is unknown.</summary>
    public sealed record Stale : CardActionResult;
}

internal static class CardActionRegistration
{
    public static IServiceCollection AddCardAction<TAction>(this IServiceCollection services, string verb)
        where TAction : class, ICardAction =>
        services.AddKeyedScoped<ICardAction, TAction>(verb);
}
