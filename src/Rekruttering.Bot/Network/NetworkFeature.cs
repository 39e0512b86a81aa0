using Microsoft.Extensions.Options;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Imports;
using Rekruttering.Bot.Network.Demonstration;
using Rekruttering.Bot.Network.Directory;
using Rekruttering.Bot.Privacy;

namespace Rekruttering.Bot.Network;

internal static class NetworkFeature
{
    public static WebApplicationBuilder AddNetwork(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<NetworkOptions>().BindConfiguration(NetworkOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<NetworkOptions>, NetworkOptionsValidator>();
        services.AddSingleton<IValidateOptions<NetworkOptions>, LeaderEntries>();

        services.AddSingleton<MemberBook>();
        services.AddSingleton<MeetPerson>();
        services.AddSingleton<TakeInPerson>();
        services.AddSingleton<PlaceMember>();
        services.AddSingleton<ImportMembers>();
        services.AddSingleton<IPersonalData, NetworkData>();
        services.AddScoped<WhoAmI>();
        services.AddScoped<ShowNetwork>();
        services.AddScoped<FollowRecommendation>();
        services.AddScoped<IFirstContact, AskNewcomer>();

        services.AddCommand<WhoAmICommand>(WhoAmICommand.Name);
        services.AddCommand<NetworkCommand>(NetworkCommand.Name);
        services.AddCommand<FollowCommand>(FollowCommand.Name);
        services.AddCommand<UnfollowCommand>(UnfollowCommand.Name);
        services.AddCommand<FollowedCommand>(FollowedCommand.Name);
        services.AddCardAction<JoinOrganisation>(JoinOrganisation.Verb);
        services.AddPrivateCardAction<ShowNetwork>(ShowNetwork.PageVerb, OnlyInPrivate);
        services.AddPrivateCardAction<ShowNetwork>(ShowNetwork.OrganisationVerb, OnlyInPrivate);
        services.AddPrivateCardAction<ShowNetwork>(ShowNetwork.MemberVerb, OnlyInPrivate);
        services.AddPrivateCardAction<ChangeMember>(ChangeMember.ConfirmVerb, OnlyInPrivate);
        services.AddPrivateCardAction<ChangeMember>(ChangeMember.SetVerb, OnlyInPrivate);
        services.AddPrivateCardAction<ChangeMember>(ChangeMember.RemoveVerb, OnlyInPrivate);
        services.AddCardAction<FollowRecommendation>(FollowRecommendation.FollowVerb);
        services.AddCardAction<FollowRecommendation>(FollowRecommendation.UnfollowVerb);
        services.AddCardAction<FollowRecommendation>(FollowRecommendation.PageVerb);
        services.AddPrivateCardAction<CommitMembers>(CommitMembers.Verb, OnlyInPrivate);
        services.AddImport<MemberFile>();

        builder.AddDirectory();
        return builder;
    }

    /// <summary>The invented network, for trying the bot without Teams.</summary>
    public static WebApplicationBuilder AddDemonstrationNetwork(this WebApplicationBuilder builder)
    {
        builder.Services.AddHostedService<DemonstrationNetwork>();
        return builder;
    }

    private static string OnlyInPrivate(Language language) => NetworkTexts.In(language).OnlyInPersonalChat;

    private static void AddDirectory(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<DirectoryOptions>().BindConfiguration(DirectoryOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DirectoryOptions>, DirectoryOptionsValidator>();
        services.AddSingleton<IValidateOptions<DirectoryOptions>, ValidateDirectoryOptions>();
        services.AddSingleton(provider => GraphClients.FromConfiguration(provider.GetRequiredService<IOptions<DirectoryOptions>>().Value));
        services.AddTransient<GraphThrottling>();

        // The factory's own loggers write addresses, and those hold the ids of people.
        services.AddHttpClient(GraphClients.HttpClientName)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(15) })
            .AddHttpMessageHandler<GraphThrottling>()
            // The waiting that Graph asks for is part of a call.
            .ConfigureHttpClient(client => client.Timeout = TimeSpan.FromMinutes(30));
        services.AddSingleton<GraphClients>();
        services.AddSingleton<SyncDirectory>();
        services.AddSingleton<InstallApp>();
        services.AddSingleton<DirectoryWorker>();
        if (builder.Configuration.GetSection(DirectoryOptions.Section).Get<DirectoryOptions>()?.IsEnabled == true)
            services.AddHostedService(provider => provider.GetRequiredService<DirectoryWorker>());
    }
}
