using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Privacy;

internal static class PrivacyFeature
{
    public static WebApplicationBuilder AddPrivacy(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<CprRefusal>();
        services.AddSingleton<RetentionWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<RetentionWorker>());

        services.AddScoped<PersonalDataFile>();
        services.AddCommand<WhatIsStoredCommand>("whatIsStored");
        services.AddCommand<MyDataCommand>("myData");
        services.AddCommand<DeleteMyDataCommand>("deleteMyData");
        services.AddForm<ConfirmDeletionForm>(ConfirmDeletionForm.Name);
        services.AddCardAction<ConfirmDeletion>(ConfirmDeletion.DeleteVerb);
        services.AddCardAction<KeepMyData>(ConfirmDeletion.KeepVerb);
        return builder;
    }
}
