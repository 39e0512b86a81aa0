namespace Rekruttering.Bot.Data.Migrations;

/// <summary>The column types that the model has on each database, for migrations: they are written by hand and know no model.</summary>
internal sealed class ColumnTypes(string provider)
{
    private readonly bool _isSqlite = provider == Conventions.Sqlite;

    public string Text => _isSqlite ? "TEXT" : "text";

    public string Id => _isSqlite ? "TEXT" : "uuid";

    /// <summary>Microseconds on SQLite, see <see cref="Conventions"/>.</summary>
    public string Instant => _isSqlite ? "INTEGER" : "timestamp with time zone";

    public string Day => _isSqlite ? "TEXT" : "date";

    public string Number => _isSqlite ? "INTEGER" : "integer";

    public string Bytes => _isSqlite ? "BLOB" : "bytea";

    /// <summary>A decimal. SQLite keeps it as text, exact.</summary>
    public string Amount => _isSqlite ? "TEXT" : "numeric";

    public string Flag => _isSqlite ? "INTEGER" : "boolean";
}
