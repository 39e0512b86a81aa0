using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Care;

/// <summary>Where to turn with what no program can help with.</summary>
internal sealed class CareTexts : Texts
{
    private static readonly CareTexts Danish = new(Language.Danish), English = new(Language.English);

    private CareTexts(Language language) : base(language)
    {
    }

    public static CareTexts In(Language language) => language == Language.English ? English : Danish;

    public string Reply(DistressKind kind) => Text($"Reply{kind}");
}
