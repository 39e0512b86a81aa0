using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Rekruttering.Bot.Data;

/// <summary>What holds for every entity, on both databases.</summary>
internal static class Conventions
{
    public const string Sqlite = "Microsoft.EntityFrameworkCore.Sqlite";

    public static void Apply(ModelBuilder modelBuilder, string provider)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                if (property.ClrType == typeof(DateTimeOffset) || property.ClrType == typeof(DateTimeOffset?))
                    property.SetValueConverter(provider == Sqlite ? MicrosecondsConverter : UtcConverter);
                else if ((Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).IsEnum)
                    property.SetProviderClrType(typeof(string));
            }
        }
    }

    // SQLite neither orders nor compares DateTimeOffset. A whole number does both, and microseconds are what PostgreSQL keeps.
    private static readonly ValueConverter<DateTimeOffset, long> MicrosecondsConverter = new(
        instant => (instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond,
        microseconds => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond));

    // Npgsql refuses an offset other than zero.
    private static readonly ValueConverter<DateTimeOffset, DateTimeOffset> UtcConverter = new(
        instant => instant.ToUniversalTime(),
        instant => instant.ToUniversalTime());
}
