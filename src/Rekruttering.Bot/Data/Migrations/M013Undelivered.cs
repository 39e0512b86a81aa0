using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Rekruttering.Bot.Data.Migrations;

/// <summary>What failed or is uncertain is found without reading what was sent.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261122001300_Undelivered")]
internal sealed class M013Undelivered : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.CreateIndex("IX_Deliveries_SettledAt", "Deliveries", "SettledAt", filter: "\"State\" IN ('Failed', 'Uncertain')");
}
