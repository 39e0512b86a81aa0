using Azure.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Rekruttering.Bot.BotFramework.Connector;

internal static class ConnectorFeature
{
    public static IServiceCollection AddConnector(this IServiceCollection services)
    {
        services.TryAddSingleton<TokenCredential>(provider => BotCredential.Create(provider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value));
        services.AddSingleton<ConnectorTokens>();
        services.AddSingleton<ConnectorPacing>();
        services.AddSingleton<ConnectorPolicies>();
        services.AddSingleton<ConnectorClient>();
        services.AddSingleton<IActivitySender>(provider => provider.GetRequiredService<ConnectorClient>());
        services.AddTransient<ConnectorHandler>();

        // The factory's own loggers write addresses, and those hold the ids of people and their chats.
        services.AddHttpClient(ConnectorClient.HttpClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .AddHttpMessageHandler<ConnectorHandler>()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // A redirect would take the token to a host that was never checked.
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            });
        return services;
    }
}
