namespace Rekruttering.Knowledge.Danish;

/// <summary>Small numbers written as words, read as figures: <c>tre</c> is <c>3</c>.</summary>
internal static class NumberWords
{
    private static readonly Dictionary<string, string> Figures = new(StringComparer.Ordinal)
    {
        ["to"] = "2",
        ["tre"] = "3",
        ["fire"] = "4",
        ["fem"] = "5",
        ["seks"] = "6",
        ["syv"] = "7",
        ["otte"] = "8",
        ["ni"] = "9",
        ["ti"] = "10",
        ["elleve"] = "11",
        ["tolv"] = "12",
        ["tretten"] = "13",
        ["fjorten"] = "14",
        ["femten"] = "15",
        ["seksten"] = "16",
        ["sytten"] = "17",
        ["atten"] = "18",
        ["nitten"] = "19",
        ["tyve"] = "20",
        ["tredive"] = "30",
        ["fyrre"] = "40",
        ["halvtreds"] = "50",
        ["tres"] = "60",
        ["halvfjerds"] = "70",
        ["firs"] = "80",
        ["halvfems"] = "90",
        ["hundrede"] = "100",
        ["tusind"] = "1000",
        ["tusinde"] = "1000",
    };

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Figures.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The figure, or the word itself.</summary>
    public static ReadOnlySpan<char> ToFigure(ReadOnlySpan<char> word) =>
        word.Length <= 10 && Lookup.TryGetValue(word, out var figure) ? figure : word;
}
