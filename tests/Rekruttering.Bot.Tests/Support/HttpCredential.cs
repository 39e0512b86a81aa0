using System.Net.Http.Json;
using System.Text.Json;
using Azure.Core;

namespace Rekruttering.Bot.Tests.Support;

// Asks the simulated identity provider for the token that the bot sends with. Keeps it, as the real credentials do.
public sealed class HttpCredential(SimulatedConnector teams) : TokenCredential
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler());

    private AccessToken? _token;

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The bot asks asynchronously.");

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        if (_token is { } kept && requestContext.Claims is null)
            return kept;

        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = SimulatedConnector.AppId,
            ["scope"] = string.Join(' ', requestContext.Scopes),
        });
        using var response = await Http.PostAsync(new Uri(teams.Address, $"/{SimulatedConnector.TenantId}/oauth2/v2.0/token"), form, cancellationToken);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        var token = new AccessToken(answer.GetProperty("access_token").GetString()!, TimeProvider.System.GetUtcNow().AddSeconds(answer.GetProperty("expires_in").GetInt32()));
        _token = token;
        return token;
    }
}
