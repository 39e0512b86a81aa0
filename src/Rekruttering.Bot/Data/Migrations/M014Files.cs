using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Rekruttering.Bot.Data.Migrations;

/// <summary>Files that wait for their person's yes.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261122001400_Files")]
internal sealed class M014Files : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var type = new ColumnTypes(migrationBuilder.ActiveProvider!);

        migrationBuilder.CreateTable(
            "OfferedFiles",
            table => new
            {
                Id = table.Column<Guid>(type.Id),
                TenantId = table.Column<string>(type.Text),
                ObjectId = table.Column<string>(type.Text),
                Name = table.Column<string>(type.Text),
                Content = table.Column<byte[]>(type.Bytes),
                CreatedAt = table.Column<long>(type.Instant),
            },
            constraints: table => table.PrimaryKey("PK_OfferedFiles", row => row.Id));
        migrationBuilder.CreateIndex("IX_OfferedFiles_TenantId_ObjectId", "OfferedFiles", ["TenantId", "ObjectId"]);
        migrationBuilder.CreateIndex("IX_OfferedFiles_CreatedAt", "OfferedFiles", "CreatedAt");
    }
}
