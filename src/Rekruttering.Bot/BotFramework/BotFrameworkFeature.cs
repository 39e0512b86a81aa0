using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.BotFramework.Authentication;
using Rekruttering.Bot.BotFramework.Connector;

namespace Rekruttering.Bot.BotFramework;

internal static class BotFrameworkFeature
{
    // The bot itself (IBot), and where it keeps its inbox and its conversations, are registered by the one who calls.
    public static IServiceCollection AddBotFramework(this IServiceCollection services)
    {
        services.AddOptions<BotFrameworkOptions>().BindConfiguration(BotFrameworkOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<BotFrameworkOptions>, ValidateBotFrameworkOptions>();
        services.TryAddSingleton(TimeProvider.System);

        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, BotFrameworkAuthenticationHandler>(BotFrameworkAuthenticationHandler.SchemeName, null);
        services.AddAuthorization();
        services.AddHttpClient(SigningKeys.HttpClientName, client => client.Timeout = TimeSpan.FromSeconds(10)).RemoveAllLoggers();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<ServiceHosts>();
        services.AddSingleton<ActivityAuthorization>();
        services.AddHostedService<RequireLoopbackWithoutAuthentication>();
        services.AddHostedService<FetchSigningKeysAtStart>();

        services.AddConnector();
        services.TryAddSingleton<IActivityInbox, MemoryActivityInbox>();
        services.AddScoped<BotFrameworkEndpoint>();
        return services;
    }

    public static IEndpointConventionBuilder MapBotFramework(this IEndpointRouteBuilder endpoints, string pattern = "/api/messages")
    {
        // Emulators ask with HEAD whether the bot is there. All other methods are answered 405 by the routing.
        endpoints.MapMethods(pattern, [HttpMethods.Head], () => Results.Ok()).AllowAnonymous();

        return endpoints.MapPost(pattern, (HttpContext context) => context.RequestServices.GetRequiredService<BotFrameworkEndpoint>().HandleAsync(context))
            .RequireAuthorization(new AuthorizationPolicyBuilder(BotFrameworkAuthenticationHandler.SchemeName).RequireAuthenticatedUser().Build());
    }
}
