using System.Globalization;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.BotFramework;
using Rekruttering.Bot.BotFramework.Authentication;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Privacy;

namespace Rekruttering.Bot.Delivery;

internal static class DeliveryFeature
{
    public static WebApplicationBuilder AddDelivery(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<DeliveryOptions>().BindConfiguration(DeliveryOptions.Section)
            .Validate<IOptions<BotFrameworkOptions>>(
                (delivery, connector) => delivery.Lease > connector.Value.RequestTimeout + delivery.ClaimToRequest,
                "Delivery:Lease has to be longer than BotFramework:RequestTimeout and Delivery:ClaimToRequest together: a claim must not run out under a request.")
            .Validate<IOptions<BotFrameworkOptions>, IHostEnvironment>(
                (delivery, connector, environment) => !connector.Value.IsAuthenticationEnabled || new ServiceHosts(connector, environment).IsAllowed(delivery.ServiceUrl),
                "Delivery:ServiceUrl is not on a host of BotFramework:ServiceHosts, so nobody could be written to who has not written first.")
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<DeliveryOptions>, DeliveryOptionsValidator>();

        // The host stops waiting for its services after this; draining has to fit in. Read raw: the host asks while it is built, and a wrong
        // setting is explained after that.
        var drain = TimeSpan.TryParse(builder.Configuration[$"{DeliveryOptions.Section}:{nameof(DeliveryOptions.DrainTimeout)}"], CultureInfo.InvariantCulture, out var configured)
            ? configured
            : new DeliveryOptions().DrainTimeout;
        builder.Services.Configure<HostOptions>(host =>
        {
            var needed = drain + TimeSpan.FromSeconds(10);
            host.ShutdownTimeout = host.ShutdownTimeout > needed ? host.ShutdownTimeout : needed;
        });

        builder.Services.AddSingleton<DeliverySignal>();
        builder.Services.AddSingleton<DatabaseClock>();
        builder.Services.AddSingleton<DeliveryStore>();
        builder.Services.AddSingleton<DeliverySender>();
        builder.Services.AddSingleton<DeliveryMetrics>();
        builder.Services.AddSingleton<Outbox>();
        builder.Services.AddSingleton<UncertainDeliveries>();
        builder.Services.AddSingleton<DeliveryEvidence>();
        builder.Services.AddHostedService<DeliveryWorker>();
        builder.Services.AddSingleton<UndeliveredBook>();
        builder.Services.AddScoped<ShowUndelivered>();
        builder.Services.AddPrivateCommand<UndeliveredCommand>(UndeliveredCommand.Name, language => DeliveryTexts.In(language).OnlyInPrivate);
        foreach (var verb in ShowUndelivered.Verbs)
            builder.Services.AddPrivateCardAction<ShowUndelivered>(verb, language => DeliveryTexts.In(language).OnlyInPrivate);
        builder.Services.AddSingleton<IPersonalData, DeliveryData>();
        builder.Services.AddSingleton<IAfterRestore, DeliveriesAfterRestore>();
        builder.Services.AddHealthChecks().AddCheck<DeliveryHealth>("delivery");
        return builder;
    }
}
