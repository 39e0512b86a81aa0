namespace Rekruttering.Bot.Conversations;

/// <summary>
/// Who somebody is, as the authenticated activity says: Entra tenant and object id. Opaque strings, since what sends them need not make GUIDs of them,
/// and members sit in many tenants.
/// </summary>
internal readonly record struct Person(string TenantId, string ObjectId);
