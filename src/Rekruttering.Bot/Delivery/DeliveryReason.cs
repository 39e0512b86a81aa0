namespace Rekruttering.Bot.Delivery;

/// <summary>Why a delivery failed, is uncertain, was called off or has to wait. Each has a sentence and a piece of advice in <see cref="DeliveryTexts"/>.</summary>
internal enum DeliveryReason
{
    // Refused for good: who it is for.
    Blocked,
    Uninstalled,
    NotInstalled,
    Left,
    Guest,
    DisabledByAdmin,
    NotAllowed,

    // Refused for good: the message or the setup.
    TooBig,
    Malformed,
    WrongAddress,
    MessageGone,
    OriginalNotSent,
    TooLate,
    GaveUp,
    Unknown,

    // Uncertain.
    NoAnswer,
    ServiceFailed,
    ConnectionLost,
    Interrupted,
    Restored,

    // Called off.
    CalledOff,
    Superseded,

    // Waiting.
    Throttled,
    NoConnection,
    NotSignedIn,
    Busy,
}
