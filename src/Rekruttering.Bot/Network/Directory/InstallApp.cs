using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Person = Rekruttering.Bot.Conversations.Person;

namespace Rekruttering.Bot.Network.Directory;

internal enum InstallOutcome
{
    Installed,
    AlreadyInstalled,

    /// <summary>The app is not in the tenant's catalogue.</summary>
    NotInCatalog,

    /// <summary>Consent is missing, or a policy keeps the app from this person.</summary>
    NotPermitted,
    NoSuchPerson,

    /// <summary>Graph asks to wait longer than we do.</summary>
    Throttled,
    Failed,
}

/// <summary>Puts the app into somebody's Teams. The channel then tells the bot of the installation, and with that where to write.</summary>
internal sealed class InstallApp(GraphClients graphs, IOptions<DirectoryOptions> options)
{
    private const string Bind = "teamsApp@odata.bind";

    // Not the manifest's id: each catalogue gives the app one of its own.
    private readonly ConcurrentDictionary<string, string> _catalogIds = new(StringComparer.OrdinalIgnoreCase);

    public async Task<InstallOutcome> ForAsync(Person person, CancellationToken cancellationToken)
    {
        var graph = graphs.For(person.TenantId);
        try
        {
            var isKnown = _catalogIds.TryGetValue(person.TenantId, out var known);
            if ((known ?? await LookUpAsync(graph, person.TenantId, cancellationToken)) is not { } catalogId)
                return InstallOutcome.NotInCatalog;

            var outcome = await PostAsync(graph, person, catalogId, cancellationToken);
            if (outcome != InstallOutcome.NoSuchPerson || !isKnown)
                return outcome;

            // The app may have been put into the catalogue anew since its id was looked up.
            _catalogIds.TryRemove(person.TenantId, out _);
            return await LookUpAsync(graph, person.TenantId, cancellationToken) switch
            {
                null => InstallOutcome.NotInCatalog,
                var same when same == catalogId => outcome,
                var other => await PostAsync(graph, person, other, cancellationToken),
            };
        }
        catch (ODataError error)
        {
            return OutcomeOf((HttpStatusCode)error.ResponseStatusCode);
        }
    }

    private static async Task<InstallOutcome> PostAsync(GraphServiceClient graph, Person person, string catalogId, CancellationToken cancellationToken)
    {
        try
        {
            var installation = new UserScopeTeamsAppInstallation
            {
                AdditionalData = { [Bind] = $"{graph.RequestAdapter.BaseUrl}/appCatalogs/teamsApps/{catalogId}" },
            };
            await graph.Users[person.ObjectId].Teamwork.InstalledApps.PostAsync(installation, cancellationToken: cancellationToken);
            return InstallOutcome.Installed;
        }
        catch (ODataError error) when (error.ResponseStatusCode == (int)HttpStatusCode.NotFound)
        {
            return InstallOutcome.NoSuchPerson;
        }
        catch (ODataError error)
        {
            return OutcomeOf((HttpStatusCode)error.ResponseStatusCode);
        }
    }

    private async Task<string?> LookUpAsync(GraphServiceClient graph, string tenantId, CancellationToken cancellationToken)
    {
        var id = (options.Value.InstallAppId ?? "").Replace("'", "''", StringComparison.Ordinal);
        var found = await graph.AppCatalogs.TeamsApps.GetAsync(request => request.QueryParameters.Filter = $"externalId eq '{id}'", cancellationToken);
        if (found?.Value?.FirstOrDefault()?.Id is not { } catalogId)
            return null;
        _catalogIds[tenantId] = catalogId;
        return catalogId;
    }

    private static InstallOutcome OutcomeOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Conflict => InstallOutcome.AlreadyInstalled,
        HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized => InstallOutcome.NotPermitted,
        HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => InstallOutcome.Throttled,
        _ => InstallOutcome.Failed,
    };
}
