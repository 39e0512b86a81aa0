using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Rekruttering.Bot.Data.Migrations;

/// <summary>Organisations, members, their roles and what they follow; and files that wait for a confirmation.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261122001100_Network")]
internal sealed class M011Network : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var type = new ColumnTypes(migrationBuilder.ActiveProvider!);

        migrationBuilder.CreateTable(
            "Organisations",
            table => new
            {
                Id = table.Column<Guid>(type.Id),
                Name = table.Column<string>(type.Text),
                NameKey = table.Column<string>(type.Text),
                Kind = table.Column<string>(type.Text),
                TenantId = table.Column<string>(type.Text, nullable: true),
                CreatedAt = table.Column<long>(type.Instant),
            },
            constraints: table => table.PrimaryKey("PK_Organisations", row => row.Id));
        migrationBuilder.CreateIndex("IX_Organisations_NameKey", "Organisations", "NameKey", unique: true);

        migrationBuilder.CreateTable(
            "Members",
            table => new
            {
                Id = table.Column<Guid>(type.Id),
                TenantId = table.Column<string>(type.Text, nullable: true),
                ObjectId = table.Column<string>(type.Text, nullable: true),
                Name = table.Column<string>(type.Text),
                NameKey = table.Column<string>(type.Text),
                Mail = table.Column<string>(type.Text, nullable: true),
                MailKey = table.Column<string>(type.Text, nullable: true),
                OrganisationId = table.Column<Guid>(type.Id, nullable: true),
                PlacedBy = table.Column<string>(type.Text),
                IsConfirmed = table.Column<bool>(type.Flag),
                InstallState = table.Column<string>(type.Text),
                InstallTriedAt = table.Column<long>(type.Instant, nullable: true),
                CreatedAt = table.Column<long>(type.Instant),
                LeftAt = table.Column<long>(type.Instant, nullable: true),
                Version = table.Column<int>(type.Number),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Members", row => row.Id);
                table.ForeignKey("FK_Members_Organisations_OrganisationId", row => row.OrganisationId, "Organisations", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_Members_TenantId_ObjectId", "Members", ["TenantId", "ObjectId"], unique: true, filter: "\"ObjectId\" IS NOT NULL");
        migrationBuilder.CreateIndex("IX_Members_MailKey", "Members", "MailKey", unique: true, filter: "\"MailKey\" IS NOT NULL");
        migrationBuilder.CreateIndex("IX_Members_OrganisationId", "Members", "OrganisationId");

        migrationBuilder.CreateTable(
            "MemberRoles",
            table => new
            {
                MemberId = table.Column<Guid>(type.Id),
                Role = table.Column<string>(type.Text),
                GivenBy = table.Column<string>(type.Text),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_MemberRoles", row => new { row.MemberId, row.Role });
                table.ForeignKey("FK_MemberRoles_Members_MemberId", row => row.MemberId, "Members", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_MemberRoles_Role", "MemberRoles", "Role");

        migrationBuilder.CreateTable(
            "FollowedRecommendations",
            table => new { MemberId = table.Column<Guid>(type.Id), Recommendation = table.Column<int>(type.Number) },
            constraints: table =>
            {
                table.PrimaryKey("PK_FollowedRecommendations", row => new { row.MemberId, row.Recommendation });
                table.ForeignKey("FK_FollowedRecommendations_Members_MemberId", row => row.MemberId, "Members", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_FollowedRecommendations_Recommendation", "FollowedRecommendations", "Recommendation");

        migrationBuilder.CreateTable(
            "ImportDrafts",
            table => new
            {
                Id = table.Column<Guid>(type.Id),
                Kind = table.Column<string>(type.Text),
                TenantId = table.Column<string>(type.Text),
                ObjectId = table.Column<string>(type.Text),
                OrganisationId = table.Column<Guid>(type.Id, nullable: true),
                FileName = table.Column<string>(type.Text),
                Content = table.Column<byte[]>(type.Bytes),
                Answers = table.Column<string>(type.Text, nullable: true),
                Seen = table.Column<string>(type.Text),
                CreatedAt = table.Column<long>(type.Instant),
            },
            constraints: table => table.PrimaryKey("PK_ImportDrafts", row => row.Id));
        migrationBuilder.CreateIndex("IX_ImportDrafts_TenantId_ObjectId", "ImportDrafts", ["TenantId", "ObjectId"]);
        migrationBuilder.CreateIndex("IX_ImportDrafts_CreatedAt", "ImportDrafts", "CreatedAt");
    }
}
