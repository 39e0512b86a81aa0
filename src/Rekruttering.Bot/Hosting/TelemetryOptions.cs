namespace Rekruttering.Bot.Hosting;

/// <summary>Section <c>Telemetry</c>.</summary>
internal sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>Where traces, metrics and logs are sent by OTLP. Nothing is sent without it.</summary>
    public Uri? OtlpEndpoint { get; set; }
}
