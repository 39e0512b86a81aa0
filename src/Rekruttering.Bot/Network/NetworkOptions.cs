using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

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

internal sealed class LeaderEntries : IValidateOptions<NetworkOptions>
{
    public ValidateOptionsResult Validate(string? name, NetworkOptions options) =>
        options.Leaders.FirstOrDefault(entry => entry.Split('/') is not [{ Length: > 0 }, { Length: > 0 }]) is { } wrong
            ? ValidateOptionsResult.Fail($"Network:Leaders holds '{wrong}'; each entry is tenantId/objectId.")
            : ValidateOptionsResult.Success;
}
