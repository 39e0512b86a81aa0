using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Kiota.Authentication.Azure;

namespace Rekruttering.Bot.Network.Directory;

/// <summary>Who the bot is to Graph in a tenant. A seam: in tests there is no Entra to ask.</summary>
internal delegate TokenCredential CredentialInTenant(string tenantId);

/// <summary>Graph as one tenant has it. Clients are cheap, connections are the factory's.</summary>
internal sealed class GraphClients(IHttpClientFactory http, CredentialInTenant credentials, IOptions<DirectoryOptions> options)
{
    public const string HttpClientName = "Network.Graph";

    public GraphServiceClient For(string tenantId)
    {
        var address = options.Value.GraphBaseUrl;
        return new GraphServiceClient(
            http.CreateClient(HttpClientName),
            new AzureIdentityAuthenticationProvider(credentials(tenantId), [address.Host]),
            address.AbsoluteUri.TrimEnd('/'));
    }

    public static CredentialInTenant FromConfiguration(DirectoryOptions options) => tenantId => options.CertificatePath is { Length: > 0 } certificate
        ? new ClientCertificateCredential(tenantId, options.ClientId, certificate, Configured<ClientCertificateCredentialOptions>(options))
        : new ClientSecretCredential(tenantId, options.ClientId, options.ClientSecret, Configured<ClientSecretCredentialOptions>(options));

    private static TOptions Configured<TOptions>(DirectoryOptions options) where TOptions : TokenCredentialOptions, new()
    {
        var configured = new TOptions();
        if (options.AuthorityHost is { } host)
            configured.AuthorityHost = host;
        return configured;
    }
}
