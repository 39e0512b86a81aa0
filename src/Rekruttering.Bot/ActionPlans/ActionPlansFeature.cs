using Rekruttering.Bot.ActionPlans.Cards;
using Rekruttering.Bot.ActionPlans.CheckIns;
using Rekruttering.Bot.ActionPlans.Demonstration;
using Rekruttering.Bot.ActionPlans.FollowUp;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Imports;
using Rekruttering.Bot.Privacy;

namespace Rekruttering.Bot.ActionPlans;

internal static class ActionPlansFeature
{
    public static WebApplicationBuilder AddActionPlans(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<PlanBook>();
        services.AddSingleton<ChangePlan>();
        services.AddSingleton<ImportPlan>();
        services.AddSingleton<RecordFigures>();
        services.AddSingleton<ImportFigures>();
        services.AddSingleton<ImportTargets>();
        services.AddImport<PlanFileImport>();
        services.AddImport<FigureFileImport>();
        services.AddPrivateCardAction<AnswerOwners>(AnswerOwners.Verb, language => PlanCardTexts.In(language).OnlyInPrivate);
        services.AddPrivateCardAction<CommitPlan>(CommitPlan.Verb, language => PlanCardTexts.In(language).OnlyInPrivate);
        services.AddPrivateCardAction<CommitFigures>(CommitFigures.Verb, language => PlanCardTexts.In(language).OnlyInPrivate);
        services.AddSingleton<IPersonalData, PlanData>();
        services.AddPlanCards();
        services.AddFollowUp();
        services.AddCheckIns();
        return builder;
    }

    /// <summary>Plans under way for the invented municipalities. After <c>AddDemonstrationNetwork</c>, whose people own them.</summary>
    public static WebApplicationBuilder AddDemonstrationPlans(this WebApplicationBuilder builder)
    {
        builder.Services.AddHostedService<DemonstrationPlans>();
        return builder;
    }
}
