using Microsoft.Extensions.Options;
using Rekruttering.Bot.BotFramework;
using Rekruttering.Bot.BotFramework.Activities;
using Rekruttering.Bot.Questions;

namespace Rekruttering.Bot.Conversations;

/// <summary>Tells once what this is: at the installation, or at the first message where that was missed.</summary>
internal sealed class Welcome(ConversationBook book, IEnumerable<IFirstContact> firstContacts, IOptions<QuestionOptions> questions)
{
    public async Task GreetAsync(TurnContext turn, Language language, CancellationToken cancellationToken)
    {
        if (!await book.MayWelcomeAsync(turn.Reference, cancellationToken))
            return;

        // To everybody in a team or a group a line: a card with buttons is for the one who talks to the bot.
        if (!turn.Activity.IsPersonal)
        {
            await turn.SendAsync(Activity.Message(ConversationTexts.In(language).WelcomeShort(questions.Value.Retention.Days)), cancellationToken);
            return;
        }

        var asked = await QuestionsAsync(turn, language, cancellationToken);
        await turn.SendAsync(Turn.MessageWith(WelcomeCard.Of(language, questions.Value.Retention, asked)), cancellationToken);
    }

    private async Task<IReadOnlyList<FirstQuestion>> QuestionsAsync(TurnContext turn, Language language, CancellationToken cancellationToken)
    {
        if (turn.Activity.From?.AadObjectId is not { Length: > 0 } objectId || turn.Activity.TenantId() is not { Length: > 0 } tenantId)
            return [];

        var met = new Turn(turn, new Person(tenantId, objectId), "", language);
        var asked = new List<FirstQuestion>();
        foreach (var feature in firstContacts)
        {
            if (await feature.AskAsync(met, cancellationToken) is { } question)
                asked.Add(question);
        }

        return asked;
    }
}
