using Microsoft.Extensions.Options;
using Rekruttering.Bot.Privacy;

namespace Rekruttering.Bot.Files;

internal static class FilesFeature
{
    public static WebApplicationBuilder AddFiles(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<FileTransferOptions>().BindConfiguration(FileTransferOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<FileTransferOptions>, FileTransferOptionsValidator>();
        services.AddSingleton<IValidateOptions<FileTransferOptions>, FileHostEntries>();

        // The factory's own loggers write addresses, and whoever has the address has the file. A redirect is looked at before it is followed.
        services.AddHttpClient(FileTransfers.HttpClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            });
        services.AddSingleton<FileHosts>();
        services.AddSingleton<FileTransfers>();
        services.AddSingleton<FileOffers>();
        services.AddSingleton<IPersonalData, FileData>();
        services.AddScoped<AnswerOffer>();
        services.AddScoped<ReceiveFiles>();
        return builder;
    }
}
