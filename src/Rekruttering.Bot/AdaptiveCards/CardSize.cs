namespace Rekruttering.Bot.AdaptiveCards;

// Teams refuses messages of about 100 KB counted as UTF-16. Above the soft limit older clients and slow lines suffer;
// above the hard limit a message is not sent.
internal readonly record struct CardSize(int Bytes)
{
    public const int SoftLimit = 28 * 1024;
    public const int HardLimit = 80 * 1024;

    public bool IsOverSoftLimit => Bytes > SoftLimit;

    public bool IsOverHardLimit => Bytes > HardLimit;

    public static CardSize Of(AdaptiveCard card) => Of(CardJson.Serialize(card));

    public static CardSize Of(string json) => new(json.Length * sizeof(char));
}
