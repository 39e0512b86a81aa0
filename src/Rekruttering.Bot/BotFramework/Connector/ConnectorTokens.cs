using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.Extensions.Options;

namespace Rekruttering.Bot.BotFramework.Connector;

// The token that the bot shows when it sends.
internal sealed class ConnectorTokens(TokenCredential credential, IOptions<BotFrameworkOptions> options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private AccessToken? _token;

    public async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        if (Usable is { } token)
            return token;

        await _gate.WaitAsync(cancellationToken);
        try
        {
            return Usable ?? await AskAsync(claims: null, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    // The service did not accept the token. Many requests find that out at once; one of them gets a new token for all.
    public async Task<string> RefreshAsync(string refused, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (Usable is { } token && token != refused)
                return token;

            // The credential keeps tokens too. Claims make it ask again: a token that is valid from now on.
            var now = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            return await AskAsync("""{"access_token":{"nbf":{"essential":true,"value":"NOW"}}}""".Replace("NOW", now, StringComparison.Ordinal), cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private string? Usable => _token is { } token && token.ExpiresOn - clock.GetUtcNow() > Margin ? token.Token : null;

    private async Task<string> AskAsync(string? claims, CancellationToken cancellationToken)
    {
        var token = await credential.GetTokenAsync(new TokenRequestContext([options.Value.OAuthScope], claims: claims), cancellationToken);
        _token = token;
        return token.Token;
    }
}

internal static class BotCredential
{
    public static TokenCredential Create(BotFrameworkOptions options, HttpPipelineTransport? transport = null)
    {
        if (!options.IsAuthenticationEnabled)
            return new NoCredential();
        if (options.AppType == BotAppType.UserAssignedMsi)
            return new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(options.AppId!));

        if (!string.IsNullOrEmpty(options.AppPassword))
        {
            var secret = new ClientSecretCredentialOptions { DisableInstanceDiscovery = options.AuthorityHost is { IsLoopback: true } };
            Aim(secret, options, transport);
            return new ClientSecretCredential(options.TenantId, options.AppId, options.AppPassword, secret);
        }

        var certificate = new ClientCertificateCredentialOptions { DisableInstanceDiscovery = options.AuthorityHost is { IsLoopback: true } };
        Aim(certificate, options, transport);
        return string.IsNullOrEmpty(options.CertificatePassword)
            ? new ClientCertificateCredential(options.TenantId, options.AppId, options.CertificatePath, certificate)
            : new ClientCertificateCredential(options.TenantId, options.AppId,
                X509CertificateLoader.LoadPkcs12FromFile(options.CertificatePath!, options.CertificatePassword), certificate);
    }

    private static void Aim(TokenCredentialOptions credential, BotFrameworkOptions options, HttpPipelineTransport? transport)
    {
        if (transport is not null)
            credential.Transport = transport;
        if (options.AuthorityHost is { } host)
            credential.AuthorityHost = host;
    }

    // Without an app id nothing is ever asked for a token; if something is, that is a mistake and must not pass for a network error.
    private sealed class NoCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new CredentialUnavailableException("The bot has no BotFramework:AppId and so no token.");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new CredentialUnavailableException("The bot has no BotFramework:AppId and so no token.");
    }
}
