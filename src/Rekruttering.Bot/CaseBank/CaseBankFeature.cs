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
        builder.Services.AddPrivateCommand<MyCaseDrafts>(MyCaseDrafts.Name, OnlyInPrivate);
        foreach (var verb in (string[])[CaseDraftActions.MakeVerb, CaseDraftActions.ShowVerb, CaseDraftActions.SaveVerb, CaseDraftActions.DiscardVerb, CaseDraftActions.ListVerb])
            builder.Services.AddPrivateCardAction<CaseDraftActions>(verb, OnlyInPrivate);
        return builder;
    }

    private static string OnlyInPrivate(Language language) => PrivacyTexts.In(language).OnlyInPrivate;
}
