using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace Rekruttering.Bot.Files;

internal abstract record FileDownload
{
    private FileDownload()
    {
    }

    public sealed record Fetched(ReadOnlyMemory<byte> Content) : FileDownload;

    public sealed record TooLarge : FileDownload;

    public sealed record Failed : FileDownload;
}

/// <summary>Fetches and puts files. Never with the bot's token: the address itself is the permission.</summary>
internal sealed partial class FileTransfers(
    IHttpClientFactory http, FileHosts hosts, IOptions<FileTransferOptions> options, TimeProvider time, ILogger<FileTransfers> logger)
{
    public const string HttpClientName = "Files";

    private const int MostRedirects = 3;
    private const int MostAttempts = 3;

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(500);

    public async Task<FileDownload> DownloadAsync(string? address, CancellationToken cancellationToken)
    {
        using var limit = Limit(cancellationToken);
        try
        {
            return await FetchAsync(address, limit.Token);
        }
        catch (Exception exception) when (IsTransferFailure(exception, cancellationToken))
        {
            Log.DownloadFailed(logger, exception.GetType().Name, null);
            return new FileDownload.Failed();
        }
    }

    /// <summary>The whole file in one piece: what the bot makes is small. False when it did not get there.</summary>
    public async Task<bool> UploadAsync(string? address, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (!hosts.IsAllowed(address, out var uri))
        {
            Log.HostRefused(logger);
            return false;
        }

        using var limit = Limit(cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var response = await PutAsync(uri, content, limit.Token);
                if (response.IsSuccessStatusCode)
                    return true;
                Log.UploadFailed(logger, (int)response.StatusCode, attempt);
                if (attempt == MostAttempts || !(response.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError))
                    return false;
            }
            catch (Exception exception) when (IsTransferFailure(exception, cancellationToken))
            {
                Log.UploadBroke(logger, exception.GetType().Name, attempt);
                if (attempt == MostAttempts || limit.IsCancellationRequested)
                    return false;
            }

            // The same bytes to the same place again: a repeat does no harm.
            try
            {
                await Task.Delay(BetweenAttempts, time, limit.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return false;
            }
        }
    }

    private async Task<FileDownload> FetchAsync(string? address, CancellationToken cancellationToken)
    {
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            if (!hosts.IsAllowed(address, out var uri))
            {
                Log.HostRefused(logger);
                return new FileDownload.Failed();
            }

            using var client = http.CreateClient(HttpClientName);
            using var response = await client.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.Headers.Location is { } location && (int)response.StatusCode is >= 300 and < 400)
            {
                address = new Uri(uri, location).AbsoluteUri;
                continue;
            }

            if (!response.IsSuccessStatusCode)
            {
                Log.DownloadFailed(logger, "Status", (int)response.StatusCode);
                return new FileDownload.Failed();
            }

            return await ReadAsync(response.Content, cancellationToken);
        }

        return new FileDownload.Failed();
    }

    // The length in the header is a claim; what is counted is a fact.
    private static async Task<FileDownload> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > UploadedFile.MostBytes)
            return new FileDownload.TooLarge();

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (kept.Length + read > UploadedFile.MostBytes)
                return new FileDownload.TooLarge();
            await kept.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return new FileDownload.Fetched(kept.ToArray());
    }

    private async Task<HttpResponseMessage> PutAsync(Uri address, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using var client = http.CreateClient(HttpClientName);
        using var body = new ReadOnlyMemoryContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        body.Headers.ContentRange = new ContentRangeHeaderValue(0, content.Length - 1, content.Length);
        return await client.PutAsync(address, body, cancellationToken);
    }

    private CancellationTokenSource Limit(CancellationToken cancellationToken)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Value.TransferTimeout);
        return limit;
    }

    private static bool IsTransferFailure(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    // Never an address: whoever has it has the file.
    private static partial class Log
    {
        [LoggerMessage(450, LogLevel.Warning, "A file was not fetched: {Problem} {Status}")]
        public static partial void DownloadFailed(ILogger logger, string problem, int? status);

        [LoggerMessage(451, LogLevel.Warning, "A file was not taken: {Status} at attempt {Attempt}")]
        public static partial void UploadFailed(ILogger logger, int status, int attempt);

        [LoggerMessage(452, LogLevel.Warning, "A file was not taken: {Problem} at attempt {Attempt}")]
        public static partial void UploadBroke(ILogger logger, string problem, int attempt);

        [LoggerMessage(453, LogLevel.Warning, "A file's address is not on the allow list of Files:Hosts")]
        public static partial void HostRefused(ILogger logger);
    }
}
