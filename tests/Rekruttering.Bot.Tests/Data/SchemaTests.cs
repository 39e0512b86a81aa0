using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.Data;

public sealed class SchemaTests
{
    private const string Sqlite = """
        SELECT m.name || ' ' || c.name || ' ' || c.type || ' notnull=' || c."notnull" || ' pk=' || c.pk || ' default=' || coalesce(c.dflt_value, '')
        FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'
        UNION ALL
        SELECT 'index ' || m.sql FROM sqlite_master m WHERE m.type = 'index' AND m.sql IS NOT NULL
        UNION ALL
        SELECT m.name || ' foreign ' || f."from" || ' ' || f."table" || '.' || f."to" || ' ' || f.on_delete
        FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
        """;

    private const string PostgreSql = """
        SELECT table_name || ' ' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '')
        FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL
        SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL
        SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        """;

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_migrations_make_the_schema_that_the_model_describes(DatabaseKind kind)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var migrated = await TestDatabase.CreateAsync(kind, cancellationToken);
        await using var made = await TestDatabase.CreateAsync(kind, cancellationToken, isMigrated: false);
        await using (var context = await made.Contexts.CreateDbContextAsync(cancellationToken))
            await context.Database.EnsureCreatedAsync(cancellationToken);

        Assert.Equal(await DescribeAsync(made, cancellationToken), await DescribeAsync(migrated, cancellationToken));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Migrating_again_changes_nothing(DatabaseKind kind)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.CreateAsync(kind, cancellationToken);
        var before = await DescribeAsync(database, cancellationToken);

        await using var context = await database.Contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);

        Assert.Equal(before, await DescribeAsync(database, cancellationToken));
        Assert.NotEmpty(before);
    }

    private static async Task<IReadOnlyList<string>> DescribeAsync(TestDatabase database, CancellationToken cancellationToken)
    {
        await using var context = await database.Contexts.CreateDbContextAsync(cancellationToken);
        var connection = context.Database.GetDbConnection();
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = database.Kind == DatabaseKind.Sqlite ? Sqlite : PostgreSql;
        var lines = new List<string>();
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            lines.Add(reader.GetString(0));
        return [.. lines.Where(line => !line.Contains("__EF", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }
}
