namespace Rekruttering.Bot.Scheduling;

/// <summary>
/// What falls due with time, such as check-ins. Run often and at any moment: does what is due by <see cref="TimeProvider"/>, once, whoever else
/// runs it at the same time and however late it is run.
/// </summary>
internal interface IDueWork
{
    Task RunAsync(CancellationToken cancellationToken);
}
