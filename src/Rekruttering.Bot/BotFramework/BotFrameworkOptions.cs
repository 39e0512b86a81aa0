using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.BotFramework.Authentication;
using Rekruttering.Bot.BotFramework.Connector;

namespace Rekruttering.Bot.BotFramework;

internal enum BotAppType
{
    SingleTenant,
    UserAssignedMsi,
}

// Section "BotFramework".
internal sealed class BotFrameworkOptions
{
    public const string Section = "BotFramework";

    // The bot's Microsoft App ID. Without it there is no authentication, which only a Development machine on loopback may have.
    public string? AppId { get; set; }

    public BotAppType AppType { get; set; } = BotAppType.SingleTenant;

    // The tenant of the app registration. Also the only tenant whose people may use the bot, when AllowedTenants is empty.
    public string? TenantId { get; set; }

    // For SingleTenant, one of the two: a client secret, or the path of a certificate (PFX, or PEM with its key).
    public string? AppPassword { get; set; }
    public string? CertificatePath { get; set; }
    public string? CertificatePassword { get; set; }

    // The Entra tenant ids whose people may use the bot.
    public IList<string> AllowedTenants { get; } = [];

    // Other values than these belong to a national cloud or to a test.
    [Required]
    public Uri MetadataAddress { get; set; } = new("https://login.botframework.com/v1/.well-known/openidconfiguration");

    [Required]
    public string Issuer { get; set; } = "https://api.botframework.com";

    [Required]
    public string OAuthScope { get; set; } = "https://api.botframework.com/.default";

    // Where tokens for sending are asked for. Empty: Azure's public cloud.
    public Uri? AuthorityHost { get; set; }

    // The host names that the bot's token may be sent to. Empty: those of Teams. In Development an entry can be a whole loopback
    // origin such as http://127.0.0.1:5000.
    public IList<string> ServiceHosts { get; } = [];

    // A turn is ended when it has taken this long, whether or not the channel still waits.
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = "BotFramework:TurnTimeout has to lie between 00:00:01 and 00:10:00.")]
    public TimeSpan TurnTimeout { get; set; } = TimeSpan.FromMinutes(2);

    // Invokes have a person looking at a spinner; the client gives up after 5 to 15 seconds.
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00", ErrorMessage = "BotFramework:InvokeTimeout has to lie between 00:00:01 and 00:01:00.")]
    public TimeSpan InvokeTimeout { get; set; } = TimeSpan.FromSeconds(10);

    // One call to the service, from connecting to the last byte.
    [Range(typeof(TimeSpan), "00:00:01", "00:01:40", ErrorMessage = "BotFramework:RequestTimeout has to lie between 00:00:01 and 00:01:40.")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(15);

    // Teams allows 50 requests a second for one app in one tenant; older editions of its documentation say 30.
    [Range(1, 50, ErrorMessage = "BotFramework:RequestsPerSecond has to lie between 1 and 50.")]
    public int RequestsPerSecond { get; set; } = 45;

    public bool IsAuthenticationEnabled => !string.IsNullOrWhiteSpace(AppId);

    public bool IsTenantAllowed(string tenantId) => AllowedTenants.Count > 0
        ? AllowedTenants.Contains(tenantId, StringComparer.OrdinalIgnoreCase)
        : string.Equals(tenantId, TenantId, StringComparison.OrdinalIgnoreCase);
}

internal sealed class ValidateBotFrameworkOptions(IHostEnvironment environment) : IValidateOptions<BotFrameworkOptions>
{
    public ValidateOptionsResult Validate(string? name, BotFrameworkOptions options)
    {
        var failures = Failures(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private IEnumerable<string> Failures(BotFrameworkOptions options)
    {
        foreach (var host in options.ServiceHosts)
        {
            if (!ServiceHostEntry.TryParse(host, environment.IsDevelopment(), out _))
                yield return $"BotFramework:ServiceHosts holds '{host}', which is neither a host name nor, in Development, a loopback origin.";
        }

        if (!options.IsAuthenticationEnabled)
        {
            if (!environment.IsDevelopment())
                yield return "BotFramework:AppId is missing. Without it anybody could speak as anybody, so the bot starts without it in the Development environment only.";
            yield break;
        }

        if (!Guid.TryParse(options.AppId, out _))
            yield return "BotFramework:AppId has to be the bot's Microsoft App ID, a GUID.";
        if (!Guid.TryParse(options.TenantId, out _))
            yield return "BotFramework:TenantId has to be the tenant id of the bot's app registration, a GUID.";

        foreach (var tenant in options.AllowedTenants.Where(t => !Guid.TryParse(t, out _)))
            yield return $"BotFramework:AllowedTenants holds '{tenant}', which is not a tenant id.";

        switch (options.AppType)
        {
            case BotAppType.SingleTenant when string.IsNullOrEmpty(options.AppPassword) == string.IsNullOrEmpty(options.CertificatePath):
                yield return "BotFramework:AppType SingleTenant needs either AppPassword or CertificatePath.";
                break;
            case BotAppType.UserAssignedMsi when !string.IsNullOrEmpty(options.AppPassword) || !string.IsNullOrEmpty(options.CertificatePath):
                yield return "BotFramework:AppType UserAssignedMsi has no AppPassword and no CertificatePath: the identity is the secret.";
                break;
            case BotAppType.SingleTenant when !string.IsNullOrEmpty(options.CertificatePath)
                && CertificateFile.Problem(options.CertificatePath, options.CertificatePassword) is { } problem:
                yield return $"BotFramework:CertificatePath {problem}";
                break;
        }

        if (!IsHttpsOrLocal(options.MetadataAddress))
            yield return "BotFramework:MetadataAddress has to be an https address: the keys that tokens are checked with come from it.";
        if (options.AuthorityHost is { } authority && !IsHttpsOrLocal(authority))
            yield return "BotFramework:AuthorityHost has to be an https address: the bot's secret is sent there.";
    }

    private bool IsHttpsOrLocal(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (environment.IsDevelopment() && address.IsLoopback));
}
