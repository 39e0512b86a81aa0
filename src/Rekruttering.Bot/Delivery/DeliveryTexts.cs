using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Delivery;

/// <summary>What became of a delivery, and what to do about it, in words for the one who sent the message.</summary>
internal sealed class DeliveryTexts : Texts
{
    private static readonly DeliveryTexts Danish = new(Language.Danish), English = new(Language.English);

    private DeliveryTexts(Language language) : base(language)
    {
    }

    public static DeliveryTexts In(Language language) => language == Language.English ? English : Danish;

    public string StoredMessages => Text();

    public string StoredMessage(DateTimeOffset enqueuedAt, DeliveryState state) => Format([Date(enqueuedAt), State(state)]);

    public string LeadersOnly => Text();

    public string OnlyInPrivate => Text();

    public string UndeliveredTitle => Text();

    public string UndeliveredIntro => Text();

    public string AllDelivered => Text();

    public string OpenBatch => Text();

    public string BackToUndelivered => Text();

    public string ResendUncertain => Text();

    public string LeaveUncertain => Text();

    public string ResendFailed => Text();

    public string UncertainExplained => Text();

    public string Uncertain(int count) => Count(count, []);

    public string Failed(int count) => Count(count, []);

    public string Resent(int count) => count == 0 ? NothingToDecide : ResentCount(count);

    public string LeftAlone(int count) => count == 0 ? NothingToDecide : LeftAloneCount(count);

    public string ResentCount(int count) => Count(count, []);

    public string LeftAloneCount(int count) => Count(count, []);

    public string NothingToDecide => Text();

    public string KindCheckIn => Text();

    public string KindBroadcast => Text();

    public string KindPicture => Text();

    public string KindOther => Text();

    public string Others(int count) => Count(count, []);

    public string Unnamed(int count) => Count(count, []);

    public string Undisclosed(int count) => Count(count, []);

    /// <summary>Check-in, mandag d. 23. november 2026</summary>
    public string BatchTitle(DeliveryBatch batch) => $"{Kind(batch.Kind)}, {Date(batch.Day)}";

    /// <summary>2 er uvisse · 3 kunne ikke leveres</summary>
    public string Troubles(int uncertain, int failed) => (uncertain, failed) switch
    {
        (0, 0) => AllDelivered,
        (0, _) => Failed(failed),
        (_, 0) => Uncertain(uncertain),
        _ => $"{Uncertain(uncertain)} · {Failed(failed)}",
    };

    /// <summary>Mette Krog, Lars Bruun og 3 andre</summary>
    public string Who(TroubleGroup group)
    {
        if (group.Names is null)
            return Undisclosed(group.Count);
        var others = group.Count - group.Names.Count;
        if (group.Names.Count == 0)
            return Unnamed(group.Count);
        return others <= 0 ? And(group.Names) : And([.. group.Names, Others(others)]);
    }

    public string Kind(string kind) => kind switch
    {
        "check-in" => KindCheckIn,
        "broadcast" => KindBroadcast,
        "picture" => KindPicture,
        _ => KindOther,
    };

    public string State(DeliveryState state) => Text($"State{state}");

    public string Reason(DeliveryReason reason) => Text($"Reason{reason}");

    public string Advice(DeliveryReason reason) => Text($"Advice{reason}");
}
