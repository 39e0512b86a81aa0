using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Rekruttering.Bot.Data;

/// <summary>What a new row belongs to went at the same moment. As <see cref="UniqueKey"/>, on both databases.</summary>
internal static class ForeignKey
{
    private const int SqliteForeignKey = 787;

    public static bool IsViolatedIn(DbUpdateException exception) => exception.InnerException switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode == SqliteForeignKey,
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.ForeignKeyViolation,
        _ => false,
    };
}
