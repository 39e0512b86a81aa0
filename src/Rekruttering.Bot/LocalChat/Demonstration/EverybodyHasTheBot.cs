namespace Rekruttering.Bot.LocalChat.Demonstration;

/// <summary>
/// The app is installed for all the people, as an organisation does it, so that the bot can write to somebody whom nobody has been yet. Also
/// after a restart, when the page may answer on another port than the one that the bot remembers.
/// </summary>
internal sealed class EverybodyHasTheBot(LocalTeams teams, LocalPeople people, LocalChats chats, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        foreach (var person in people.People)
        {
            await teams.OpenAsync(person.Key, person);
            chats.HasBeenGreeted(person.Key);
        }
    }
}
