using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;
using Quartz;
using Quartz.Impl.AdoJobStore.Common;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Scheduling;

internal static class SchedulingFeature
{
    private const string SqliteDriver = "SQLite-Microsoft", PostgresDriver = "Npgsql";

    public static WebApplicationBuilder AddScheduling(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SchedulingOptions>().BindConfiguration(SchedulingOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SchedulingOptions>, SchedulingOptionsValidator>();
        var options = builder.Configuration.GetSection(SchedulingOptions.Section).Get<SchedulingOptions>() ?? new();
        if (!options.IsEnabled)
            return builder;

        var isSqlite = builder.Configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() is not { Provider: StorageProvider.PostgreSql };
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.InstanceName = "Rekruttering");

            // A beat and no more: it keeps to real time also where the bot's own clock is moved, and what is due is asked of that one.
            quartz.UseTimeProvider(TimeProvider.System);
            quartz.UsePersistentStore(store => Use(store, isSqlite));
            var job = new JobKey("due-work");
            quartz.AddJob<DueWorkJob>(configure => configure.WithIdentity(job).StoreDurably());
            quartz.AddTrigger(trigger => trigger
                .WithIdentity("beat")
                .ForJob(job)
                .StartNow()
                .WithSimpleSchedule(schedule => schedule.WithInterval(options.Interval).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)));
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        return builder;
    }

    private static void Use(IPersistentStoreBuilder store, bool isSqlite)
    {
        store.ProvisionSchema();
        if (isSqlite)
        {
            store.UseSqlite(SqliteFactory.Instance, "Data Source=:memory:");
        }
        else
        {
            store.UsePostgres(NpgsqlFactory.Instance, "Host=localhost");
            store.UseClustering();
        }

        // The dialect is chosen above; where the database is, is known when the container is built.
        store.UseConnectionProvider(provider => provider.GetRequiredService<DatabaseLocation>() is { IsSqlite: true, ConnectionString: var file }
            ? new ProviderFactoryDbProvider(new DbProvider(SqliteDriver, file).Metadata, new GatedSqlite(provider.GetRequiredService<WriteGate>()), file)
            : new DbProvider(PostgresDriver, provider.GetRequiredService<DatabaseLocation>().ConnectionString));
    }
}
