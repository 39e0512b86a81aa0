using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Files;
using Rekruttering.Bot.Imports;

namespace Rekruttering.Bot.Network;

/// <summary>A list of members in a file, from a leader.</summary>
internal sealed class MemberFile(ImportMembers import, MemberBook book) : IImport
{
    public ImportKind Kind => ImportKind.Members;

    public int Fit(ImportedTable table) => MemberImport.Fit(table);

    public async Task<IReadOnlyList<ImportTarget>> TargetsAsync(Person person, CancellationToken cancellationToken) =>
        Rights.MayImportMembers(await book.StandingOfAsync(person, cancellationToken)) ? [new ImportTarget(null, "")] : [];

    public async Task<AdaptiveCard?> PreviewAsync(Turn turn, Guid? organisationId, ImportSource source, CancellationToken cancellationToken) =>
        await import.PreviewAsync(turn.Person, source, turn.Language, cancellationToken) is MemberImportOutcome.Previewed previewed
            ? MemberImportCard.Preview(turn.Language, previewed.DraftId, previewed.Report)
            : null;

    public ImportWords Words(Language language)
    {
        var texts = NetworkTexts.In(language);
        return new ImportWords(texts.ImportTitle, texts.ImportColumns, texts.ImportNotAllowed);
    }

    public IReadOnlyList<ImportTemplate> Templates(Language language)
    {
        var texts = NetworkTexts.In(language);
        return
        [
            new ImportTemplate("members.xlsx", texts.TemplateButton, () => new ImportTemplateFile(
                $"{texts.TemplateFileName}.xlsx",
                ExcelFile.Write(
                    [
                        new ExcelSheet(texts.ImportTitle, Headings(texts), [], [30, 36, 32, 20, 18])
                        {
                            Choices = new Dictionary<int, IReadOnlyList<string>>
                            {
                                [3] = [.. Enum.GetValues<OrganisationKind>().Select(texts.KindName)],
                                [4] = [texts.RoleMember, .. Enum.GetValues<Role>().Select(texts.RoleName)],
                            },
                        },
                    ],
                    texts.Culture))),
            new ImportTemplate("members.csv", texts.TemplateCsvButton, () => new ImportTemplateFile($"{texts.TemplateFileName}.csv", CsvFile.Write(Headings(texts), []))),
        ];
    }

    private static string[] Headings(NetworkTexts texts) => [texts.Name, texts.MailLabel, texts.TemplateOrganisation, texts.TemplateKind, texts.RolesLabel];
}
