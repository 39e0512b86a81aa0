using Rekruttering.Bot.Conversations;
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
        services.AddScoped<CheckInSettings>();
        services.AddSingleton<LeaderPictures>();
        services.AddSingleton<IDueWork>(provider => provider.GetRequiredService<LeaderPictures>());

        services.AddCommand<CheckInNow>(CheckInNow.Name);
        services.AddCommand<NextCheckIn>(NextCheckIn.Name);
        services.AddCommand<StopCheckIns>(StopCheckIns.Name);
        services.AddCommand<StartCheckIns>(StartCheckIns.Name);
        services.AddCommand<PauseCheckIns>(PauseCheckIns.Name);
        services.AddCommand<MoreCheckIns>(MoreCheckIns.Name);
        services.AddCommand<FewerCheckIns>(FewerCheckIns.Name);
        services.AddCommand<ChooseRhythm>(ChooseRhythm.CommandName);
        services.AddCommand<ShowWeek>(ShowWeek.Name);
        services.AddCommand<WeeklyPicture>(WeeklyPicture.Name);
        services.AddCommand<MonthlyPicture>(MonthlyPicture.Name);
        services.AddCommand<NoPicture>(NoPicture.Name);

        foreach (var verb in (string[])[AnswerCheckIn.ListVerb, AnswerCheckIn.OpenVerb, AnswerCheckIn.SaveVerb, AnswerCheckIn.SameVerb, AnswerCheckIn.SameAllVerb, AnswerCheckIn.SnoozeVerb])
            services.AddCardAction<AnswerCheckIn>(verb);
        foreach (var verb in (string[])[CheckInSettings.ShowVerb, CheckInSettings.PauseVerb, CheckInSettings.StopVerb, CheckInSettings.StartVerb, CheckInSettings.MoreVerb, CheckInSettings.LessVerb])
            services.AddCardAction<CheckInSettings>(verb);
        services.AddCardAction<ChooseRhythm>(ChooseRhythm.Verb);
        services.AddCardAction<StopPicture>(LeaderPictures.StopVerb);
        return services;
    }
}
