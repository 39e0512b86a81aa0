using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Tests.ActionPlans.Cards;
using Rekruttering.Bot.Tests.Support;
using Person = Rekruttering.Bot.Tests.Support.Person;

namespace Rekruttering.Bot.Tests.Conversations;

// Every button and every dialog that there is, and that features add later, with the ids of others: from the coordinator of another municipality,
// who may do the same things at home.
public sealed class TamperedCardsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_button_and_no_dialog_reaches_beyond_the_rights_of_who_presses()
    {
        IServiceCollection? registered = null;
        await using var chat = await PlanChat.StartAsync(services: services => registered = services);
        await chat.Henrik.SaysAsync("hej", Cancel);
        await chat.Mette.SaysAsync("hej", Cancel);
        string[] ids = [$"{chat.Plan.Id}", $"{chat.Action.Id}", $"{chat.Initiative.Id}/{Guid.NewGuid()}", $"{(await chat.MemberAsync(chat.Mette)).Id}", "x"];
        var verbs = Keys<ICardAction>(registered!).Where(verb => !verb.StartsWith("privacy.", StringComparison.Ordinal)).ToList();
        var dialogs = Keys<IDialog>(registered!).ToList();
        var before = await RowsOfOthersAsync(chat);

        foreach (var id in ids)
        {
            foreach (var verb in verbs)
                await PressAsync(chat.Henrik, "adaptiveCard/action", new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["data"] = Filled(verb, id) } });
            foreach (var verb in dialogs)
                await PressAsync(chat.Henrik, "task/submit", new JsonObject { ["data"] = Filled(verb, id) });
        }

        Assert.True(verbs.Count > 30 && dialogs.Count > 5, $"{verbs.Count} buttons, {dialogs.Count} dialogs");
        Assert.Equal(before, await RowsOfOthersAsync(chat));
    }

    private static IEnumerable<string> Keys<TService>(IServiceCollection services) =>
        services.Where(service => service.ServiceType == typeof(TService) && service.IsKeyedService).Select(service => (string)service.ServiceKey!).Distinct();

    // Fields that some of the forms have, filled with what they would take.
    private static JsonObject Filled(string verb, string id) => PlanPressing.Data(
        verb, id, 0, ("title", "Overtaget"), ("status", "Done"), ("comment", "Overtaget"), ("notes", "Overtaget"), ("year", "2025"), ("staff", "7"), ("outcome", "Worked"), ("roles", "Leader"));

    // Not what belongs to Henrik, nor what is kept of every press.
    private static async Task<IEnumerable<string>> RowsOfOthersAsync(PlanChat chat)
    {
        var henrik = await chat.MemberAsync(chat.Henrik);
        string[] his = [$"{henrik.Id}", chat.Henrik.AadObjectId, $"{chat.OtherPlan.Id}", $"{chat.OtherPlan.OrganisationId}"];
        return (await chat.Bot.RowsAsync(Cancel)).Where(row => !his.Any(id => row.Contains(id, StringComparison.OrdinalIgnoreCase))).Order(StringComparer.Ordinal);
    }

    private static async Task PressAsync(Person person, string invoke, JsonObject value)
    {
        using var response = await person.PostAsync(person.Invoke(invoke, value), Cancel);
        var body = await response.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("Undskyld, der gik noget galt", body, StringComparison.Ordinal);
    }
}
