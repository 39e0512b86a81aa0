using Microsoft.Extensions.DependencyInjection.Extensions;
using Rekruttering.Bot.ActionPlans;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.LocalChat.Demonstration;

// What makes the page worth trying: an invented network with plans under way, and a clock that can be put forward to see what happens to
// them. Where there is no page there is none of it.
internal static class DemonstrationFeature
{
    public static WebApplicationBuilder AddDemonstration(this WebApplicationBuilder builder)
    {
        if (!LocalChatMode.IsOn(builder.Environment, builder.Configuration))
            return builder;

        builder.Services.AddSingleton<ClockFile>();
        builder.Services.AddSingleton(services => new DemonstrationClock(TimeProvider.System, services.GetRequiredService<ClockFile>()));
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(services => services.GetRequiredService<DemonstrationClock>()));
        builder.Services.AddSingleton<MoveTime>();
        builder.Services.AddHostedService<EverybodyHasTheBot>();
        builder.AddDemonstrationNetwork();
        builder.AddDemonstrationPlans();
        return builder;
    }

    public static WebApplication MapDemonstration(this WebApplication app)
    {
        if (app.Services.GetService<MoveTime>() is not null)
            TimeApi.Map(app.MapGroup("").AddEndpointFilter<LocalChatGuard>());
        return app;
    }
}
