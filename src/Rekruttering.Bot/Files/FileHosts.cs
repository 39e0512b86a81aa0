using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.BotFramework;
using Rekruttering.Bot.BotFramework.Authentication;

namespace Rekruttering.Bot.Files;

/// <summary>
/// Which addresses files are fetched from and put to. They come in the body of an activity: an open list would make the bot a way into
/// the network it runs in.
/// </summary>
internal sealed class FileHosts(IOptions<FileTransferOptions> options, IOptions<BotFrameworkOptions> bot, IHostEnvironment environment)
{
    private const string AnyOf = "*.";

    private static readonly string[] Teams = ["*.sharepoint.com"];

    public bool IsAllowed([NotNullWhen(true)] string? address, [NotNullWhen(true)] out Uri? uri)
    {
        uri = null;

        // Stricter than Uri, which forgives what the next reader may take otherwise.
        if (string.IsNullOrEmpty(address) || address.Any(character => character is <= ' ' or >= '\u007f' or '\\'))
            return false;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var parsed) || !IsAllowed(parsed))
            return false;

        uri = parsed;
        return true;
    }

    public bool IsAllowed(Uri address)
    {
        if (!address.IsAbsoluteUri || address.UserInfo.Length > 0)
            return false;

        // Without authentication everybody who reaches the bot sits on its machine, and the files lie there too.
        if (!bot.Value.IsAuthenticationEnabled)
            return address.IsLoopback && address.Scheme == Uri.UriSchemeHttp;

        var hosts = options.Value.Hosts.Count > 0 ? options.Value.Hosts : Teams;
        return hosts.Any(host => Matches(host, address));
    }

    internal static bool IsEntry(string host, bool allowLoopback) =>
        ServiceHostEntry.TryParse(host.StartsWith(AnyOf, StringComparison.Ordinal) ? host[AnyOf.Length..] : host, allowLoopback, out var entry)
        && (!host.StartsWith(AnyOf, StringComparison.Ordinal) || entry.Host.Contains('.', StringComparison.Ordinal));

    private bool Matches(string host, Uri address) => host.StartsWith(AnyOf, StringComparison.Ordinal)
        ? address is { Scheme: "https", IsDefaultPort: true } && address.IdnHost.EndsWith(host[1..], StringComparison.OrdinalIgnoreCase)
        : ServiceHostEntry.TryParse(host, environment.IsDevelopment(), out var entry) && entry.Matches(address);
}
