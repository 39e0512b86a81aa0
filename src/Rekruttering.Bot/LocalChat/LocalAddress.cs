using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Rekruttering.Bot.LocalChat;

// Where this server answers on the loopback interface; known once it listens.
internal sealed class LocalAddress(IServer server)
{
    public Uri Root => new(Addresses.Where(IsLoopback).Order().FirstOrDefault() ?? throw new InvalidOperationException("The server does not listen on the loopback interface."));

    // False as soon as one of the addresses can be reached from another machine.
    public bool IsLoopbackOnly => Addresses.All(IsLoopback);

    private ICollection<string> Addresses => server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];

    // "http://*:80" and "http://+:80" are every interface, and no URI.
    public static bool IsLoopback(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback;
}
