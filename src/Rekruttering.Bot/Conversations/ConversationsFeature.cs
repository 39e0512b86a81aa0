using Microsoft.Extensions.Options;
using Rekruttering.Bot.BotFramework;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Privacy;

namespace Rekruttering.Bot.Conversations;

internal static class ConversationsFeature
{
    public static WebApplicationBuilder AddConversations(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ConversationOptions>().BindConfiguration(ConversationOptions.Section)
            .Validate<IOptions<BotFrameworkOptions>>(
                (conversations, connector) => conversations.Lease > connector.Value.TurnTimeout,
                "Conversations:Lease has to be longer than BotFramework:TurnTimeout: otherwise a slow answer counts as left by a crash, and is given twice.")
            .Validate(
                conversations => conversations.InboxRetention >= conversations.AnswerWithin,
                "Conversations:InboxRetention has to be at least Conversations:AnswerWithin: what is deleted is not answered.")
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<ConversationOptions>, ConversationOptionsValidator>();

        services.AddSingleton<IActivityInbox, Inbox>();
        services.AddSingleton<ConversationBook>();
        services.AddSingleton<IConversationReferences>(provider => provider.GetRequiredService<ConversationBook>());
        services.AddSingleton<ConversationMemory>();
        services.AddSingleton<InboxRecovery>();
        services.AddHostedService(provider => provider.GetRequiredService<InboxRecovery>());

        services.AddScoped<IBot, Router>();
        services.AddScoped<Welcome>();
        services.AddScoped<Dialogs>();
        services.AddCommand<HelpCommand>(HelpCommand.Name);
        services.AddLookUp<RoleHelp>();
        services.AddCardAction<OpenCommand>(OpenCommand.Verb);
        services.AddSingleton<IPersonalData, ConversationData>();
        services.AddSingleton<IAfterRestore, InboxAfterRestore>();
        return builder;
    }
}
