using Rekruttering.Bot.ActionPlans.Cards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Privacy;
using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.ActionPlans.CheckIns;

internal static class CheckInsFeature
{
    public static IServiceCollection AddCheckIns(this IServiceCollection services)
    {
        services.AddSingleton<CheckInBook>();
        services.AddSingleton<CurrentCards>();
        services.AddSingleton<MatchingHelp>();
        services.AddSingleton<TellCoordinators>();
        services.AddSingleton<IPlanWatcher>(provider => provider.GetRequiredService<TellCoordinators>());
        services.AddSingleton<IDueWork, LateNotices>();
        services.AddSingleton<IDueWork, SendCheckIns>();
        services.AddSingleton<IPersonalData, CheckInData>();
        services.AddSingleton<IAfterRestore, CheckInsAfterRestore>();
        services.AddScoped<CheckInSettings>();
        services.AddSingleton<LeaderPictures>();
        services.AddSingleton<IDueWork>(provider => provider.GetRequiredService<LeaderPictures>());

        services.AddPrivateCommand<CheckInNow>(CheckInNow.Name, OnlyInPrivate);
        services.AddPrivateCommand<NextCheckIn>(NextCheckIn.Name, OnlyInPrivate);
        services.AddPrivateCommand<StopCheckIns>(StopCheckIns.Name, OnlyInPrivate);
        services.AddPrivateCommand<StartCheckIns>(StartCheckIns.Name, OnlyInPrivate);
        services.AddPrivateCommand<PauseCheckIns>(PauseCheckIns.Name, OnlyInPrivate);
        services.AddPrivateCommand<MoreCheckIns>(MoreCheckIns.Name, OnlyInPrivate);
        services.AddPrivateCommand<FewerCheckIns>(FewerCheckIns.Name, OnlyInPrivate);
        services.AddPrivateCommand<ChooseRhythm>(ChooseRhythm.CommandName, OnlyInPrivate);
        services.AddPrivateCommand<ShowWeek>(ShowWeek.Name, OnlyInPrivate);
        services.AddPrivateCommand<WeeklyPicture>(WeeklyPicture.Name, OnlyInPrivate);
        services.AddPrivateCommand<MonthlyPicture>(MonthlyPicture.Name, OnlyInPrivate);
        services.AddPrivateCommand<NoPicture>(NoPicture.Name, OnlyInPrivate);

        foreach (var verb in (string[])[AnswerCheckIn.ListVerb, AnswerCheckIn.OpenVerb, AnswerCheckIn.SaveVerb, AnswerCheckIn.SameVerb, AnswerCheckIn.SameAllVerb, AnswerCheckIn.SnoozeVerb])
            services.AddPrivateCardAction<AnswerCheckIn>(verb, OnlyInPrivate);
        foreach (var verb in (string[])[CheckInSettings.ShowVerb, CheckInSettings.PauseVerb, CheckInSettings.StopVerb, CheckInSettings.StartVerb, CheckInSettings.MoreVerb, CheckInSettings.LessVerb])
            services.AddPrivateCardAction<CheckInSettings>(verb, OnlyInPrivate);
        services.AddPrivateCardAction<ChooseRhythm>(ChooseRhythm.Verb, OnlyInPrivate);
        services.AddPrivateCardAction<StopPicture>(LeaderPictures.StopVerb, OnlyInPrivate);
        return services;
    }

    private static string OnlyInPrivate(Language language) => PlanCardTexts.In(language).OnlyInPrivate;
}
