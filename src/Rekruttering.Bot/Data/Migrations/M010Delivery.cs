using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Rekruttering.Bot.Data.Migrations;

/// <summary>The outbox: messages, one row for each recipient, and the pace of each tenant.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261122001000_Delivery")]
internal sealed class M010Delivery : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var type = new ColumnTypes(migrationBuilder.ActiveProvider!);

        migrationBuilder.CreateTable(
            "OutboxMessages",
            table => new
            {
                Id = table.Column<Guid>(type.Id),
                Key = table.Column<string>(type.Text),
                Kind = table.Column<string>(type.Text),
                Operation = table.Column<string>(type.Text),
                Payload = table.Column<string>(type.Text, nullable: true),
                SendBefore = table.Column<long>(type.Instant),
                EnqueuedAt = table.Column<long>(type.Instant),
                CancelledAt = table.Column<long>(type.Instant, nullable: true),
                CancelledBy = table.Column<string>(type.Text, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_OutboxMessages", row => row.Id));
        migrationBuilder.CreateIndex("IX_OutboxMessages_Key", "OutboxMessages", "Key", unique: true);
        migrationBuilder.CreateIndex("IX_OutboxMessages_EnqueuedAt", "OutboxMessages", "EnqueuedAt");

        migrationBuilder.CreateTable(
            "Deliveries",
            table => new
            {
                Id = table.Column<Guid>(type.Id),
                MessageId = table.Column<Guid>(type.Id),
                Recipient = table.Column<string>(type.Text),
                TenantId = table.Column<string>(type.Text),
                ObjectId = table.Column<string>(type.Text, nullable: true),
                ConversationId = table.Column<string>(type.Text, nullable: true),
                TargetId = table.Column<Guid>(type.Id, nullable: true),
                Payload = table.Column<string>(type.Text, nullable: true),
                Lane = table.Column<string>(type.Text),
                State = table.Column<string>(type.Text),
                DueAt = table.Column<long>(type.Instant, nullable: true),
                Attempts = table.Column<int>(type.Number),
                Postponements = table.Column<int>(type.Number),
                Fence = table.Column<int>(type.Number),
                Instance = table.Column<string>(type.Text, nullable: true),
                LeaseUntil = table.Column<long>(type.Instant, nullable: true),
                QuietUntil = table.Column<long>(type.Instant, nullable: true),
                EnqueuedAt = table.Column<long>(type.Instant),
                StartedAt = table.Column<long>(type.Instant, nullable: true),
                SettledAt = table.Column<long>(type.Instant, nullable: true),
                ActivityId = table.Column<string>(type.Text, nullable: true),
                Reason = table.Column<string>(type.Text, nullable: true),
                Detail = table.Column<string>(type.Text, nullable: true),
                DecidedBy = table.Column<string>(type.Text, nullable: true),
                DecidedAt = table.Column<long>(type.Instant, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Deliveries", row => row.Id);
                table.ForeignKey("FK_Deliveries_OutboxMessages_MessageId", row => row.MessageId, "OutboxMessages", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_Deliveries_MessageId_Recipient", "Deliveries", ["MessageId", "Recipient"], unique: true);
        migrationBuilder.CreateIndex(
            "IX_Deliveries_TenantId_Lane_DueAt_Id", "Deliveries", ["TenantId", "Lane", "DueAt", "Id"], filter: "\"DueAt\" IS NOT NULL");
        migrationBuilder.CreateIndex("IX_Deliveries_LeaseUntil", "Deliveries", "LeaseUntil", filter: "\"LeaseUntil\" IS NOT NULL");
        migrationBuilder.CreateIndex("IX_Deliveries_Recipient_QuietUntil", "Deliveries", ["Recipient", "QuietUntil"]);
        migrationBuilder.CreateIndex("IX_Deliveries_TargetId", "Deliveries", "TargetId");
        migrationBuilder.CreateIndex("IX_Deliveries_TenantId_ObjectId", "Deliveries", ["TenantId", "ObjectId"]);

        migrationBuilder.CreateTable(
            "TenantPaces",
            table => new
            {
                TenantId = table.Column<string>(type.Text),
                NextAt = table.Column<long>(type.Instant),
                PausedUntil = table.Column<long>(type.Instant, nullable: true),
                Trouble = table.Column<int>(type.Number),
            },
            constraints: table => table.PrimaryKey("PK_TenantPaces", row => row.TenantId));
    }
}
