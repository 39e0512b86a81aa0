using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;

namespace Rekruttering.Bot.Files;

/// <summary>Hands a file out as Teams wants it: asked first, then put into the person's own OneDrive.</summary>
internal sealed class FileOffers(IDbContextFactory<BotDbContext> contexts, IOptions<FileTransferOptions> options, TimeProvider time)
{
    private const int LongestName = 120, MostPerPerson = 10;

    // What SharePoint takes in no name.
    private static readonly char[] NotInNames = ['"', '*', ':', '<', '>', '?', '/', '\\', '|', '#', '%', '~'];

    /// <summary>Sends the question. Outside the person's own chat, where Teams hands out no files, it sends a line that says so.</summary>
    public async Task OfferAsync(Turn turn, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var texts = FileTexts.In(turn.Language);
        if (!turn.IsPersonal)
        {
            await turn.SayAsync(texts.OnlyInPersonalChat, cancellationToken);
            return;
        }

        var file = new OfferedFile
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            TenantId = turn.Person.TenantId,
            ObjectId = turn.Person.ObjectId,
            Name = Clean(name),
            Content = content.ToArray(),
            CreatedAt = time.GetUtcNow(),
        };
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await MakeRoomAsync(database, turn.Person, cancellationToken);
        database.Add(file);
        await database.SaveChangesAsync(cancellationToken);

        var context = new FileConsentContext { File = file.Id.ToString() };
        var consent = Attachment.FileConsent(file.Name, new FileConsentCard(texts.OfferDescription, file.Content.Length, context, context));
        await turn.SendAsync(Activity.Message(consent) with { Summary = texts.OfferSummary(file.Name) }, cancellationToken);
    }

    /// <summary>Once, and to its own person only: an id on somebody else's card opens nothing.</summary>
    public async Task<OfferedFile?> TakeAsync(Person person, string? id, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(id, out var fileId))
            return null;

        var oldest = time.GetUtcNow() - options.Value.OfferRetention;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await database.BeginWriteAsync(cancellationToken);
        var found = database.Set<OfferedFile>().Where(file =>
            file.Id == fileId && file.TenantId == person.TenantId && file.ObjectId == person.ObjectId && file.CreatedAt > oldest);
        if (await found.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } offered || await found.ExecuteDeleteAsync(cancellationToken) == 0)
            return null;

        await write.CommitAsync(cancellationToken);
        return offered;
    }

    // The oldest that has had no answer goes: whoever asks again and again has the newest.
    private static async Task MakeRoomAsync(BotDbContext database, Person person, CancellationToken cancellationToken)
    {
        var oldest = await database.Set<OfferedFile>()
            .Where(file => file.TenantId == person.TenantId && file.ObjectId == person.ObjectId)
            .OrderByDescending(file => file.CreatedAt)
            .Skip(MostPerPerson - 1)
            .Select(file => file.Id)
            .ToListAsync(cancellationToken);
        if (oldest.Count == 0)
            return;

        await using var write = await database.BeginWriteAsync(cancellationToken);
        await database.Set<OfferedFile>().Where(file => oldest.Contains(file.Id)).ExecuteDeleteAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    internal static string Clean(string name)
    {
        var clean = string.Concat(name.Select(character => char.IsControl(character) || NotInNames.Contains(character) ? '-' : character)).Trim(' ', '.');
        if (clean.Length <= LongestName)
            return clean;
        var extension = Path.GetExtension(clean);
        return clean[..(LongestName - extension.Length)] + extension;
    }
}
