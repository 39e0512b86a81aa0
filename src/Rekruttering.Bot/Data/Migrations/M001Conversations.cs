using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Rekruttering.Bot.Data.Migrations;

/// <summary>The inbox, where the bot can reach people, what a conversation remembers, and the count of stopped CPR numbers.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261122000100_Conversations")]
internal sealed class M001Conversations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var type = new ColumnTypes(migrationBuilder.ActiveProvider!);

        migrationBuilder.CreateTable(
            "Inbox",
            table => new
            {
                Id = table.Column<Guid>(type.Id),
                ChannelId = table.Column<string>(type.Text),
                ConversationId = table.Column<string>(type.Text),
                ActivityId = table.Column<string>(type.Text),
                TenantId = table.Column<string>(type.Text),
                ObjectId = table.Column<string>(type.Text, nullable: true),
                IsInvoke = table.Column<bool>(type.Flag),
                State = table.Column<string>(type.Text),
                Payload = table.Column<string>(type.Text, nullable: true),
                Attempts = table.Column<int>(type.Number),
                ReceivedAt = table.Column<long>(type.Instant),
                LeaseUntil = table.Column<long>(type.Instant),
                HandledAt = table.Column<long>(type.Instant, nullable: true),
                ResponseStatus = table.Column<int>(type.Number, nullable: true),
                ResponseBody = table.Column<string>(type.Text, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_Inbox", row => row.Id));
        migrationBuilder.CreateIndex("IX_Inbox_ChannelId_ConversationId_ActivityId", "Inbox", ["ChannelId", "ConversationId", "ActivityId"], unique: true);
        migrationBuilder.CreateIndex("IX_Inbox_State_LeaseUntil", "Inbox", ["State", "LeaseUntil"]);
        migrationBuilder.CreateIndex("IX_Inbox_ReceivedAt", "Inbox", "ReceivedAt");
        migrationBuilder.CreateIndex("IX_Inbox_TenantId_ObjectId", "Inbox", ["TenantId", "ObjectId"]);

        migrationBuilder.CreateTable(
            "Conversations",
            table => new
            {
                Id = table.Column<Guid>(type.Id),
                Kind = table.Column<string>(type.Text),
                ChannelId = table.Column<string>(type.Text),
                ConversationId = table.Column<string>(type.Text),
                TenantId = table.Column<string>(type.Text),
                ObjectId = table.Column<string>(type.Text, nullable: true),
                UserId = table.Column<string>(type.Text, nullable: true),
                BotId = table.Column<string>(type.Text),
                BotName = table.Column<string>(type.Text, nullable: true),
                ServiceUrl = table.Column<string>(type.Text),
                TeamId = table.Column<string>(type.Text, nullable: true),
                TeamGroupId = table.Column<string>(type.Text, nullable: true),
                Locale = table.Column<string>(type.Text, nullable: true),
                FirstSeenAt = table.Column<long>(type.Instant),
                LastSeenAt = table.Column<long>(type.Instant),
                WelcomedAt = table.Column<long>(type.Instant, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_Conversations", row => row.Id));
        migrationBuilder.CreateIndex("IX_Conversations_ChannelId_ConversationId", "Conversations", ["ChannelId", "ConversationId"], unique: true);
        migrationBuilder.CreateIndex(
            "IX_Conversations_ChannelId_TenantId_ObjectId", "Conversations", ["ChannelId", "TenantId", "ObjectId"], unique: true, filter: "\"ObjectId\" IS NOT NULL");

        migrationBuilder.CreateTable(
            "ConversationStates",
            table => new
            {
                ChannelId = table.Column<string>(type.Text),
                ConversationId = table.Column<string>(type.Text),
                TenantId = table.Column<string>(type.Text),
                ObjectId = table.Column<string>(type.Text, nullable: true),
                LastQuestion = table.Column<string>(type.Text, nullable: true),
                LastUnitIds = table.Column<string>(type.Text, nullable: true),
                Form = table.Column<string>(type.Text, nullable: true),
                ExpiresAt = table.Column<long>(type.Instant),
            },
            constraints: table => table.PrimaryKey("PK_ConversationStates", row => new { row.ChannelId, row.ConversationId }));
        migrationBuilder.CreateIndex("IX_ConversationStates_ExpiresAt", "ConversationStates", "ExpiresAt");
        migrationBuilder.CreateIndex("IX_ConversationStates_TenantId_ObjectId", "ConversationStates", ["TenantId", "ObjectId"]);

        migrationBuilder.CreateTable(
            "StoppedNumbers",
            table => new { Day = table.Column<DateOnly>(type.Day), Count = table.Column<int>(type.Number) },
            constraints: table => table.PrimaryKey("PK_StoppedNumbers", row => row.Day));
    }
}
