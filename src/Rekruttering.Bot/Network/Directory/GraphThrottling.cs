using System.Net;
using Microsoft.Extensions.Options;

namespace Rekruttering.Bot.Network.Directory;

/// <summary>
/// Waits as long as Graph asks to, and tries again. Every call that is made here may be repeated: the reads by nature, the installation because
/// a second one is answered »already there«.
/// </summary>
internal sealed class GraphThrottling(IOptions<DirectoryOptions> options, TimeProvider time) : DelegatingHandler
{
    private const int Attempts = 6;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The body is read once for each attempt.
        if (request.Content is { } content)
            await content.LoadIntoBufferAsync(cancellationToken);

        for (var attempt = 1; ; attempt++)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (attempt == Attempts || WaitAfter(response, attempt) is not { } wait)
                return response;

            response.Dispose();
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private TimeSpan? WaitAfter(HttpResponseMessage response, int attempt)
    {
        if (response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout))
            return null;

        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => TimeSpan.FromSeconds(Math.Pow(2, attempt)),
        };
        asked = asked < TimeSpan.Zero ? TimeSpan.Zero : asked;

        // Longer than that is left for the next time, with the answer as it is.
        return asked > options.Value.LongestWait ? null : asked;
    }
}
