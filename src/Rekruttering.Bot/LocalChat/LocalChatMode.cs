using Rekruttering.Bot.BotFramework;

namespace Rekruttering.Bot.LocalChat;

internal static class LocalChatMode
{
    // Decided before anything is registered, from what the server is told to listen on. LocalChatGuard looks at what it does listen on.
    public static bool IsOn(IHostEnvironment environment, IConfiguration configuration) =>
        environment.IsDevelopment()
        && string.IsNullOrWhiteSpace(configuration[$"{BotFrameworkOptions.Section}:{nameof(BotFrameworkOptions.AppId)}"])
        && ListensOnLoopbackOnly(configuration);

    public static bool ListensOnLoopbackOnly(IConfiguration configuration)
    {
        // A port alone means every interface.
        if (!string.IsNullOrEmpty(configuration["http_ports"]) || !string.IsNullOrEmpty(configuration["https_ports"]))
            return false;

        var addresses = (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"] ?? ""));
        return addresses.All(LocalAddress.IsLoopback);
    }
}
