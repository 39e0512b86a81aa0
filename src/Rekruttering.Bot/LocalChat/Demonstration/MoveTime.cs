using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Delivery;
using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.LocalChat.Demonstration;

[JsonConverter(typeof(JsonStringEnumConverter<Leap>))]
internal enum Leap
{
    Day,
    Week,
    Month,

    /// <summary>Until the bot writes to somebody by itself.</summary>
    NextMessage,
}

internal enum MoveProblem
{
    /// <summary>Another page is moving it.</summary>
    Moving,
    Backward,
    TooFar,

    /// <summary>The bot did not get its messages out, or failed.</summary>
    Stopped,
}

/// <summary>Where the clock stands now. What came in the meantime is in the chats.</summary>
internal sealed record Moved(DateTimeOffset Now, MoveProblem? Problem);

/// <summary>
/// Moves the clock forward in steps: at each one everything that has fallen due is done, and its messages have arrived before the clock goes on.
/// </summary>
internal sealed partial class MoveTime(
    DemonstrationClock clock, LocalChats chats, LocalTeams teams, LocalPeople people, IServiceScopeFactory scopes, IDbContextFactory<BotDbContext> contexts,
    DeliverySignal signal, ILogger<MoveTime> logger) : IDisposable
{
    private const int MostMonths = 12, MonthsToNextMessage = 2;

    private static readonly TimeSpan QuietWithin = TimeSpan.FromSeconds(30), LookAgainAfter = TimeSpan.FromMilliseconds(20);

    private readonly SemaphoreSlim _turn = new(1, 1);

    public Task<Moved> ByAsync(Leap leap, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return leap switch
        {
            Leap.Day => ToAsync(DanishTime.PlusDays(now, 1), untilMessage: false, cancellationToken),
            Leap.Week => ToAsync(DanishTime.PlusDays(now, 7), untilMessage: false, cancellationToken),
            Leap.Month => ToAsync(DanishTime.PlusMonths(now, 1), untilMessage: false, cancellationToken),
            _ => ToAsync(DanishTime.PlusMonths(now, MonthsToNextMessage), untilMessage: true, cancellationToken),
        };
    }

    public Task<Moved> ToAsync(DateOnly day, CancellationToken cancellationToken) =>
        ToAsync(DanishTime.On(day, clock.GetUtcNow()), untilMessage: false, cancellationToken);

    public void Dispose() => _turn.Dispose();

    private async Task<Moved> ToAsync(DateTimeOffset to, bool untilMessage, CancellationToken cancellationToken)
    {
        var from = clock.GetUtcNow();
        if (to <= from)
            return new Moved(from, MoveProblem.Backward);
        if (to > DanishTime.PlusMonths(from, MostMonths).AddDays(1))
            return new Moved(from, MoveProblem.TooFar);
        if (!await _turn.WaitAsync(TimeSpan.Zero, cancellationToken))
            return new Moved(from, MoveProblem.Moving);

        try
        {
            return await MoveAsync(from, to, untilMessage, cancellationToken);
        }
        finally
        {
            chats.TellTime(clock.GetUtcNow(), isMoving: false);
            _turn.Release();
        }
    }

    private async Task<Moved> MoveAsync(DateTimeOffset from, DateTimeOffset to, bool untilMessage, CancellationToken cancellationToken)
    {
        chats.TellTime(from, isMoving: true);
        try
        {
            foreach (var person in people.People)
                await teams.OpenAsync(person.Key, person);
            if (!await IsQuietAsync(cancellationToken))
                return new Moved(clock.GetUtcNow(), MoveProblem.Stopped);
            var before = await MessagesAsync(cancellationToken);
            foreach (var stop in DanishTime.Stops(from, to))
            {
                clock.MoveTo(stop);
                await DoWhatIsDueAsync(cancellationToken);
                if (!await IsQuietAsync(cancellationToken))
                    return new Moved(clock.GetUtcNow(), MoveProblem.Stopped);
                chats.TellTime(clock.GetUtcNow(), isMoving: true);
                if (untilMessage && await MessagesAsync(cancellationToken) > before)
                    break;
            }

            return new Moved(clock.GetUtcNow(), Problem: null);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Failed(logger, exception);
            return new Moved(clock.GetUtcNow(), MoveProblem.Stopped);
        }
    }

    private async Task DoWhatIsDueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var work in scope.ServiceProvider.GetServices<IDueWork>())
            await work.RunAsync(cancellationToken);
    }

    /// <summary>
    /// Nothing is being answered and nothing is on its way. A jump in the middle of it would make a message look too old to be sent, and a question
    /// look like one that a crash left behind.
    /// </summary>
    private async Task<bool> IsQuietAsync(CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            await using (var database = await contexts.CreateDbContextAsync(cancellationToken))
            {
                if (!await database.Set<MessageDelivery>().AnyAsync(row => row.DueAt != null || row.LeaseUntil != null, cancellationToken)
                    && !await database.Set<InboxActivity>().AnyAsync(row => row.State == InboxState.Received, cancellationToken))
                {
                    return true;
                }
            }

            if (clock.GetElapsedTime(began) > QuietWithin)
                return false;
            signal.NewMessages();
            await Task.Delay(LookAgainAfter, clock, cancellationToken);
        }
    }

    private async Task<int> MessagesAsync(CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Set<MessageDelivery>().CountAsync(row => row.State == DeliveryState.Sent && row.Message.Operation == DeliveryOperation.Send, cancellationToken);
    }

    [LoggerMessage(3910, LogLevel.Error, "What fell due could not be done; the clock stopped on its way")]
    private static partial void Failed(ILogger logger, Exception exception);
}
