using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Data;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Rekruttering.Bot.Network.Demonstration;

/// <summary>Three invented municipalities and those around them, from <c>network.yaml</c>. Loaded once: what is done to them in the browser stays.</summary>
internal sealed class DemonstrationNetwork(IDbContextFactory<BotDbContext> contexts, TimeProvider time) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (await database.Set<Organisation>().AnyAsync(cancellationToken))
            return;

        var file = Read();
        var now = time.GetUtcNow();
        var organisations = file.Organisations.ToDictionary(entry => entry.Name, entry => Organisation.Create(entry.Name, entry.Kind, entry.TenantId, now));
        database.AddRange(organisations.Values);
        foreach (var entry in file.Members)
        {
            var member = Member.Create(entry.Name, entry.Mail, now);
            member.TenantId = entry.ObjectId is null ? null : organisations[entry.Organisation].TenantId;
            member.ObjectId = entry.ObjectId;
            member.Place(organisations[entry.Organisation].Id, GivenBy.Import, isConfirmed: true);
            foreach (var role in entry.Roles)
                member.Give(role, GivenBy.Import);
            member.Follows.AddRange(entry.Follows.Select(number => new FollowedRecommendation { MemberId = member.Id, Recommendation = number }));
            database.Add(member);
        }

        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueKey.IsViolatedIn(exception))
        {
            // Another instance that starts on the same new database has loaded it meanwhile, all of it: it is one transaction.
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    internal static DemonstrationFile Read()
    {
        using var stream = typeof(DemonstrationNetwork).Assembly.GetManifestResourceStream("Network.Demonstration.network.yaml")
            ?? throw new InvalidOperationException("network.yaml is not embedded.");
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<DemonstrationFile>(reader);
    }
}

internal sealed class DemonstrationFile
{
    public List<OrganisationEntry> Organisations { get; init; } = [];

    public List<MemberEntry> Members { get; init; } = [];

    internal sealed class OrganisationEntry
    {
        public string Name { get; init; } = "";

        public OrganisationKind Kind { get; init; }

        public string? TenantId { get; init; }
    }

    internal sealed class MemberEntry
    {
        public string Name { get; init; } = "";

        public string Mail { get; init; } = "";

        public string Organisation { get; init; } = "";

        /// <summary>Without one the person is invited and has not been met.</summary>
        public string? ObjectId { get; init; }

        public List<Role> Roles { get; init; } = [];

        public List<int> Follows { get; init; } = [];
    }
}
