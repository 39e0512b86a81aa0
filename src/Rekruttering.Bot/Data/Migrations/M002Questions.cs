using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Rekruttering.Bot.Data.Migrations;

/// <summary>What was asked, what it was answered with, and what people thought of the answer.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261122000200_Questions")]
internal sealed class M002Questions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var type = new ColumnTypes(migrationBuilder.ActiveProvider!);

        migrationBuilder.CreateTable(
            "Questions",
            table => new
            {
                Id = table.Column<Guid>(type.Id),
                TenantId = table.Column<string>(type.Text),
                ObjectId = table.Column<string>(type.Text),
                ChannelId = table.Column<string>(type.Text),
                ConversationId = table.Column<string>(type.Text),
                Text = table.Column<string>(type.Text),
                Language = table.Column<string>(type.Text),
                Outcome = table.Column<string>(type.Text),
                UnitIds = table.Column<string>(type.Text),
                RelatedIds = table.Column<string>(type.Text),
                ReplyActivityId = table.Column<string>(type.Text, nullable: true),
                AskedAt = table.Column<long>(type.Instant),
            },
            constraints: table => table.PrimaryKey("PK_Questions", row => row.Id));
        migrationBuilder.CreateIndex("IX_Questions_AskedAt", "Questions", "AskedAt");
        migrationBuilder.CreateIndex("IX_Questions_TenantId_ObjectId", "Questions", ["TenantId", "ObjectId"]);
        migrationBuilder.CreateIndex("IX_Questions_ConversationId_ReplyActivityId", "Questions", ["ConversationId", "ReplyActivityId"]);

        migrationBuilder.CreateTable(
            "QuestionFeedback",
            table => new
            {
                Id = table.Column<Guid>(type.Id),
                QuestionId = table.Column<Guid>(type.Id),
                TenantId = table.Column<string>(type.Text),
                ObjectId = table.Column<string>(type.Text),
                Reaction = table.Column<string>(type.Text),
                Text = table.Column<string>(type.Text, nullable: true),
                GivenAt = table.Column<long>(type.Instant),
                ChangedAt = table.Column<long>(type.Instant),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_QuestionFeedback", row => row.Id);
                table.ForeignKey("FK_QuestionFeedback_Questions_QuestionId", row => row.QuestionId, "Questions", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex(
            "IX_QuestionFeedback_QuestionId_TenantId_ObjectId", "QuestionFeedback", ["QuestionId", "TenantId", "ObjectId"], unique: true);
        migrationBuilder.CreateIndex("IX_QuestionFeedback_TenantId_ObjectId", "QuestionFeedback", ["TenantId", "ObjectId"]);
    }
}
