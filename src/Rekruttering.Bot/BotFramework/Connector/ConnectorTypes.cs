using System.Text.Json;
using System.Text.Json.Serialization;
using Rekruttering.Bot.BotFramework.Activities;

namespace Rekruttering.Bot.BotFramework.Connector;

// The value is there when, and only when, the outcome is Sent.
internal readonly record struct ConnectorResult<T>(T? Value, SendOutcome Outcome) where T : class;

internal sealed record ConversationParameters
{
    public bool IsGroup { get; set; }
    public ChannelAccount? Bot { get; set; }
    public IReadOnlyList<ChannelAccount>? Members { get; set; }
    public string? TenantId { get; set; }
    public JsonElement? ChannelData { get; set; }
    public Activity? Activity { get; set; }
}

internal sealed record ConversationResource
{
    public string? Id { get; set; }
    public string? ActivityId { get; set; }
    public string? ServiceUrl { get; set; }
}

internal sealed record PagedMembers
{
    public IReadOnlyList<TeamsMember> Members { get; set; } = [];

    // There is another page when this is not empty.
    public string? ContinuationToken { get; set; }
}

internal sealed record TeamsMember
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? AadObjectId { get; set; }
    public string? ObjectId { get; set; }
    public string? GivenName { get; set; }
    public string? Surname { get; set; }
    public string? Email { get; set; }
    public string? UserPrincipalName { get; set; }
    public string? TenantId { get; set; }

    // user, guest or anonymous.
    public string? UserRole { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }

    // The service spells it one way in some calls and the other way in others.
    [JsonIgnore]
    public string? EntraObjectId => AadObjectId ?? ObjectId;

    public override string ToString() => Id ?? "";
}
