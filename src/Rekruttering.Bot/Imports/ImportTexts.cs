using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Files;

namespace Rekruttering.Bot.Imports;

/// <summary>What is said about files, whichever feature they are for.</summary>
internal sealed class ImportTexts : Texts
{
    private static readonly ImportTexts Danish = new(Language.Danish), English = new(Language.English);

    private ImportTexts(Language language) : base(language)
    {
    }

    public static ImportTexts In(Language language) => language == Language.English ? English : Danish;

    public string FileEmpty => Text();

    public string FileTooLarge(int megabytes) => Format([megabytes]);

    public string FileUnknownKind => Text();

    public string FileOldOrLocked => Text();

    public string FileUnpacksTooLarge => Text();

    public string FileTooManyRows(int rows) => Format([rows]);

    public string FileDamaged => Text();

    public string PersonalNumber => Text();

    public string Line(int line) => Format([line]);

    public string StoredDrafts => Text();

    public string Gone => Text();

    public string ChooseTitle => Text();

    public string ChooseIntro(string fileName) => Format([fileName]);

    public string ChooseKind => Text();

    public string ChooseKindError => Text();

    public string ChooseOrganisation => Text();

    public string ChooseOrganisationError => Text();

    public string ChooseButton => Text();

    public string PutAside => Text();

    public string PutAsideTitle => Text();

    public string PutAsideDone => Text();

    public string TemplatesTitle => Text();

    public string TemplatesIntro => Text();

    public string UnknownTitle => Text();

    public string UnknownIntro => Text();

    public string TemplatesNote => Text();

    public string Of(FileRefusal reason) => reason switch
    {
        FileRefusal.Empty => FileEmpty,
        FileRefusal.TooLarge => FileTooLarge(UploadedFile.MostBytes / 1024 / 1024),
        FileRefusal.UnknownKind => FileUnknownKind,
        FileRefusal.OldOrLocked => FileOldOrLocked,
        FileRefusal.UnpacksTooLarge => FileUnpacksTooLarge,
        FileRefusal.TooManyRows => FileTooManyRows(ImportLimits.Rows),
        FileRefusal.Damaged => FileDamaged,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "No words for this refusal."),
    };
}
