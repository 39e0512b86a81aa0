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

    public string FileUnpacksTooLarge => Text();

    public string FileTooManyRows(int rows) => Format([rows]);

    public string FileDamaged => Text();

    public string NoColumns(string expected) => Format([expected]);

    public string PersonalNumber => Text();

    public string Line(int line) => Format([line]);

    public string Of(FileRefusal reason) => reason switch
    {
        FileRefusal.Empty => FileEmpty,
        FileRefusal.TooLarge => FileTooLarge(UploadedFile.MostBytes / 1024 / 1024),
        FileRefusal.UnknownKind => FileUnknownKind,
        FileRefusal.UnpacksTooLarge => FileUnpacksTooLarge,
        FileRefusal.TooManyRows => FileTooManyRows(ImportLimits.Rows),
        FileRefusal.Damaged => FileDamaged,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "No words for this refusal."),
    };
}
