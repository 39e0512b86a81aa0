using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Rekruttering.Bot.Data.Migrations;

/// <summary>Who changed which status figure, from what, to what.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261122001800_FigureChanges")]
internal sealed class M018FigureChanges : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var type = new ColumnTypes(migrationBuilder.ActiveProvider!);

        migrationBuilder.CreateTable(
            "FigureChanges",
            table => new
            {
                Id = table.Column<Guid>(type.Id),
                OrganisationId = table.Column<Guid>(type.Id),
                Year = table.Column<int>(type.Number),
                Kind = table.Column<string>(type.Text),
                Before = table.Column<decimal>(type.Amount, nullable: true),
                After = table.Column<decimal>(type.Amount, nullable: true),
                ChangedBy = table.Column<Guid>(type.Id, nullable: true),
                ChangedAt = table.Column<long>(type.Instant),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_FigureChanges", row => row.Id);
                table.ForeignKey("FK_FigureChanges_Members_ChangedBy", row => row.ChangedBy, "Members", "Id", onDelete: ReferentialAction.SetNull);
                table.ForeignKey("FK_FigureChanges_Organisations_OrganisationId", row => row.OrganisationId, "Organisations", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_FigureChanges_OrganisationId_Year", "FigureChanges", ["OrganisationId", "Year"]);
        migrationBuilder.CreateIndex("IX_FigureChanges_ChangedBy", "FigureChanges", "ChangedBy");
    }
}
