using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.BotFramework;

namespace Rekruttering.Bot.Network;

/// <summary>Section <c>Network</c>.</summary>
internal sealed class NetworkOptions
{
    public const string Section = "Network";

    /// <summary>The first leaders, each as <c>tenantId/objectId</c>. They name the others. Empty: nobody leads until the directory says who.</summary>
    public IList<string> Leaders { get; } = [];

    /// <summary>What the organisation of those leaders is called.</summary>
    [Required]
    public string LeadershipName { get; set; } = "Projektledelsen";
}

[OptionsValidator]
internal sealed partial class NetworkOptionsValidator : IValidateOptions<NetworkOptions>;

internal sealed class LeaderEntries(IOptions<BotFrameworkOptions> bot) : IValidateOptions<NetworkOptions>
{
    public ValidateOptionsResult Validate(string? name, NetworkOptions options)
    {
        var failures = options.Leaders.Select(Problem).OfType<string>().ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private string? Problem(string entry)
    {
        if (entry.Split('/') is not [{ Length: > 0 } tenant, { Length: > 0 } person])
            return $"Network:Leaders holds '{entry}'; each entry is tenantId/objectId.";

        // Emulators have ids of their own making; Entra has GUIDs, and somebody's e-mail address would never be met.
        if (!bot.Value.IsAuthenticationEnabled)
            return null;
        if (!Guid.TryParse(tenant, out _) || !Guid.TryParse(person, out _))
            return $"Network:Leaders holds '{entry}'; both are ids in Entra, GUIDs.";
        return bot.Value.IsTenantAllowed(tenant) ? null : $"Network:Leaders holds '{entry}', whom the bot refuses: the tenant is not in BotFramework:AllowedTenants.";
    }
}
