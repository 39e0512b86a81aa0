using System.Security.Claims;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.BotFramework.Activities;

namespace Rekruttering.Bot.BotFramework.Authentication;

// The checks that need both the token and the body: may this sender, whose token is genuine, send this activity? The body is not
// signed; it is believed because of these.
internal sealed class ActivityAuthorization(IOptions<BotFrameworkOptions> options, ServiceHosts serviceHosts)
{
    // Null when the activity may pass.
    public string? Refuse(Activity activity, ClaimsPrincipal sender)
    {
        if (string.IsNullOrEmpty(activity.ChannelId))
            return "no channel";

        return options.Value.IsAuthenticationEnabled
            ? RefuseSender(activity, sender) ?? RefuseAddress(activity) ?? RefuseTenant(activity)
            : RefuseAddress(activity);
    }

    private static string? RefuseSender(Activity activity, ClaimsPrincipal sender)
    {
        if (!sender.HasClaim(BotFrameworkClaims.Endorsement, activity.ChannelId!))
            return "the key is not endorsed for the channel";

        var claimed = sender.FindFirstValue(BotFrameworkClaims.ServiceUrl);
        if (string.IsNullOrEmpty(claimed))
            return "the token names no service URL";

        return string.Equals(claimed, activity.ServiceUrl, StringComparison.OrdinalIgnoreCase)
            ? null
            : "the token is for another service URL";
    }

    private string? RefuseAddress(Activity activity)
    {
        if (activity.ChannelId != ChannelIds.Teams)
            return "another channel than Teams";

        return serviceHosts.IsAllowed(activity.ServiceUrl, out _) ? null : "the service URL is not on the allow list";
    }

    // The token says nothing of the tenant. Two fields of the body do, and a sender that is not the real service may get only one right.
    private string? RefuseTenant(Activity activity)
    {
        var tenant = activity.TeamsData()?.Tenant?.Id;
        if (string.IsNullOrEmpty(tenant) || !string.Equals(tenant, activity.Conversation?.TenantId, StringComparison.OrdinalIgnoreCase))
            return "the tenant is missing or contradicts itself";

        return options.Value.IsTenantAllowed(tenant) ? null : "the tenant is not on the allow list";
    }
}

internal static class BotFrameworkClaims
{
    public const string ServiceUrl = "serviceurl";
    public const string Endorsement = "endorsement";
}
