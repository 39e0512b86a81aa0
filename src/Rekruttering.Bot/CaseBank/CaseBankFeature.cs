using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Privacy;

namespace Rekruttering.Bot.CaseBank;

internal static class CaseBankFeature
{
    public static WebApplicationBuilder AddCaseBank(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CaseSearch>();
        builder.Services.AddCommand<BrowseCases>("cases");
        builder.Services.AddCardAction<SearchCases>(SearchCases.Verb);
        builder.Services.AddSingleton<CaseDrafts>();
        builder.Services.AddSingleton<IPersonalData, CaseDraftData>();
        builder.Services.AddCommand<MyCaseDrafts>(MyCaseDrafts.Name);
        foreach (var verb in (string[])[CaseDraftActions.MakeVerb, CaseDraftActions.ShowVerb, CaseDraftActions.SaveVerb, CaseDraftActions.DiscardVerb, CaseDraftActions.ListVerb])
            builder.Services.AddCardAction<CaseDraftActions>(verb);
        return builder;
    }
}
