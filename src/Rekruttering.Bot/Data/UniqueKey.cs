using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Rekruttering.Bot.Data;

/// <summary>Two that write the same row at once: one of them meets the unique key. Told apart from every other failure, on both databases.</summary>
internal static class UniqueKey
{
    private const int SqliteUnique = 2067, SqlitePrimaryKey = 1555;

    public static bool IsViolatedIn(DbUpdateException exception) => exception.InnerException switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqliteUnique or SqlitePrimaryKey,
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        _ => false,
    };
}
