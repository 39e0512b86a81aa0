using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Rekruttering.Bot.BotFramework.Authentication;

// The keys that the channel service signs with, and for which channels each may speak.
internal sealed class SigningKeys
{
    public const string HttpClientName = "BotFramework.Metadata";

    private readonly ConfigurationManager<OpenIdConnectConfiguration> _configuration;

    // Otherwise a requested refresh happens behind the caller's back, and the first messages after a change of keys are refused.
    static SigningKeys() => AppContext.SetSwitch("Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking", true);

    public SigningKeys(IOptions<BotFrameworkOptions> options, IHttpClientFactory clients)
    {
        var address = options.Value.MetadataAddress;
        var documents = new HttpDocumentRetriever(clients.CreateClient(HttpClientName)) { RequireHttps = address.Scheme == Uri.UriSchemeHttps };
        _configuration = new ConfigurationManager<OpenIdConnectConfiguration>(address.AbsoluteUri, new OpenIdConnectConfigurationRetriever(), documents)
        {
            // Keys have to be read again once a day; this leaves a failed attempt time for another.
            AutomaticRefreshInterval = TimeSpan.FromHours(12),

            // How often unknown key ids, which anybody can send, may cause a request to the metadata address.
            RefreshInterval = TimeSpan.FromSeconds(30),
        };
    }

    public async Task<SigningKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        var configuration = await _configuration.GetConfigurationAsync(cancellationToken);
        if (Find(configuration, keyId) is { } known)
            return known;

        // A new key is published before it is used, but not long before.
        _configuration.RequestRefresh();
        return Find(await _configuration.GetConfigurationAsync(cancellationToken), keyId);
    }

    public Task FetchAsync(CancellationToken cancellationToken) => _configuration.GetConfigurationAsync(cancellationToken);

    private static SigningKey? Find(OpenIdConnectConfiguration configuration, string keyId)
    {
        var keys = configuration.SigningKeys.Where(k => k.KeyId == keyId).ToList();
        var published = configuration.JsonWebKeySet?.Keys.Where(k => k.Kid == keyId).ToList() ?? [];
        if (keys.Count == 0 || published.Count == 0)
            return null;

        // Two keys of one id cannot be told apart afterwards, so each has to be endorsed.
        var endorsements = published.Select(Endorsements).Aggregate((all, next) => [.. all.Intersect(next, StringComparer.Ordinal)]);
        return new SigningKey(keys, endorsements);
    }

    private static IReadOnlyList<string> Endorsements(JsonWebKey key) => key.AdditionalData.TryGetValue("endorsements", out var value)
        ? value switch
        {
            JsonElement { ValueKind: JsonValueKind.Array } array => [.. array.EnumerateArray().Select(e => e.ToString())],
            IEnumerable<string> texts => [.. texts],
            IEnumerable<object> items => [.. items.Select(i => i.ToString() ?? "")],
            _ => [],
        }
        : [];
}

internal sealed record SigningKey(IReadOnlyList<SecurityKey> Keys, IReadOnlyList<string> Endorsements);

// The first message should not wait for the keys. When they cannot be had now, the first message asks again.
internal sealed class FetchSigningKeysAtStart(SigningKeys keys, IOptions<BotFrameworkOptions> options, ILogger<FetchSigningKeysAtStart> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.IsAuthenticationEnabled)
            return;

        try
        {
            await keys.FetchAsync(stoppingToken);
        }
        catch (Exception e) when (e is InvalidOperationException or OperationCanceledException)
        {
            Log.KeysUnavailable(logger, e);
        }
    }
}
