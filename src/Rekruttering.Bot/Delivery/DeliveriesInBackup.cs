using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Delivery;

/// <summary>
/// What waits while a backup is taken is sent by the running bot, and would be sent once more by one that is started on the backup. There it is
/// uncertain instead, for a person to decide.
/// </summary>
internal sealed class DeliveriesInBackup : IPrepareBackup
{
    public string Sql => """
        UPDATE "Deliveries" SET
            "State" = CASE (SELECT m."Operation" FROM "OutboxMessages" AS m WHERE m."Id" = "MessageId") WHEN 'Send' THEN 'Uncertain' ELSE 'Cancelled' END,
            "Reason" = CASE (SELECT m."Operation" FROM "OutboxMessages" AS m WHERE m."Id" = "MessageId") WHEN 'Send' THEN 'Restored' ELSE 'Superseded' END,
            "DueAt" = NULL, "LeaseUntil" = NULL, "SettledAt" = CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
        WHERE "State" IN ('Pending', 'Sending', 'Throttled')
        """;
}
