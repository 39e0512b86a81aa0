using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Rekruttering.Bot.Data.Migrations;

/// <summary>Where the database is, so that a bot knows a restored one.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261122002000_DatabaseHome")]
internal sealed class M020DatabaseHome : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var type = new ColumnTypes(migrationBuilder.ActiveProvider!);

        migrationBuilder.CreateTable(
            "DatabaseHome",
            table => new { Id = table.Column<int>(type.Number), Place = table.Column<string>(type.Text) },
            constraints: table => table.PrimaryKey("PK_DatabaseHome", row => row.Id));
    }
}
