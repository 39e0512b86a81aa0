using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Imports;

/// <summary>One kind of list that comes in as a file. Registered with <see cref="ImportsFeature.AddImport{TImport}"/>.</summary>
internal interface IImport
{
    ImportKind Kind { get; }

    /// <summary>How many of its columns the table has; 0 for a table of another kind.</summary>
    int Fit(ImportedTable table);

    /// <summary>Whom the person may import for; nothing for who may not at all.</summary>
    Task<IReadOnlyList<ImportTarget>> TargetsAsync(Person person, CancellationToken cancellationToken);

    /// <summary>The dry run as a card. The right is asked again, by whoever does it.</summary>
    Task<AdaptiveCard?> PreviewAsync(Turn turn, Guid? organisationId, ImportSource source, CancellationToken cancellationToken);

    ImportWords Words(Language language);

    IReadOnlyList<ImportTemplate> Templates(Language language);
}

/// <summary>An organisation; without an id it is the network as a whole.</summary>
internal sealed record ImportTarget(Guid? OrganisationId, string Name);

/// <summary>What the list is called, which columns it has to have, and what is said to who may not import it.</summary>
internal sealed record ImportWords(string Name, string Columns, string NotAllowed);

/// <summary>An empty list to fill in. The id goes into the data of a button.</summary>
internal sealed record ImportTemplate(string Id, string Title, Func<ImportTemplateFile> Make);

internal sealed record ImportTemplateFile(string Name, byte[] Content);

/// <summary>Which lists a file could be: told by its columns.</summary>
internal static class ImportKinds
{
    // A column more or less is how people write, not what they mean.
    private const int Clear = 2;

    public static IReadOnlyList<IImport> In(IReadOnlyList<ImportedTable> tables, IEnumerable<IImport> imports)
    {
        IImport[] all = [.. imports];
        var found = new HashSet<ImportKind>();
        foreach (var table in tables)
        {
            var best = all.Max(import => import.Fit(table));
            found.UnionWith(all.Where(import => import.Fit(table) is > 0 and var fit && fit > best - Clear).Select(import => import.Kind));
        }

        return [.. all.Where(import => found.Contains(import.Kind))];
    }
}
