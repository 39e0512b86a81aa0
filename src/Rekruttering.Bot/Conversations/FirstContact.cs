namespace Rekruttering.Bot.Conversations;

/// <summary>What a feature does when somebody is met for the first time in a chat of their own: after the welcome, once.</summary>
internal interface IFirstContact
{
    Task GreetAsync(Turn turn, CancellationToken cancellationToken);
}
