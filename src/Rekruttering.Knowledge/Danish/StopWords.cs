namespace Rekruttering.Knowledge.Danish;

/// <summary>Words that say nothing about the subject of a text or a question. Keys are folded.</summary>
internal static class StopWords
{
    private static readonly HashSet<string> Words =
    [
        .. """
            ad af alle alt anden andet andre at bare blev blive bliver da de deltes dem den denne der deres det dette dig din dine disse dit dog du
            efter egen eller en end enten er et for fordi fra før få får gik god ham han hans har havde have hej hele hen hende hendes her hos
            hun hvad hvem hver hvilke hvilken hvilket hvis hvor hvordan hvorfor hvornår i igen ikke ind ingen intet ja jeg jer jeres jo kan kom kommer kun
            kunne lad man mange med meget mellem men mens mere mig min mine mit mod må måske måtte ned nej nogen noget nogle nok nu nær når
            og også om op os over på samt selv siden sig sin sine sit skal skulle så sådan som thi til ud under var ved vi vil ville
            vores været være er the of and to in for is are what how which who when where why do does can we our a an on with at by from be was were it that this there their any
            """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(word => DanishText.Fold(word)),
    ];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> key) => Lookup.Contains(key);
}
