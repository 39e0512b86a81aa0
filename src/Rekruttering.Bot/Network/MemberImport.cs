using System.Net.Mail;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Imports;

namespace Rekruttering.Bot.Network;

internal enum RowVerdict
{
    New,
    Changed,
    Unchanged,
    Wrong,
}

/// <summary>What one row of a list of members comes to.</summary>
internal sealed record MemberRow(int Line, string Name, string Mail, string Organisation, RowVerdict Verdict, IReadOnlyList<string> Notes)
{
    public OrganisationKind Kind { get; init; }

    public string? TenantId { get; init; }

    public IReadOnlyList<Role> Roles { get; init; } = [];

    public Guid? MemberId { get; init; }
}

internal sealed record MemberImportReport(IReadOnlyList<MemberRow> Rows)
{
    public int Count(RowVerdict verdict) => Rows.Count(row => row.Verdict == verdict);

    /// <summary>All or nothing: a list with a wrong row changes nothing.</summary>
    public bool CanCommit => Count(RowVerdict.Wrong) == 0 && Count(RowVerdict.New) + Count(RowVerdict.Changed) > 0;

    /// <summary>What the person agrees to. Anything that comes out differently later has another one.</summary>
    public string Fingerprint => ContentFingerprint.Of(Rows.Select(row =>
        $"{row.Line}|{row.Verdict}|{row.Mail}|{row.Organisation}|{row.MemberId}|{string.Join(',', row.Roles)}|{string.Join(';', row.Notes)}"));
}

/// <summary>Judges a list of members row by row, against who is there already. Changes nothing.</summary>
internal static class MemberImport
{
    private static readonly ColumnNames<Column> Columns = new(
        (Column.Mail, ["e-mail", "email", "mail", "mailadresse", "e-mailadresse", "e-mail-adresse", "upn", "brugernavn"]),
        (Column.Tenant, ["tenant", "tenant id", "tenantid", "tenant-id"]),
        (Column.FirstName, ["fornavn", "first name", "given name"]),
        (Column.LastName, ["efternavn", "last name", "surname"]),
        (Column.Kind, ["type", "organisationstype", "slags"]),
        (Column.Organisation, ["organisation", "kommune", "arbejdssted", "arbejdsplads", "arbejdsgiver", "skole", "organisation navn", "organization", "hører til"]),
        (Column.Role, ["rolle", "roller", "role", "roles"]),
        (Column.Name, ["navn", "name", "medlem", "person", "deltager", "fulde navn", "full name"]));

    private static readonly (string[] Words, OrganisationKind Kind)[] Kinds = Folded<OrganisationKind>(
    [
        (["jobcenter"], OrganisationKind.JobCentre),
        (["kommune", "municipality"], OrganisationKind.Municipality),
        (["sosu", "sosuskole", "social og sundhedsskole", "social og sundhedsskolen"], OrganisationKind.CareSchool),
        (["professionshøjskole", "professionshøjskolen", "professionshojskole", "via", "absalon", "ucl", "ucn", "uc syd", "kp"], OrganisationKind.UniversityCollege),
        (["foa"], OrganisationKind.Foa),
        (["dsr", "dansk sygeplejeråd", "sygeplejeråd"], OrganisationKind.Dsr),
        (["kl", "komponent", "projektledelse", "projektledelsen", "projektleder"], OrganisationKind.ProjectLeadership),
        (["privat", "privat virksomhed", "aps", "friplejehjem", "virksomhed"], OrganisationKind.Private),
    ]);

    private static readonly (string[] Words, Role? Role)[] Roles = Folded<Role?>(
    [
        (["tovholder", "koordinator", "kommunens tovholder", "coordinator"], Role.Coordinator),
        (["projektleder", "projektledelse", "projektledelsen", "leder af projektet", "project leader", "leader"], Role.Leader),
        (["medlem", "netværksmedlem", "deltager", "handlingsansvarlig", "ingen", "member"], null),
    ]);

    /// <summary>How many of the columns the table has; 0 where it is no list of members.</summary>
    public static int Fit(ImportedTable table) => Columns.FindIn(table) is { } header && header.Has(Column.Mail) ? header.Columns.Count : 0;

    /// <summary>Null where no table of the file has the columns.</summary>
    public static MemberImportReport? Judge(
        IReadOnlyList<ImportedTable> tables, IReadOnlyCollection<Member> members, IReadOnlyCollection<Organisation> organisations, Language language)
    {
        var texts = NetworkTexts.In(language);
        var rows = new List<MemberRow>();
        var mails = new Dictionary<string, int>(StringComparer.Ordinal);
        var found = false;
        foreach (var table in tables)
        {
            if (Columns.FindIn(table) is not { } header || !header.Has(Column.Mail))
                continue;
            found = true;
            rows.AddRange(table.Rows.Skip(header.RowIndex + 1).Where(row => !row.IsBlank).Select(row => Judge(row, header, members, organisations, mails, texts)));
        }

        return found ? new MemberImportReport(rows) : null;
    }

    public static OrganisationKind? KindOf(string text)
    {
        var folded = $" {Organisation.KeyOf(text)} ";
        foreach (var (words, kind) in Kinds)
        {
            if (words.Any(word => folded.Contains($" {word} ", StringComparison.Ordinal)))
                return kind;
        }

        return folded.Contains("kommune ", StringComparison.Ordinal) ? OrganisationKind.Municipality : null;
    }

    private static MemberRow Judge(
        ImportedRow row,
        ColumnNames<Column>.Header header,
        IReadOnlyCollection<Member> members,
        IReadOnlyCollection<Organisation> organisations,
        Dictionary<string, int> mails,
        NetworkTexts texts)
    {
        if (row.HasPersonalNumber)
            return new MemberRow(row.Line, "", "", "", RowVerdict.Wrong, [ImportTexts.In(texts.Language).PersonalNumber]);

        var notes = new List<string>();
        var isWrong = false;
        var (name, mail, organisationName) = (NameOf(row, header), header.Cell(row, Column.Mail), header.Cell(row, Column.Organisation));
        var key = Member.KeyOf(mail);
        if (name.Length == 0)
            Wrong(texts.ImportNoName);
        if (key is null || !MailAddress.TryCreate(mail, out var address) || address.Address != mail)
            Wrong(texts.ImportNoMail);
        else if (!mails.TryAdd(key, row.Line))
            Wrong(texts.ImportTwice(mails[key]));
        if (organisationName.Length == 0)
            Wrong(texts.ImportNoOrganisation);

        var organisation = organisations.FirstOrDefault(known => known.NameKey == Organisation.KeyOf(organisationName));
        var kind = organisation?.Kind ?? KindOf(header.Cell(row, Column.Kind)) ?? KindOf(organisationName);
        if (organisation is null && organisationName.Length > 0)
        {
            notes.Add(texts.ImportNewOrganisation(organisationName, texts.Culture.TextInfo.ToLower(texts.KindName(kind ?? OrganisationKind.Private))));
            if (kind is null)
                notes.Add(texts.ImportKindUnknown);
        }

        var tenant = header.Cell(row, Column.Tenant) is { Length: > 0 } given ? given : null;
        if (tenant is not null && organisation?.TenantId is { } known2 && !string.Equals(known2, tenant, StringComparison.OrdinalIgnoreCase))
            Wrong(texts.ImportOtherTenant(organisationName));

        var roles = RolesOf(header.Cell(row, Column.Role), out var unknownRole);
        if (unknownRole is not null)
            notes.Add(texts.ImportUnknownRole(unknownRole));

        var member = key is null ? null : members.FirstOrDefault(known => known.MailKey == key);
        var provedIn = organisation?.TenantId ?? tenant;
        if (roles.Count > 0 && (provedIn is null || (member?.TenantId is { } tenantOfMember && tenantOfMember != provedIn)))
            notes.Add(texts.ImportRoleWaits);

        if (organisationName.Length > 0 && member is { LeftAt: null, OrganisationId: { } from } && from != organisation?.Id)
        {
            notes.Add(texts.ImportMoves(organisations.First(known => known.Id == from).Name));
            if (member.Has(Role.Coordinator) && !roles.Contains(Role.Coordinator))
                notes.Add(texts.ImportNoLongerCoordinator);
        }

        return new MemberRow(row.Line, name, mail, organisationName, isWrong ? RowVerdict.Wrong : VerdictOf(member, organisation, name, roles, tenant), notes)
        {
            Kind = kind ?? OrganisationKind.Private,
            TenantId = tenant,
            Roles = roles,
            MemberId = member?.Id,
        };

        void Wrong(string note)
        {
            isWrong = true;
            notes.Insert(0, note);
        }
    }

    private static RowVerdict VerdictOf(Member? member, Organisation? organisation, string name, IReadOnlyList<Role> roles, string? tenant)
    {
        if (member is null)
            return RowVerdict.New;
        var isSame = organisation is not null && member.OrganisationId == organisation.Id && member.LeftAt is null && member.Name == name
            && roles.All(member.Has) && (tenant is null || organisation.TenantId is not null);
        return isSame ? RowVerdict.Unchanged : RowVerdict.Changed;
    }

    private static string NameOf(ImportedRow row, ColumnNames<Column>.Header header) =>
        header.Cell(row, Column.Name) is { Length: > 0 } whole ? whole : $"{header.Cell(row, Column.FirstName)} {header.Cell(row, Column.LastName)}".Trim();

    private static List<Role> RolesOf(string text, out string? unknown)
    {
        unknown = null;
        var roles = new List<Role>();
        foreach (var part in text.Split([',', ';', '/', '+', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var folded = Organisation.KeyOf(part);
            if (Array.Find(Roles, list => list.Words.Contains(folded)) is not { Words: not null } known)
                unknown ??= part;
            else if (known.Role is { } role)
                roles.Add(role);
        }

        return [.. roles.Distinct()];
    }

    private static (string[] Words, T Value)[] Folded<T>((string[] Words, T Value)[] lists) =>
        [.. lists.Select(list => (list.Words.Select(Organisation.KeyOf).ToArray(), list.Value))];

    private enum Column
    {
        Name,
        FirstName,
        LastName,
        Mail,
        Organisation,
        Kind,
        Role,
        Tenant,
    }
}
