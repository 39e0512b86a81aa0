using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.CaseBank;

/// <summary>What the bot says around cases.</summary>
internal sealed class CaseTexts : Texts
{
    private static readonly CaseTexts Danish = new(Language.Danish), English = new(Language.English);

    private CaseTexts(Language language) : base(language)
    {
    }

    public static CaseTexts In(Language language) => language == Language.English ? English : Danish;

    public string Title => Text();

    public string SearchIntro(int count) => Count(count, []);

    public string Found(int count) => Count(count, []);

    public string OnlySome(int count) => Format([count]);

    public string SearchAgain => Text();

    public string WordsLabel => Text();

    public string WordsExample => Text();

    public string WordsError => Text();

    public string RecommendationLabel => Text();

    public string MunicipalityLabel => Text();

    public string CountryLabel => Text();

    public string ChoiceError => Text();

    public string Any => Text();

    public string Search => Text();

    public string ShowAll(int count) => Format([count]);

    public string Organisation => Text();

    public string Municipality => Text();

    public string Country => Text();

    public string Period => Text();

    public string Contact => Text();

    public string Source => Text();

    public string Caveat => Text();

    public string Illustrates => Text();

    public string AkinTo => Text();

    public string OpenSource => Text();

    public string Rendering => Text();
}
