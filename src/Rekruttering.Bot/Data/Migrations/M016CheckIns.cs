using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Rekruttering.Bot.Data.Migrations;

/// <summary>Check-ins: when, to whom, how people want them, and what is overdue; the three-month follow-up; drafts of cases.</summary>
[DbContext(typeof(BotDbContext))]
[Migration("20261122001600_CheckIns")]
internal sealed class M016CheckIns : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var type = new ColumnTypes(migrationBuilder.ActiveProvider!);

        migrationBuilder.CreateTable(
            "CheckInSchedules",
            table => new
            {
                PlanId = table.Column<Guid>(type.Id),
                IsOn = table.Column<bool>(type.Flag),
                Every = table.Column<string>(type.Text),
                Weekday = table.Column<string>(type.Text),
                MinuteOfDay = table.Column<int>(type.Number),
                PausedUntil = table.Column<DateOnly>(type.Day, nullable: true),
                SendsSummary = table.Column<bool>(type.Flag),
                NextDueAt = table.Column<long>(type.Instant),
                NextSummaryAt = table.Column<long>(type.Instant),
                LookedOn = table.Column<DateOnly>(type.Day),
                Choice = table.Column<int>(type.Number),
                Version = table.Column<int>(type.Number),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_CheckInSchedules", row => row.PlanId);
                table.ForeignKey("FK_CheckInSchedules_Plans_PlanId", row => row.PlanId, "Plans", "Id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "CheckInHabits",
            table => new
            {
                MemberId = table.Column<Guid>(type.Id),
                StoppedAt = table.Column<long>(type.Instant, nullable: true),
                PausedUntil = table.Column<DateOnly>(type.Day, nullable: true),
                WantsMore = table.Column<bool>(type.Flag),
                LastSentAt = table.Column<long>(type.Instant, nullable: true),
                QuietRounds = table.Column<int>(type.Number),
                RoundsToSkip = table.Column<int>(type.Number),
                PictureEvery = table.Column<string>(type.Text, nullable: true),
                NextPictureAt = table.Column<long>(type.Instant, nullable: true),
                Version = table.Column<int>(type.Number),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_CheckInHabits", row => row.MemberId);
                table.ForeignKey("FK_CheckInHabits_Members_MemberId", row => row.MemberId, "Members", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_CheckInHabits_NextPictureAt", "CheckInHabits", "NextPictureAt", filter: "\"NextPictureAt\" IS NOT NULL");

        migrationBuilder.CreateTable(
            "CheckIns",
            table => new
            {
                Id = table.Column<Guid>(type.Id),
                PlanId = table.Column<Guid>(type.Id),
                MemberId = table.Column<Guid>(type.Id),
                DueAt = table.Column<long>(type.Instant),
                SentAt = table.Column<long>(type.Instant),
                DeliveryId = table.Column<Guid>(type.Id),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_CheckIns", row => row.Id);
                table.ForeignKey("FK_CheckIns_Members_MemberId", row => row.MemberId, "Members", "Id", onDelete: ReferentialAction.Cascade);
                table.ForeignKey("FK_CheckIns_Plans_PlanId", row => row.PlanId, "Plans", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_CheckIns_PlanId_DueAt_MemberId", "CheckIns", ["PlanId", "DueAt", "MemberId"], unique: true);
        migrationBuilder.CreateIndex("IX_CheckIns_MemberId_SentAt", "CheckIns", ["MemberId", "SentAt"]);

        migrationBuilder.CreateTable(
            "CheckInMarks",
            table => new
            {
                ActionItemId = table.Column<Guid>(type.Id),
                MemberId = table.Column<Guid>(type.Id),
                UnchangedVersion = table.Column<int>(type.Number, nullable: true),
                UnchangedAt = table.Column<long>(type.Instant, nullable: true),
                SnoozedUntil = table.Column<DateOnly>(type.Day, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_CheckInMarks", row => new { row.ActionItemId, row.MemberId });
                table.ForeignKey("FK_CheckInMarks_ActionItems_ActionItemId", row => row.ActionItemId, "ActionItems", "Id", onDelete: ReferentialAction.Cascade);
                table.ForeignKey("FK_CheckInMarks_Members_MemberId", row => row.MemberId, "Members", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_CheckInMarks_MemberId", "CheckInMarks", "MemberId");

        migrationBuilder.CreateTable(
            "ActionEscalations",
            table => new
            {
                ActionItemId = table.Column<Guid>(type.Id),
                ActionVersion = table.Column<int>(type.Number),
                AnnouncedAt = table.Column<long>(type.Instant),
                DeputyOn = table.Column<DateOnly>(type.Day, nullable: true),
                CoordinatorOn = table.Column<DateOnly>(type.Day),
                DeputyAskedAt = table.Column<long>(type.Instant, nullable: true),
                CoordinatorToldAt = table.Column<long>(type.Instant, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ActionEscalations", row => row.ActionItemId);
                table.ForeignKey("FK_ActionEscalations_ActionItems_ActionItemId", row => row.ActionItemId, "ActionItems", "Id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "FollowUpRounds",
            table => new
            {
                PlanId = table.Column<Guid>(type.Id),
                AskedAt = table.Column<long>(type.Instant),
                Reminders = table.Column<int>(type.Number),
                NextReminderOn = table.Column<DateOnly>(type.Day),
                ReportedAt = table.Column<long>(type.Instant, nullable: true),
                Version = table.Column<int>(type.Number),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_FollowUpRounds", row => row.PlanId);
                table.ForeignKey("FK_FollowUpRounds_Plans_PlanId", row => row.PlanId, "Plans", "Id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "FollowUpAnswers",
            table => new
            {
                Id = table.Column<Guid>(type.Id),
                PlanId = table.Column<Guid>(type.Id),
                ActionItemId = table.Column<Guid>(type.Id),
                MemberId = table.Column<Guid>(type.Id),
                SentAt = table.Column<long>(type.Instant, nullable: true),
                Outcome = table.Column<string>(type.Text, nullable: true),
                Why = table.Column<string>(type.Text, nullable: true),
                NextStep = table.Column<string>(type.Text, nullable: true),
                AnsweredAt = table.Column<long>(type.Instant, nullable: true),
                Version = table.Column<int>(type.Number),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_FollowUpAnswers", row => row.Id);
                table.ForeignKey("FK_FollowUpAnswers_ActionItems_ActionItemId", row => row.ActionItemId, "ActionItems", "Id", onDelete: ReferentialAction.Cascade);
                table.ForeignKey("FK_FollowUpAnswers_Members_MemberId", row => row.MemberId, "Members", "Id", onDelete: ReferentialAction.Cascade);
                table.ForeignKey("FK_FollowUpAnswers_Plans_PlanId", row => row.PlanId, "Plans", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_FollowUpAnswers_ActionItemId_MemberId", "FollowUpAnswers", ["ActionItemId", "MemberId"], unique: true);
        migrationBuilder.CreateIndex("IX_FollowUpAnswers_PlanId", "FollowUpAnswers", "PlanId");
        migrationBuilder.CreateIndex("IX_FollowUpAnswers_MemberId", "FollowUpAnswers", "MemberId");

        migrationBuilder.CreateTable(
            "CaseDrafts",
            table => new
            {
                Id = table.Column<Guid>(type.Id),
                MemberId = table.Column<Guid>(type.Id),
                OrganisationId = table.Column<Guid>(type.Id),
                ActionItemId = table.Column<Guid>(type.Id, nullable: true),
                Title = table.Column<string>(type.Text),
                Year = table.Column<int>(type.Number),
                Challenge = table.Column<string>(type.Text, nullable: true),
                WhatWasDone = table.Column<string>(type.Text, nullable: true),
                Results = table.Column<string>(type.Text, nullable: true),
                ContactRole = table.Column<string>(type.Text, nullable: true),
                Link = table.Column<string>(type.Text, nullable: true),
                Recommendations = table.Column<string>(type.Text),
                CreatedAt = table.Column<long>(type.Instant),
                ChangedAt = table.Column<long>(type.Instant),
                Version = table.Column<int>(type.Number),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_CaseDrafts", row => row.Id);
                table.ForeignKey("FK_CaseDrafts_ActionItems_ActionItemId", row => row.ActionItemId, "ActionItems", "Id", onDelete: ReferentialAction.SetNull);
                table.ForeignKey("FK_CaseDrafts_Members_MemberId", row => row.MemberId, "Members", "Id", onDelete: ReferentialAction.Cascade);
                table.ForeignKey("FK_CaseDrafts_Organisations_OrganisationId", row => row.OrganisationId, "Organisations", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_CaseDrafts_OrganisationId", "CaseDrafts", "OrganisationId");
        migrationBuilder.CreateIndex("IX_CaseDrafts_ActionItemId", "CaseDrafts", "ActionItemId");
        migrationBuilder.CreateIndex("IX_CaseDrafts_MemberId_ActionItemId", "CaseDrafts", ["MemberId", "ActionItemId"], unique: true, filter: "\"ActionItemId\" IS NOT NULL");
    }
}
