using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace Rekruttering.Bot.Data;

internal static class DataFeature
{
    public const string ConnectionName = "Rekruttering";

    public static WebApplicationBuilder AddData(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        builder.Services.AddSingleton<DatabaseLocation>();
        builder.Services.AddSingleton(services => new WriteGate(isNeeded: services.GetRequiredService<DatabaseLocation>().IsSqlite));
        builder.Services.AddSingleton<SqliteGuard>();
        builder.Services.AddSingleton<RestoredDatabase>();
        builder.Services.AddSingleton<DatabasePreparation>();
        builder.Services.AddSingleton<DatabaseBackup>();
        builder.Services.AddDbContextFactory<BotDbContext>((services, options) => Use(options, services.GetRequiredService<DatabaseLocation>()));
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        return builder;
    }

    /// <summary>Brings the schema up to date before the first request. A start that cannot do so ends with one clear line.</summary>
    public static Task PrepareDataAsync(this WebApplication app, CancellationToken cancellationToken) =>
        app.Services.GetRequiredService<DatabasePreparation>().RunAsync(isRestored: false, cancellationToken);

    /// <summary>Before the first start on a database that was restored where it was, or by the service that runs it.</summary>
    public static async Task SettleRestoredAsync(this WebApplication app, CancellationToken cancellationToken)
    {
        await app.Services.GetRequiredService<DatabasePreparation>().RunAsync(isRestored: true, cancellationToken);
        await Console.Out.WriteLineAsync("What waited in the database is not sent by itself. A leader decides about it: »hvad blev ikke leveret?«");
    }

    /// <summary>Beside the running bot, which goes on.</summary>
    public static async Task BackUpAsync(this WebApplication app, string file, CancellationToken cancellationToken)
    {
        await app.Services.GetRequiredService<DatabaseBackup>().RunAsync(file, cancellationToken);
        await Console.Out.WriteLineAsync($"The database is backed up in {Path.GetFullPath(file)}");
    }

    private static void Use(DbContextOptionsBuilder options, DatabaseLocation location)
    {
        if (location.IsSqlite)
        {
            options.UseSqlite(location.ConnectionString, sqlite => sqlite.CommandTimeout(5));
            options.AddInterceptors(SqlitePragmas.Instance);
        }
        else
        {
            options.UseNpgsql(location.ConnectionString, postgres => postgres.CommandTimeout(15));
        }

        // Migrations are written by hand and carry no snapshot; a test holds the migrated schema against the model instead.
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
    }
}
