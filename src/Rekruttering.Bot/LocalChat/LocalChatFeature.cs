namespace Rekruttering.Bot.LocalChat;

// Try the bot in a browser, with no Teams. Whoever reaches the page speaks as anybody it likes, so there is no page, no connector and
// no service unless nobody else can reach it: see LocalChatMode.
internal static class LocalChatFeature
{
    public static WebApplicationBuilder AddLocalChat(this WebApplicationBuilder builder)
    {
        if (!LocalChatMode.IsOn(builder.Environment, builder.Configuration))
            return builder;

        builder.Services.AddSingleton(LocalPeople.Load());
        builder.Services.AddSingleton<LocalAddress>();
        builder.Services.AddSingleton<LocalChats>();
        builder.Services.AddSingleton<LocalFiles>();
        builder.Services.AddSingleton<LocalTeams>();
        builder.Services.AddSingleton<LocalChatPage>();
        builder.Services.AddHttpClient(LocalTeams.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
        return builder;
    }

    public static WebApplication MapLocalChat(this WebApplication app)
    {
        if (app.Services.GetService<LocalChats>() is null)
            return app;

        var page = app.Services.GetRequiredService<LocalChatPage>();
        page.MapFiles(app);

        var guarded = app.MapGroup("").AddEndpointFilter<LocalChatGuard>();
        page.MapApi(guarded);
        LocalConnector.Map(guarded);
        LocalFiles.Map(guarded);
        return app;
    }
}
