using Microsoft.Extensions.Options;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Privacy;

internal static class PrivacyFeature
{
    public static WebApplicationBuilder AddPrivacy(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<PrivacyOptions>().BindConfiguration(PrivacyOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PrivacyOptions>, PrivacyOptionsValidator>();
        services.AddSingleton<PrivacyPages>();
        services.AddSingleton<CprRefusal>();
        services.AddSingleton<RetentionWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<RetentionWorker>());

        services.AddScoped<PersonalDataFile>();
        services.AddCommand<WhatIsStoredCommand>("whatIsStored");
        services.AddCommand<MyDataCommand>("myData");
        services.AddCommand<DeleteMyDataCommand>("deleteMyData");
        services.AddLookUp<WhoSeesIt>();
        services.AddForm<ConfirmDeletionForm>(ConfirmDeletionForm.Name);
        services.AddCardAction<ConfirmDeletion>(ConfirmDeletion.DeleteVerb);
        services.AddCardAction<KeepMyData>(ConfirmDeletion.KeepVerb);
        return builder;
    }

    public static WebApplication MapPrivacy(this WebApplication app)
    {
        app.Services.GetRequiredService<PrivacyPages>().Map(app);
        return app;
    }
}
