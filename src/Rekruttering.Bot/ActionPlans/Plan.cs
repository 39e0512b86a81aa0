using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Rekruttering.Bot.Network;

namespace Rekruttering.Bot.ActionPlans;

/// <summary>The development plan of one municipality.</summary>
internal sealed class Plan
{
    public Guid Id { get; init; }

    public Guid OrganisationId { get; init; }

    public required string Title { get; set; }

    /// <summary>When the workshop was that it comes from: the follow-up is counted from here.</summary>
    public DateOnly? WorkshopOn { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public int Version { get; set; }

    public List<Initiative> Initiatives { get; } = [];

    public IEnumerable<ActionItem> Actions => Initiatives.SelectMany(initiative => initiative.Actions);

    /// <summary>Grows with every change of anything in the plan, and never otherwise: versions only count up.</summary>
    public long Fingerprint => Version + Initiatives.Sum(initiative => 1L + initiative.Version) + Actions.Sum(action => 1L + action.Version);
}

/// <summary>Indsats: what the municipality does about one or more of the recommendations.</summary>
internal sealed class Initiative
{
    public Guid Id { get; init; }

    public Guid PlanId { get; init; }

    public required string Title { get; set; }

    /// <summary>Started with the plan; otherwise it was there already.</summary>
    public bool IsNew { get; set; }

    /// <summary>Numbers of the recommendations, in order, each once.</summary>
    public IReadOnlyList<int> Recommendations { get; set; } = [];

    public int Position { get; set; }

    public int Version { get; set; }

    public List<ActionItem> Actions { get; } = [];
}

internal enum ActionStatus
{
    NotStarted,
    InProgress,
    AtRisk,
    Blocked,
    Done,
    Dropped,
}

/// <summary>Handling: who does what by when.</summary>
internal sealed class ActionItem
{
    public Guid Id { get; init; }

    public Guid PlanId { get; init; }

    public Guid InitiativeId { get; set; }

    public required string Title { get; set; }

    public ActionStatus Status { get; set; }

    public DateOnly? DueOn { get; set; }

    public string? Notes { get; set; }

    public int Position { get; set; }

    /// <summary>What a card carries: who saw an older one does not overwrite.</summary>
    public int Version { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>When it was done or dropped.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    public List<ActionPerson> People { get; } = [];

    public IEnumerable<Guid> Owners => People.Where(person => person.Part == ActionPart.Owner).Select(person => person.MemberId);

    public Guid? Deputy => People.Where(person => person.Part == ActionPart.Deputy).Select(person => (Guid?)person.MemberId).FirstOrDefault();

    public bool IsOpen => Status is not (ActionStatus.Done or ActionStatus.Dropped);

    public bool IsOverdue(DateOnly today) => IsOpen && DueOn < today;
}

internal enum ActionPart
{
    Owner,
    Deputy,
}

internal sealed class ActionPerson
{
    public Guid ActionItemId { get; init; }

    public Guid MemberId { get; init; }

    public ActionPart Part { get; init; }
}

internal sealed class PlanConfiguration : IEntityTypeConfiguration<Plan>
{
    public void Configure(EntityTypeBuilder<Plan> builder)
    {
        builder.ToTable("Plans");
        builder.HasKey(plan => plan.Id);
        builder.Property(plan => plan.Id).ValueGeneratedNever();
        builder.Property(plan => plan.Version).IsConcurrencyToken();
        builder.Ignore(plan => plan.Actions);
        builder.Ignore(plan => plan.Fingerprint);
        builder.HasIndex(plan => plan.OrganisationId).IsUnique();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(plan => plan.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(plan => plan.Initiatives).WithOne().HasForeignKey(initiative => initiative.PlanId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class InitiativeConfiguration : IEntityTypeConfiguration<Initiative>
{
    internal static readonly ValueConverter<IReadOnlyList<int>, string> Numbers = new(
        numbers => string.Join(' ', numbers),
        text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToArray());

    internal static readonly ValueComparer<IReadOnlyList<int>> SameNumbers = new(
        (one, other) => one != null && other != null && one.SequenceEqual(other),
        numbers => numbers.Aggregate(0, HashCode.Combine),
        numbers => numbers.ToArray());

    public void Configure(EntityTypeBuilder<Initiative> builder)
    {
        builder.ToTable("Initiatives");
        builder.HasKey(initiative => initiative.Id);
        builder.Property(initiative => initiative.Id).ValueGeneratedNever();
        builder.Property(initiative => initiative.Version).IsConcurrencyToken();
        builder.Property(initiative => initiative.Recommendations).HasConversion(Numbers, SameNumbers);
        builder.HasIndex(initiative => initiative.PlanId);
        builder.HasMany(initiative => initiative.Actions).WithOne().HasForeignKey(action => action.InitiativeId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ActionItemConfiguration : IEntityTypeConfiguration<ActionItem>
{
    public void Configure(EntityTypeBuilder<ActionItem> builder)
    {
        builder.ToTable("ActionItems");
        builder.HasKey(action => action.Id);
        builder.Property(action => action.Id).ValueGeneratedNever();
        builder.Property(action => action.Version).IsConcurrencyToken();
        builder.Ignore(action => action.Owners);
        builder.Ignore(action => action.Deputy);
        builder.Ignore(action => action.IsOpen);
        builder.HasIndex(action => action.PlanId);
        builder.HasIndex(action => action.InitiativeId);
        builder.HasIndex(action => new { action.Status, action.DueOn });
        builder.HasMany(action => action.People).WithOne().HasForeignKey(person => person.ActionItemId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ActionPersonConfiguration : IEntityTypeConfiguration<ActionPerson>
{
    public void Configure(EntityTypeBuilder<ActionPerson> builder)
    {
        builder.ToTable("ActionPeople");
        builder.HasKey(person => new { person.ActionItemId, person.MemberId, person.Part });
        builder.HasIndex(person => person.MemberId);
        builder.HasOne<Member>().WithMany().HasForeignKey(person => person.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}
