namespace Rekruttering.Bot.Network;

/// <summary>What the network knows of the one who acts: looked up anew for every action, never taken from a card.</summary>
internal sealed record Standing
{
    public static Standing Stranger { get; } = new();

    public Guid? MemberId { get; init; }

    public Guid? OrganisationId { get; init; }

    public bool IsConfirmed { get; init; }

    public bool IsCoordinator { get; init; }

    public bool IsLeader { get; init; }

    /// <summary>In the network: vouched for and belonging somewhere.</summary>
    public bool IsMember => MemberId is not null && OrganisationId is not null && IsConfirmed;

    public static Standing Of(Member? member) => member is null || member.LeftAt is not null
        ? Stranger
        : new Standing
        {
            MemberId = member.Id,
            OrganisationId = member.OrganisationId,
            IsConfirmed = member.IsConfirmed,
            IsCoordinator = member.Has(Role.Coordinator),
            IsLeader = member.Has(Role.Leader),
        };
}
