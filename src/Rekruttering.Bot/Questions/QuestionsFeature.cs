using Microsoft.Extensions.Options;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Privacy;

namespace Rekruttering.Bot.Questions;

internal static class QuestionsFeature
{
    public static WebApplicationBuilder AddQuestions(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<QuestionOptions>().BindConfiguration(QuestionOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<QuestionOptions>, QuestionOptionsValidator>();

        services.AddSingleton<CurrentKnowledge>();
        services.AddSingleton<IHostedService>(new WarmKnowledge());
        services.AddScoped<AskQuestion>();
        services.AddScoped<RecordFeedback>();
        services.AddScoped<ListFinder>();
        services.AddSingleton<QuestionGaps>();
        services.AddSingleton<IPersonalData, QuestionData>();

        services.AddCommand<BrowseRecommendations>("recommendations");
        services.AddCommand<BrowseRecommendations>("themes");
        services.AddCardAction<ShowThemePicker>(ShowThemePicker.Verb);
        services.AddCardAction<ShowList>(ShowList.Verb);
        services.AddCardAction<ShowUnit>(ShowUnit.Verb);
        services.AddCardAction<AskFollowUp>(AskFollowUp.Verb);
        return builder;
    }
}
