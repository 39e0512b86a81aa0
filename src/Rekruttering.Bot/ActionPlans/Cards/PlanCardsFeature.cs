using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.ActionPlans.Cards;

internal static class PlanCardsFeature
{
    public static IServiceCollection AddPlanCards(this IServiceCollection services)
    {
        services.AddSingleton<PlanHistory>();
        services.AddSingleton<ResponsiblePeople>();
        services.AddScoped<ShowPlan>();

        services.AddLookUp<StatusLookUp>();
        services.AddCommand<MyPlanCommand>(MyPlanCommand.Name);
        services.AddCommand<MyActionsCommand>(MyActionsCommand.Name);
        services.AddCommand<OverdueCommand>(OverdueCommand.Name);
        services.AddCommand<MissingCommand>(MissingCommand.Name);
        services.AddCommand<StatusCommand>(StatusCommand.Name);
        services.AddCommand<CoverageCommand>(CoverageCommand.Name);
        services.AddCommand<FiguresCommand>(FiguresCommand.Name);
        services.AddCommand<PlanFileCommand>(PlanFileCommand.Name);

        foreach (var verb in ShowPlan.Verbs)
            services.AddCardAction<ShowPlan>(verb);
        foreach (var verb in ChangeFromCard.Verbs)
            services.AddCardAction<ChangeFromCard>(verb);
        services.AddCardAction<HandOutPlan>(PlanVerbs.File);

        foreach (var verb in PlanDialog.Verbs)
            services.AddDialog<PlanDialog>(verb);
        foreach (var verb in InitiativeDialog.Verbs)
            services.AddDialog<InitiativeDialog>(verb);
        foreach (var verb in ActionDialog.Verbs)
            services.AddDialog<ActionDialog>(verb);
        services.AddDialog<NewActionDialog>(PlanVerbs.NewAction);
        services.AddDialog<FiguresDialog>(PlanVerbs.EnterFigures);
        return services;
    }
}
