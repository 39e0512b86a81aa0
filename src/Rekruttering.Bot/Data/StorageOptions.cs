using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Rekruttering.Bot.Data;

internal enum StorageProvider
{
    Sqlite,
    PostgreSql,
}

/// <summary>Section <c>Storage</c>. The default needs no configuration: a SQLite file beside the program.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary><c>Sqlite</c> for one instance, <c>PostgreSql</c> for several. PostgreSQL needs <c>ConnectionStrings:Rekruttering</c>.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>Where the SQLite file and its backups are kept when no connection string is given.</summary>
    [Required]
    public string DataFolder { get; set; } = "data";

    /// <summary>How long a start waits for another instance's migration before it gives up with a message.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan MigrationTimeout { get; set; } = TimeSpan.FromSeconds(60);
}

[OptionsValidator]
internal sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>;
