using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Rekruttering.Bot.BotFramework.Authentication;

// Without authentication whoever reaches the port is believed, so only this machine may reach it, and no web page that somebody on
// this machine has open: its own address cannot be forged by a page (Origin), nor a name that is made to point here (Host).
internal static class LocalRequests
{
    private static readonly string[] ForwardingHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-Host"];

    public static string? Refuse(HttpContext context)
    {
        var request = context.Request;

        // No address at all: the server runs inside the process, as in tests.
        if (context.Connection.RemoteIpAddress is { } remote && !IPAddress.IsLoopback(remote))
            return "without authentication only this machine is served";
        if (ForwardingHeaders.Any(request.Headers.ContainsKey))
            return "without authentication no proxy or tunnel is served";
        if (!IsLocalName(request.Host.Host))
            return "without authentication only localhost is served";
        if (request.Headers.Origin is [{ } origin, ..] && origin != $"{request.Scheme}://{request.Host}")
            return "without authentication no other web page is served";

        return request.Headers["Sec-Fetch-Site"] is [{ } site, ..] && site is not ("same-origin" or "none")
            ? "without authentication no other web page is served"
            : null;
    }

    private static bool IsLocalName(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}

// The addresses are known only when the server has bound them, however they were configured.
internal sealed class RequireLoopbackWithoutAuthentication(IServer server, IOptions<BotFrameworkOptions> options, ILogger<RequireLoopbackWithoutAuthentication> logger)
    : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (options.Value.IsAuthenticationEnabled)
            return Task.CompletedTask;

        var open = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(a => !IsLoopback(a));
        if (open is not null)
            throw new OptionsValidationException(BotFrameworkOptions.Section, typeof(BotFrameworkOptions),
                [$"The bot has no BotFramework:AppId and listens on {open}. Without authentication it listens on loopback only, such as http://localhost:3978."]);

        Log.NoAuthentication(logger);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // "http://+:80" and "http://*:80" do not parse and mean every address.
    internal static bool IsLoopback(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback;
}
