using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.ActionPlans.Cards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Data;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Privacy;
using Rekruttering.Bot.Scheduling;

namespace Rekruttering.Bot.ActionPlans.FollowUp;

internal static class FollowUpFeature
{
    public static IServiceCollection AddFollowUp(this IServiceCollection services)
    {
        services.AddSingleton<FollowUpBook>();
        services.AddSingleton<IDueWork, RunFollowUps>();
        services.AddSingleton<IPersonalData, FollowUpData>();
        services.AddSingleton<IAfterRestore, FollowUpsAfterRestore>();
        services.AddPrivateCommand<MyFollowUp>(MyFollowUp.Name, OnlyInPrivate);
        services.AddPrivateCommand<FollowUpResults>(FollowUpResults.Name, OnlyInPrivate);
        services.AddPrivateCardAction<AnswerFollowUp>(AnswerFollowUp.ShowVerb, OnlyInPrivate);
        services.AddPrivateCardAction<AnswerFollowUp>(AnswerFollowUp.SaveVerb, OnlyInPrivate);
        services.AddPrivateCardAction<AnswerFollowUp>(AnswerFollowUp.WordVerb, OnlyInPrivate);
        return services;
    }

    private static string OnlyInPrivate(Language language) => PlanCardTexts.In(language).OnlyInPrivate;
}

/// <summary>The answers as personal data: they are the person's own words, and go with the member.</summary>
internal sealed class FollowUpData : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecord>> FindAsync(BotDbContext database, Person person, Language language, CancellationToken cancellationToken)
    {
        var texts = FollowUpTexts.In(language);
        var id = await database.Set<Member>().Where(row => row.TenantId == person.TenantId && row.ObjectId == person.ObjectId).Select(row => (Guid?)row.Id).SingleOrDefaultAsync(cancellationToken);
        if (id is not { } memberId)
            return [];
        var view = await FollowUpBook.OfAsync(database, memberId, cancellationToken);
        return [.. view.Items.Where(item => item.Answer.Outcome is not null).Select(item => new PersonalRecord(
            texts.StoredAnswer, string.Join(' ', new[] { item.Action, texts.Of(item.Answer.Outcome), item.Answer.Why, item.Answer.NextStep }.Where(part => !string.IsNullOrEmpty(part)))))];
    }

    public Task DeleteAsync(BotDbContext database, Person person, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<int> PurgeAsync(BotDbContext database, DateTimeOffset now, CancellationToken cancellationToken) => Task.FromResult(0);
}
