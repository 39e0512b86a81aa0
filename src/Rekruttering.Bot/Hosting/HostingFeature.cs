using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Rekruttering.Bot.Hosting;

internal static class HostingFeature
{
    public static WebApplicationBuilder AddHosting(this WebApplicationBuilder builder)
    {
        // In every environment: a scope that only production would find missing is found by the first test.
        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateScopes = provider.ValidateOnBuild = true);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddHealthChecks();
        builder.Services.AddSingleton<PersonRateLimit>();
        builder.AddTelemetry();
        return builder;
    }

    public static WebApplication MapHosting(this WebApplication app)
    {
        app.Use(AddSecurityHeaders);

        // The word alone: what is wrong is for the log, not for whoever asks.
        app.MapHealthChecks("/health", new HealthCheckOptions { AllowCachingResponses = false });
        return app;
    }

    private static Task AddSecurityHeaders(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";

        // A page that is to be shown says itself what it may load, in place of this.
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        return next(context);
    }

    private static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.GetSection(TelemetryOptions.Section).Get<TelemetryOptions>()?.OtlpEndpoint is not { } endpoint)
            return;

        void To(OtlpExporterOptions options) => options.Endpoint = endpoint;

        // Not the HTTP client's traces: the ids of conversations stand in their addresses.
        builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder().AddSource("Rekruttering.*").AddOtlpExporter(To).Build());
        builder.Services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .AddMeter("Rekruttering.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
            .AddOtlpExporter(To)
            .Build());
        builder.Services.AddHostedService<TelemetryStart>();
        builder.Logging.AddOpenTelemetry(logging => logging.AddOtlpExporter(To));
    }

    // The providers listen from when they are made.
    private sealed class TelemetryStart(TracerProvider traces, MeterProvider metrics) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            traces.ForceFlush(timeoutMilliseconds: 2_000);
            metrics.ForceFlush(timeoutMilliseconds: 2_000);
            return Task.CompletedTask;
        }
    }
}
