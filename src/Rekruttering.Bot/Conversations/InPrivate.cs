using Microsoft.Extensions.DependencyInjection.Extensions;
using Rekruttering.Bot.AdaptiveCards;

namespace Rekruttering.Bot.Conversations;

/// <summary>
/// What is for the one who asks alone. In a channel or a group people of other municipalities read along, whatever the rights of the one who
/// writes or presses: there the refusal is all that is said, and nothing is done.
/// </summary>
internal static class InPrivate
{
    public static IServiceCollection AddPrivateCommand<TCommand>(this IServiceCollection services, string name, Func<Language, string> refusal)
        where TCommand : class, ICommand
    {
        services.TryAddScoped<TCommand>();
        return services.AddKeyedScoped<ICommand>(name, (provider, _) => new Command(provider.GetRequiredService<TCommand>(), refusal));
    }

    public static IServiceCollection AddPrivateCardAction<TAction>(this IServiceCollection services, string verb, Func<Language, string> refusal)
        where TAction : class, ICardAction
    {
        services.TryAddScoped<TAction>();
        return services.AddKeyedScoped<ICardAction>(verb, (provider, _) => new CardAction(provider.GetRequiredService<TAction>(), refusal));
    }

    private sealed class Command(ICommand command, Func<Language, string> refusal) : ICommand
    {
        public async Task RunAsync(Turn turn, CancellationToken cancellationToken)
        {
            if (turn.IsPersonal)
                await command.RunAsync(turn, cancellationToken);
            else
                await turn.SayAsync(refusal(turn.Language), cancellationToken);
        }
    }

    private sealed class CardAction(ICardAction action, Func<Language, string> refusal) : ICardAction
    {
        public async Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken) =>
            turn.IsPersonal ? await action.RunAsync(turn, submission, cancellationToken) : new CardActionResult.Said(refusal(turn.Language));
    }
}
