using System.Text.Json.Nodes;
using Microsoft.AspNetCore.StaticFiles;

namespace Rekruttering.Bot.LocalChat;

// Stands in for the OneDrive that the files of a Teams chat lie in: what a person sends, and what the bot hands out. In memory, and
// the oldest go when there are many.
internal sealed class LocalFiles(LocalAddress address)
{
    public const string DownloadInfo = "application/vnd.microsoft.teams.file.download.info";

    public const int MostBytes = 20 * 1024 * 1024;

    private const int MostFiles = 40;

    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    private readonly Lock _lock = new();
    private readonly List<LocalFile> _files = [];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var files = endpoints.MapGroup($"/{LocalConnector.Path}/files");
        files.MapGet("{id}", Download);
        files.MapPut("{id}", UploadAsync);
    }

    public LocalFile Add(string name, byte[]? content)
    {
        var file = new LocalFile(Guid.NewGuid().ToString("N"), name, content);
        lock (_lock)
        {
            _files.Add(file);
            if (_files.Count > MostFiles)
                _files.RemoveAt(0);
        }

        return file;
    }

    public LocalFile? Find(string id)
    {
        lock (_lock)
            return _files.Find(file => file.Id == id);
    }

    // As Teams tells the bot of a file that somebody has put into the chat. The address of the content is for people, the other for the bot.
    public JsonObject AsAttachment(LocalFile file) => new()
    {
        ["contentType"] = DownloadInfo,
        ["contentUrl"] = AddressOf(file),
        ["name"] = file.Name,
        ["content"] = new JsonObject { ["downloadUrl"] = AddressOf(file), ["uniqueId"] = file.Id, ["fileType"] = file.Type },
    };

    // A place for a file that the person has said yes to.
    public JsonObject UploadInfo(LocalFile file) => new()
    {
        ["contentUrl"] = AddressOf(file),
        ["name"] = file.Name,
        ["uploadUrl"] = AddressOf(file),
        ["uniqueId"] = file.Id,
        ["fileType"] = file.Type,
    };

    private string AddressOf(LocalFile file) => new Uri(address.Root, $"{LocalConnector.Path}/files/{file.Id}").AbsoluteUri;

    private static IResult Download(string id, LocalFiles files)
    {
        if (files.Find(id) is not { Content: { } content } file)
            return Results.NotFound();

        // Always as a file: something that a person was sent must not run as a part of this page.
        return Results.File(content, ContentTypes.TryGetContentType(file.Name, out var type) ? type : "application/octet-stream", file.Name);
    }

    // As the upload sessions of OneDrive take it: with the range, and without anybody's token.
    private static async Task<IResult> UploadAsync(string id, HttpRequest request, LocalFiles files, CancellationToken cancellationToken)
    {
        if (request.Headers.Authorization.Count > 0)
            return Results.Unauthorized();
        if (files.Find(id) is not { } file)
            return Results.NotFound();
        if (await ReadAsync(request.Body, cancellationToken) is not { } content)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (request.GetTypedHeaders().ContentRange is not { From: 0, To: { } to, Length: { } length } || length != content.Length || to != length - 1)
            return Results.BadRequest();

        files.Fill(file, content);
        return Results.Json(new { id, name = file.Name, size = content.Length }, statusCode: StatusCodes.Status201Created);
    }

    // Null when it is too long.
    public static async Task<byte[]?> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int count; (count = await body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (read.Length + count > MostBytes)
                return null;
            await read.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }

        return read.ToArray();
    }

    private void Fill(LocalFile file, byte[] content)
    {
        lock (_lock)
        {
            var place = _files.IndexOf(file);
            if (place >= 0)
                _files[place] = file with { Content = content };
        }
    }
}

// Without content it is a place that waits to be filled.
internal sealed record LocalFile(string Id, string Name, byte[]? Content)
{
    public string Type => Path.GetExtension(Name).TrimStart('.').ToLowerInvariant();
}
