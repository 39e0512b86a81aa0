using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.BotFramework;
using Rekruttering.Bot.BotFramework.Connector;

namespace Rekruttering.Bot.Network.Directory;

/// <summary>Section <c>Directory</c>: members out of Entra groups, and the app into their Teams, by Microsoft Graph. Off without <see cref="ClientId"/>.</summary>
internal sealed class DirectoryOptions
{
    public const string Section = "Directory";

    /// <summary>
    /// The app registration that asks Graph: with <c>GroupMember.Read.All</c> and <c>User.ReadBasic.All</c>, and for installing with
    /// <c>TeamsAppInstallation.ReadWriteSelfForUser.All</c> and <c>AppCatalog.Read.All</c>, consented to in every tenant named below.
    /// </summary>
    public string? ClientId { get; set; }

    /// <summary>One of the two.</summary>
    public string? ClientSecret { get; set; }

    public string? CertificatePath { get; set; }

    /// <summary>Other values than these belong to a national cloud or to a test.</summary>
    [Required]
    public Uri GraphBaseUrl { get; set; } = new("https://graph.microsoft.com/v1.0");

    public Uri? AuthorityHost { get; set; }

    /// <summary>The groups whose people become members.</summary>
    public IList<DirectoryGroup> Groups { get; } = [];

    /// <summary>How often the groups are read.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "7.00:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(6);

    /// <summary>The <c>id</c> of the app's manifest. Given, the app is installed for members whom the bot cannot reach yet.</summary>
    public string? InstallAppId { get; set; }

    /// <summary>How long Graph may ask to wait before the rest is left for the next time.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:30:00")]
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromMinutes(5);

    public bool IsEnabled => !string.IsNullOrWhiteSpace(ClientId);
}

internal sealed class DirectoryGroup
{
    public string TenantId { get; set; } = "";

    public string GroupId { get; set; } = "";

    /// <summary>Name of the organisation that the people of the group belong to; made when it is new.</summary>
    public string Organisation { get; set; } = "";

    public OrganisationKind Kind { get; set; } = OrganisationKind.Municipality;

    /// <summary>Empty: members and nothing more.</summary>
    public Role? Role { get; set; }
}

[OptionsValidator]
internal sealed partial class DirectoryOptionsValidator : IValidateOptions<DirectoryOptions>;

internal sealed class ValidateDirectoryOptions(IOptions<BotFrameworkOptions> bot) : IValidateOptions<DirectoryOptions>
{
    public ValidateOptionsResult Validate(string? name, DirectoryOptions options)
    {
        var failures = Failures(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private IEnumerable<string> Failures(DirectoryOptions options)
    {
        if (!options.IsEnabled)
        {
            if (options.Groups.Count > 0 || !string.IsNullOrEmpty(options.InstallAppId))
                yield return "Directory:ClientId is missing, so Directory:Groups and Directory:InstallAppId would do nothing.";
            yield break;
        }

        if (string.IsNullOrEmpty(options.ClientSecret) == string.IsNullOrEmpty(options.CertificatePath))
            yield return "Directory:ClientId needs either Directory:ClientSecret or Directory:CertificatePath.";
        else if (!string.IsNullOrEmpty(options.CertificatePath) && CertificateFile.Problem(options.CertificatePath, password: null) is { } problem)
            yield return $"Directory:CertificatePath {problem}";
        if (!options.GraphBaseUrl.IsAbsoluteUri || (options.GraphBaseUrl.Scheme != Uri.UriSchemeHttps && !options.GraphBaseUrl.IsLoopback))
            yield return "Directory:GraphBaseUrl has to be an https address: a token is sent there.";
        if (options.AuthorityHost is { } authority && (!authority.IsAbsoluteUri || authority.Scheme != Uri.UriSchemeHttps))
            yield return "Directory:AuthorityHost has to be an https address: the secret is sent there.";
        if (!string.IsNullOrEmpty(options.InstallAppId) && !Guid.TryParse(options.InstallAppId, out _))
            yield return "Directory:InstallAppId has to be the id in the manifest of the Teams app, a GUID.";
        foreach (var group in options.Groups)
        {
            if (group.TenantId.Length == 0 || group.GroupId.Length == 0 || string.IsNullOrWhiteSpace(group.Organisation))
                yield return $"Directory:Groups holds the group '{group.GroupId}' without TenantId, GroupId or Organisation.";
            else if (bot.Value.IsAuthenticationEnabled && !bot.Value.IsTenantAllowed(group.TenantId))
                yield return $"Directory:Groups holds a group of the tenant '{group.TenantId}', whose people the bot refuses: it is not in BotFramework:AllowedTenants.";
        }
    }
}
