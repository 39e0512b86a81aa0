using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.Data;

public sealed class SchemaTests
{
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

        Assert.Equal(await made.DescribeSchemaAsync(cancellationToken), await migrated.DescribeSchemaAsync(cancellationToken));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Migrating_again_changes_nothing(DatabaseKind kind)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.CreateAsync(kind, cancellationToken);
        var before = await database.DescribeSchemaAsync(cancellationToken);

        await using var context = await database.Contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);

        Assert.Equal(before, await database.DescribeSchemaAsync(cancellationToken));
        Assert.NotEmpty(before);
    }
}
