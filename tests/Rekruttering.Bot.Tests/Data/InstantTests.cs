using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.Data;

public sealed class InstantTests
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<DatabaseKind> Databases => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Instants_are_ordered_and_compared_by_when_they_are_not_by_how_they_are_written(DatabaseKind kind)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.CreateAsync(kind, cancellationToken);
        await using (var context = await database.Contexts.CreateDbContextAsync(cancellationToken))
        {
            // 10:30 in Copenhagen is 9:30 UTC, half an hour before 10:00 UTC.
            context.AddRange(Row("c", Nine.AddHours(1)), Row("b", new DateTimeOffset(2026, 11, 2, 10, 30, 0, TimeSpan.FromHours(1))), Row("a", Nine), Row("0", Nine.AddYears(-60)));
            await context.SaveChangesAsync(cancellationToken);
        }

        await using var fresh = await database.Contexts.CreateDbContextAsync(cancellationToken);
        var rows = fresh.Set<InboxActivity>();

        Assert.Equal(["0", "a", "b", "c"], await rows.OrderBy(row => row.ReceivedAt).Select(row => row.ActivityId).ToListAsync(cancellationToken));
        Assert.Equal(["0", "a"], await rows.Where(row => row.ReceivedAt < Nine.AddMinutes(30)).OrderBy(row => row.ReceivedAt).Select(row => row.ActivityId).ToListAsync(cancellationToken));
        Assert.Equal("b", (await rows.SingleAsync(row => row.ReceivedAt == Nine.AddMinutes(30), cancellationToken)).ActivityId);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_instant_comes_back_to_the_microsecond(DatabaseKind kind)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.CreateAsync(kind, cancellationToken);
        var instant = Nine.AddMicroseconds(123_457);
        await using (var context = await database.Contexts.CreateDbContextAsync(cancellationToken))
        {
            context.Add(Row("a", instant));
            await context.SaveChangesAsync(cancellationToken);
        }

        await using var fresh = await database.Contexts.CreateDbContextAsync(cancellationToken);
        var found = await fresh.Set<InboxActivity>().SingleAsync(cancellationToken);

        Assert.Equal(instant, found.ReceivedAt);
        Assert.Equal(TimeSpan.Zero, found.ReceivedAt.Offset);
        Assert.Null(found.HandledAt);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_second_row_with_the_same_key_is_told_from_other_failures(DatabaseKind kind)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.CreateAsync(kind, cancellationToken);
        await using var context = await database.Contexts.CreateDbContextAsync(cancellationToken);
        context.AddRange(Row("a", Nine), Row("a", Nine));

        var exception = await Assert.ThrowsAsync<DbUpdateException>(() => context.SaveChangesAsync(cancellationToken));

        Assert.True(UniqueKey.IsViolatedIn(exception));
        Assert.False(UniqueKey.IsViolatedIn(new DbUpdateException("something else")));
    }

    private static InboxActivity Row(string id, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(),
        ChannelId = "msteams",
        ConversationId = "a:1",
        ActivityId = id,
        TenantId = "t",
        ReceivedAt = at,
        LeaseUntil = at,
    };
}
