using Quartz;
using Rekruttering.Bot.Hosting;

namespace Rekruttering.Bot.Scheduling;

/// <summary>
/// The beat. On PostgreSQL one instance of the cluster has it at a time, and another takes over when that one dies; what is done, and whether it
/// has been done, the features keep in their own rows. Its name is stored in the database with the schedule.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class DueWorkJob(IEnumerable<IDueWork> features, ILogger<DueWorkJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var feature in features)
        {
            try
            {
                await feature.RunAsync(cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                // What is due stays due: the next beat tries again, and one feature's fault is not another's.
                Log.Failed(logger, new LoggedException(exception), feature.GetType().Name);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(700, LogLevel.Error, "{Feature} could not do what is due; it tries again at the next beat")]
        public static partial void Failed(ILogger logger, LoggedException exception, string feature);
    }
}
