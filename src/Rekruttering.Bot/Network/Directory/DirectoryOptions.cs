using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

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

internal sealed class ValidateDirectoryOptions : IValidateOptions<DirectoryOptions>
{
    public ValidateOptionsResult Validate(string? name, DirectoryOptions options)
    {
        var failures = Failures(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(DirectoryOptions options)
    {
        if (!options.IsEnabled)
            yield break;
        if (string.IsNullOrEmpty(options.ClientSecret) && string.IsNullOrEmpty(options.CertificatePath))
            yield return "Directory:ClientId is set, but neither Directory:ClientSecret nor Directory:CertificatePath.";
        if (!options.GraphBaseUrl.IsAbsoluteUri || (options.GraphBaseUrl.Scheme != Uri.UriSchemeHttps && !options.GraphBaseUrl.IsLoopback))
            yield return "Directory:GraphBaseUrl has to be an https address: a token is sent there.";
        if (options.Interval < TimeSpan.FromMinutes(5))
            yield return "Directory:Interval has to be at least five minutes.";
        foreach (var group in options.Groups.Where(group => group.TenantId.Length == 0 || group.GroupId.Length == 0 || string.IsNullOrWhiteSpace(group.Organisation)))
            yield return $"Directory:Groups holds the group '{group.GroupId}' without TenantId, GroupId or Organisation.";
    }
}
