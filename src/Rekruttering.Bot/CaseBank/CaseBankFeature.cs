using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.CaseBank;

internal static class CaseBankFeature
{
    public static WebApplicationBuilder AddCaseBank(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CaseSearch>();
        builder.Services.AddCommand<BrowseCases>("cases");
        builder.Services.AddCardAction<SearchCases>(SearchCases.Verb);
        return builder;
    }
}
