using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace Rekruttering.Bot.BotFramework.Authentication;

// Which addresses the bot speaks to. The address comes in the body of a request, and the bot's token goes out to it: asked when an
// activity arrives, when a reference is stored, and once more when a request leaves.
internal sealed class ServiceHosts
{
    // Exact names. A suffix such as *.trafficmanager.net would let in names that anybody can register.
    private static readonly string[] Teams =
    [
        "smba.trafficmanager.net",
        "smba.infra.gcc.teams.microsoft.com",
        "smba.infra.gov.teams.microsoft.us",
        "smba.infra.dod.teams.microsoft.us",
    ];

    private readonly bool _localOnly;
    private readonly List<ServiceHostEntry> _entries;

    public ServiceHosts(IOptions<BotFrameworkOptions> options, IHostEnvironment environment)
    {
        // Without authentication anybody on the machine names the address, and no token goes along.
        _localOnly = !options.Value.IsAuthenticationEnabled;
        var hosts = options.Value.ServiceHosts.Count > 0 ? options.Value.ServiceHosts : Teams;
        _entries = [.. hosts.Select(h => ServiceHostEntry.TryParse(h, environment.IsDevelopment(), out var entry) ? entry : null).OfType<ServiceHostEntry>()];
    }

    public bool IsAllowed(Uri address) =>
        address.IsAbsoluteUri
        && address.UserInfo.Length == 0
        && (_localOnly ? address.IsLoopback && address.Scheme == Uri.UriSchemeHttp : _entries.Any(e => e.Matches(address)));

    // Stricter than Uri, which forgives blanks, control characters and backslashes that the next reader may take otherwise.
    public bool IsAllowed([NotNullWhen(true)] string? serviceUrl, [NotNullWhen(true)] out Uri? address)
    {
        address = null;
        if (string.IsNullOrEmpty(serviceUrl) || serviceUrl.Any(c => c is <= ' ' or >= '\u007f' or '\\' or '@' or '?' or '#' or '%'))
            return false;
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var parsed) || !IsAllowed(parsed))
            return false;

        address = parsed;
        return true;
    }
}

// A host name, for https on its own port; or, on a developer's machine, one loopback origin.
internal sealed record ServiceHostEntry(string Scheme, string Host, int Port)
{
    public static bool TryParse(string text, bool allowLoopback, [NotNullWhen(true)] out ServiceHostEntry? entry)
    {
        entry = null;
        if (Uri.CheckHostName(text) == UriHostNameType.Dns && text.Contains('.', StringComparison.Ordinal) && !text.EndsWith('.'))
        {
            entry = new ServiceHostEntry(Uri.UriSchemeHttps, text.ToLowerInvariant(), 443);
        }
        else if (allowLoopback && Uri.TryCreate(text, UriKind.Absolute, out var origin) && origin.IsLoopback
            && (origin.Scheme == Uri.UriSchemeHttp || origin.Scheme == Uri.UriSchemeHttps))
        {
            entry = new ServiceHostEntry(origin.Scheme, origin.IdnHost, origin.Port);
        }

        return entry is not null;
    }

    public bool Matches(Uri address) =>
        address.Scheme == Scheme && address.Port == Port && string.Equals(address.IdnHost, Host, StringComparison.OrdinalIgnoreCase);
}
