using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Files;

namespace Rekruttering.Bot.Imports;

/// <summary>A table that somebody sends: looked at, and asked about where it could be more than one thing.</summary>
internal sealed class ReceiveImport(IEnumerable<IImport> imports, ImportDrafts drafts) : IReceiveFile
{
    public async Task<bool> TryReceiveAsync(Turn turn, UploadedFile file, CancellationToken cancellationToken)
    {
        var texts = ImportTexts.In(turn.Language);
        switch (TableReader.Read(file))
        {
            // Perhaps another feature knows what to do with it.
            case TableReading.Refused { Reason: FileRefusal.UnknownKind }:
                return false;
            case TableReading.Refused refused:
                await turn.SayAsync(texts.Of(refused.Reason), cancellationToken);
                return true;
            case TableReading.Read read:
                await ReceiveAsync(turn, file.Name, read.Tables, texts, cancellationToken);
                return true;
            default:
                throw new InvalidOperationException("A file is read or refused.");
        }
    }

    private async Task ReceiveAsync(Turn turn, string fileName, IReadOnlyList<ImportedTable> tables, ImportTexts texts, CancellationToken cancellationToken)
    {
        var fitting = ImportKinds.In(tables, imports);
        if (fitting.Count == 0)
        {
            await turn.ShowAsync(TemplatesCard.Unknown(turn.Language, imports), cancellationToken);
            return;
        }

        var open = await OpenAsync(fitting, turn.Person, cancellationToken);
        if (open.Count == 0)
        {
            await turn.SayAsync(fitting[0].Words(turn.Language).NotAllowed, cancellationToken);
            return;
        }

        await drafts.MakeRoomAsync(turn.Person, cancellationToken);

        // What is for none of them is not kept.
        var source = new ImportSource(fileName, [.. tables.Where(table => open.Any(choice => choice.Import.Fit(table) > 0))]);
        if (open is [{ Import: var import, Targets: [var target] }])
        {
            if (await import.PreviewAsync(turn, target.OrganisationId, source, cancellationToken) is { } card)
                await turn.ShowAsync(card, cancellationToken);
            else
                await turn.SayAsync(import.Words(turn.Language).NotAllowed, cancellationToken);
            return;
        }

        var draft = drafts.New(turn.Person, ImportKind.Undecided, organisationId: null, source, seen: "");
        await drafts.AddAsync(draft, cancellationToken);
        await turn.ShowAsync(ChooseImportCard.Of(turn.Language, draft, open), cancellationToken);
    }

    internal static async Task<IReadOnlyList<ImportChoice>> OpenAsync(IEnumerable<IImport> imports, Person person, CancellationToken cancellationToken)
    {
        var open = new List<ImportChoice>();
        foreach (var import in imports)
        {
            if (await import.TargetsAsync(person, cancellationToken) is { Count: > 0 } targets)
                open.Add(new ImportChoice(import, targets));
        }

        return open;
    }
}

internal sealed record ImportChoice(IImport Import, IReadOnlyList<ImportTarget> Targets);

/// <summary>What is it, and for whom?</summary>
internal sealed class ChooseImport(IEnumerable<IImport> imports, ImportDrafts drafts) : ICardAction
{
    public const string Verb = "import.choose";

    public async Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken)
    {
        var texts = ImportTexts.In(turn.Language);
        if (!Guid.TryParse(submission.Action.Id, out var id) || await drafts.FindAsync(turn.Person, ImportKind.Undecided, id, cancellationToken) is not { } draft)
            return new CardActionResult.Said(texts.Gone);

        var source = draft.Source;
        var open = await ReceiveImport.OpenAsync(ImportKinds.In(source.Tables, imports), turn.Person, cancellationToken);
        var choice = open is [var only] ? only : open.SingleOrDefault(choice => choice.Import.Kind.ToString() == submission.Answers.Text(ChooseImportCard.KindInput));
        if (choice is null)
            return new CardActionResult.Said(open.Count == 0 ? texts.Gone : texts.ChooseKindError);

        var target = choice.Targets is [var one]
            ? one
            : choice.Targets.SingleOrDefault(target => target.OrganisationId?.ToString() == submission.Answers.Text(ChooseImportCard.OrganisationInput));
        if (target is null)
            return new CardActionResult.Said(texts.ChooseOrganisationError);

        if (await choice.Import.PreviewAsync(turn, target.OrganisationId, source, cancellationToken) is not { } card)
            return new CardActionResult.Said(choice.Import.Words(turn.Language).NotAllowed);
        await drafts.RemoveAsync(turn.Person, id, cancellationToken);
        return new CardActionResult.Replaced(card);
    }
}

internal static class ChooseImportCard
{
    public const string KindInput = "kind", OrganisationInput = "organisation";

    public static AdaptiveCard Of(Language language, ImportDraft draft, IReadOnlyList<ImportChoice> open)
    {
        var texts = ImportTexts.In(language);
        var look = CardLook.For(language.Culture());
        ImportTarget[] targets = [.. open.SelectMany(choice => choice.Targets).Where(target => target.OrganisationId is not null).Distinct()];
        var body = new List<CardElement> { look.Paragraph(texts.ChooseIntro(draft.FileName)) };
        if (open.Count > 1)
        {
            body.Add(new ChoiceSetInput(KindInput, look.Required(texts.ChooseKind), texts.ChooseKindError)
            {
                Style = ChoiceSetStyle.Expanded,
                Choices = [.. open.Select(choice => new Choice(choice.Import.Words(language).Name, choice.Import.Kind.ToString()))],
            });
        }

        if (targets.Length > 1)
        {
            body.Add(new ChoiceSetInput(OrganisationInput, open.All(choice => choice.Targets.Count > 1) ? look.Required(texts.ChooseOrganisation) : look.Optional(texts.ChooseOrganisation), texts.ChooseOrganisationError)
            {
                Style = ChoiceSetStyle.Filtered,
                Choices = [.. targets.Select(target => new Choice(target.Name, target.OrganisationId!.Value.ToString()))],
            });
        }

        return look.Card(
            texts.ChooseTitle,
            texts.ChooseIntro(draft.FileName),
            body,
            new ExecuteAction(texts.ChooseButton, new CardActionData(ChooseImport.Verb, draft.Id.ToString())),
            PutAside.Button(language, draft.Id));
    }
}

/// <summary>»Drop it«: the file is forgotten, and nothing has been changed.</summary>
internal sealed class PutAside(ImportDrafts drafts) : ICardAction
{
    public const string Verb = "import.put-aside";

    public static CardAction Button(Language language, Guid draftId) =>
        new ExecuteAction(ImportTexts.In(language).PutAside, new CardActionData(Verb, draftId.ToString())) { AssociatedInputs = AssociatedInputs.None };

    public async Task<CardActionResult> RunAsync(Turn turn, CardSubmission submission, CancellationToken cancellationToken) =>
        Guid.TryParse(submission.Action.Id, out var id) && await drafts.RemoveAsync(turn.Person, id, cancellationToken)
            ? new CardActionResult.Replaced(PutAsideCard.Of(turn.Language))
            : new CardActionResult.Said(ImportTexts.In(turn.Language).Gone);
}

internal static class PutAsideCard
{
    public static AdaptiveCard Of(Language language)
    {
        var texts = ImportTexts.In(language);
        var look = CardLook.For(language.Culture());
        return look.Card(texts.PutAsideTitle, texts.PutAsideDone, [look.Paragraph(texts.PutAsideDone)]);
    }
}
