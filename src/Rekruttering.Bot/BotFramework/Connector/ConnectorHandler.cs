using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.BotFramework.Authentication;

namespace Rekruttering.Bot.BotFramework.Connector;

// The last place before the wire, and the only one that attaches the token: whatever address a stored reference has come to hold,
// the token goes to the allow list and nowhere else.
internal sealed class ConnectorHandler(ServiceHosts serviceHosts, ConnectorTokens tokens, IOptions<BotFrameworkOptions> options) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is null || !serviceHosts.IsAllowed(request.RequestUri))
            throw new HostNotAllowedException();
        if (!options.Value.IsAuthenticationEnabled)
            return await base.SendAsync(request, cancellationToken);

        var token = await tokens.GetAsync(cancellationToken);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
            return response;

        // Once: a second refusal is about the app, not about the token.
        var fresh = await tokens.RefreshAsync(token, cancellationToken);
        if (fresh == token)
            return response;

        response.Dispose();
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", fresh);
        return await base.SendAsync(request, cancellationToken);
    }
}

internal sealed class HostNotAllowedException() : Exception("The address is not on the allow list of service hosts.");
