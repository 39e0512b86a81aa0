using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Rekruttering.Bot.Data.Migrations;

/// <summary>Plans, what is in them, who is responsible, the history of every change, and the status figures.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261122001200_ActionPlans")]
internal sealed class M012ActionPlans : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var type = new ColumnTypes(migrationBuilder.ActiveProvider!);

        migrationBuilder.CreateTable(
            "Plans",
            table => new
            {
                Id = table.Column<Guid>(type.Id),
                OrganisationId = table.Column<Guid>(type.Id),
                Title = table.Column<string>(type.Text),
                WorkshopOn = table.Column<DateOnly>(type.Day, nullable: true),
                CreatedAt = table.Column<long>(type.Instant),
                Version = table.Column<int>(type.Number),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Plans", row => row.Id);
                table.ForeignKey("FK_Plans_Organisations_OrganisationId", row => row.OrganisationId, "Organisations", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_Plans_OrganisationId", "Plans", "OrganisationId", unique: true);

        migrationBuilder.CreateTable(
            "Initiatives",
            table => new
            {
                Id = table.Column<Guid>(type.Id),
                PlanId = table.Column<Guid>(type.Id),
                Title = table.Column<string>(type.Text),
                IsNew = table.Column<bool>(type.Flag),
                Recommendations = table.Column<string>(type.Text),
                Position = table.Column<int>(type.Number),
                Version = table.Column<int>(type.Number),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Initiatives", row => row.Id);
                table.ForeignKey("FK_Initiatives_Plans_PlanId", row => row.PlanId, "Plans", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_Initiatives_PlanId", "Initiatives", "PlanId");

        migrationBuilder.CreateTable(
            "ActionItems",
            table => new
            {
                Id = table.Column<Guid>(type.Id),
                PlanId = table.Column<Guid>(type.Id),
                InitiativeId = table.Column<Guid>(type.Id),
                Title = table.Column<string>(type.Text),
                Status = table.Column<string>(type.Text),
                DueOn = table.Column<DateOnly>(type.Day, nullable: true),
                Notes = table.Column<string>(type.Text, nullable: true),
                Position = table.Column<int>(type.Number),
                Version = table.Column<int>(type.Number),
                CreatedAt = table.Column<long>(type.Instant),
                ChangedAt = table.Column<long>(type.Instant),
                ClosedAt = table.Column<long>(type.Instant, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ActionItems", row => row.Id);
                table.ForeignKey("FK_ActionItems_Initiatives_InitiativeId", row => row.InitiativeId, "Initiatives", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_ActionItems_PlanId", "ActionItems", "PlanId");
        migrationBuilder.CreateIndex("IX_ActionItems_InitiativeId", "ActionItems", "InitiativeId");
        migrationBuilder.CreateIndex("IX_ActionItems_Status_DueOn", "ActionItems", ["Status", "DueOn"]);

        migrationBuilder.CreateTable(
            "ActionPeople",
            table => new
            {
                ActionItemId = table.Column<Guid>(type.Id),
                MemberId = table.Column<Guid>(type.Id),
                Part = table.Column<string>(type.Text),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ActionPeople", row => new { row.ActionItemId, row.MemberId, row.Part });
                table.ForeignKey("FK_ActionPeople_ActionItems_ActionItemId", row => row.ActionItemId, "ActionItems", "Id", onDelete: ReferentialAction.Cascade);
                table.ForeignKey("FK_ActionPeople_Members_MemberId", row => row.MemberId, "Members", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_ActionPeople_MemberId", "ActionPeople", "MemberId");

        migrationBuilder.CreateTable(
            "PlanChanges",
            table => new
            {
                Id = table.Column<Guid>(type.Id),
                PlanId = table.Column<Guid>(type.Id),
                InitiativeId = table.Column<Guid>(type.Id, nullable: true),
                ActionItemId = table.Column<Guid>(type.Id, nullable: true),
                Version = table.Column<int>(type.Number),
                Field = table.Column<string>(type.Text),
                Before = table.Column<string>(type.Text, nullable: true),
                After = table.Column<string>(type.Text, nullable: true),
                Comment = table.Column<string>(type.Text, nullable: true),
                ChangedBy = table.Column<Guid>(type.Id, nullable: true),
                Via = table.Column<string>(type.Text),
                ChangedAt = table.Column<long>(type.Instant),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PlanChanges", row => row.Id);
                table.ForeignKey("FK_PlanChanges_Members_ChangedBy", row => row.ChangedBy, "Members", "Id", onDelete: ReferentialAction.SetNull);
                table.ForeignKey("FK_PlanChanges_Plans_PlanId", row => row.PlanId, "Plans", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_PlanChanges_PlanId_ChangedAt", "PlanChanges", ["PlanId", "ChangedAt"]);
        migrationBuilder.CreateIndex("IX_PlanChanges_ActionItemId", "PlanChanges", "ActionItemId");
        migrationBuilder.CreateIndex("IX_PlanChanges_ChangedBy", "PlanChanges", "ChangedBy");

        migrationBuilder.CreateTable(
            "StatusFigures",
            table => new
            {
                Id = table.Column<Guid>(type.Id),
                OrganisationId = table.Column<Guid>(type.Id),
                Year = table.Column<int>(type.Number),
                Kind = table.Column<string>(type.Text),
                Value = table.Column<decimal>(type.Amount),
                ChangedBy = table.Column<Guid>(type.Id, nullable: true),
                ChangedAt = table.Column<long>(type.Instant),
                Version = table.Column<int>(type.Number),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_StatusFigures", row => row.Id);
                table.ForeignKey("FK_StatusFigures_Members_ChangedBy", row => row.ChangedBy, "Members", "Id", onDelete: ReferentialAction.SetNull);
                table.ForeignKey("FK_StatusFigures_Organisations_OrganisationId", row => row.OrganisationId, "Organisations", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_StatusFigures_ChangedBy", "StatusFigures", "ChangedBy");
        migrationBuilder.CreateIndex("IX_StatusFigures_OrganisationId_Year_Kind", "StatusFigures", ["OrganisationId", "Year", "Kind"], unique: true);
    }
}
