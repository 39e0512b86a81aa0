using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Imports;

namespace Rekruttering.Bot.Network;

internal abstract record MemberImportOutcome
{
    private MemberImportOutcome()
    {
    }

    public sealed record NotAllowed : MemberImportOutcome;

    public sealed record NoColumns : MemberImportOutcome;

    /// <summary>The dry run: nothing is changed. Also the answer to a confirmation when the network has changed since.</summary>
    public sealed record Previewed(Guid DraftId, MemberImportReport Report) : MemberImportOutcome;

    public sealed record Imported(MemberImportReport Report) : MemberImportOutcome;

    /// <summary>Confirmed already, or too old.</summary>
    public sealed record Gone : MemberImportOutcome;
}

/// <summary>A list of members from a leader: looked at first, then taken in as a whole or not at all.</summary>
internal sealed class ImportMembers(IDbContextFactory<BotDbContext> contexts, ImportDrafts drafts, TimeProvider time)
{
    public async Task<MemberImportOutcome> PreviewAsync(Person person, ImportSource source, Language language, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (!Rights.MayImportMembers(await MemberBook.StandingOfAsync(database, person, cancellationToken)))
            return new MemberImportOutcome.NotAllowed();
        if (await JudgeAsync(database, source.Tables, language, cancellationToken) is not { } report)
            return new MemberImportOutcome.NoColumns();

        var draft = drafts.New(person, ImportKind.Members, organisationId: null, source, report.Fingerprint);
        if (report.CanCommit)
        {
            database.ChangeTracker.Clear();
            database.Add(draft);
            await database.SaveChangesAsync(cancellationToken);
        }

        return new MemberImportOutcome.Previewed(draft.Id, report);
    }

    public async Task<MemberImportOutcome> CommitAsync(Person person, Guid draftId, Language language, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (!Rights.MayImportMembers(await MemberBook.StandingOfAsync(database, person, cancellationToken)))
            return new MemberImportOutcome.NotAllowed();
        if (await drafts.FindAsync(database, person, ImportKind.Members, draftId, cancellationToken) is not { } draft
            || await JudgeAsync(database, draft.Source.Tables, language, cancellationToken) is not { } report)
            return new MemberImportOutcome.Gone();

        if (!report.CanCommit || report.Fingerprint != draft.Seen)
        {
            draft.Seen = report.Fingerprint;
            await database.SaveChangesAsync(cancellationToken);
            await write.CommitAsync(cancellationToken);
            return new MemberImportOutcome.Previewed(draft.Id, report);
        }

        await ApplyAsync(database, report, cancellationToken);
        database.Remove(draft);
        await database.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return new MemberImportOutcome.Imported(report);
    }

    private static async Task<MemberImportReport?> JudgeAsync(
        BotDbContext database, IReadOnlyList<ImportedTable> tables, Language language, CancellationToken cancellationToken) => MemberImport.Judge(
        tables,
        await database.Set<Member>().Include(member => member.Roles).ToListAsync(cancellationToken),
        await database.Set<Organisation>().ToListAsync(cancellationToken),
        language);

    private async Task ApplyAsync(BotDbContext database, MemberImportReport report, CancellationToken cancellationToken)
    {
        var organisations = await database.Set<Organisation>().ToDictionaryAsync(organisation => organisation.NameKey, cancellationToken);
        var members = await database.Set<Member>().Include(member => member.Roles).ToDictionaryAsync(member => member.Id, cancellationToken);
        foreach (var row in report.Rows.Where(row => row.Verdict is RowVerdict.New or RowVerdict.Changed))
        {
            var key = Organisation.KeyOf(row.Organisation);
            if (!organisations.TryGetValue(key, out var organisation))
            {
                organisation = Organisation.Create(row.Organisation, row.Kind, row.TenantId, time.GetUtcNow());
                organisations[key] = organisation;
                database.Add(organisation);
            }

            organisation.TenantId ??= row.TenantId;
            Apply(database, row, organisation, row.MemberId is { } id ? members[id] : null);
        }
    }

    private void Apply(BotDbContext database, MemberRow row, Organisation organisation, Member? member)
    {
        if (member is null)
        {
            member = Member.Create(row.Name, row.Mail, time.GetUtcNow());
            database.Add(member);
        }
        else
        {
            member.Call(row.Name);
            member.Version++;
        }

        // Invited and not met yet: what is promised here is checked against the tenant when somebody comes, see Joining.
        if (member.ObjectId is null || member.TenantId == organisation.TenantId)
            member.Place(organisation.Id, GivenBy.Import, isConfirmed: true, row.Roles);
        else
            member.Place(organisation.Id, GivenBy.Import, member.IsConfirmed && member.OrganisationId == organisation.Id, roles: []);
    }
}
