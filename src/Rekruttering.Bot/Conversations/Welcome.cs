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
        await turn.SendAsync(
            turn.Activity.IsPersonal
                ? Turn.MessageWith(WelcomeCard.Of(language, questions.Value.Retention))
                : Activity.Message(ConversationTexts.In(language).WelcomeShort(questions.Value.Retention.Days)),
            cancellationToken);
        if (turn.Activity is { IsPersonal: true, From.AadObjectId: { Length: > 0 } objectId } activity && activity.TenantId() is { Length: > 0 } tenantId)
        {
            var met = new Turn(turn, new Person(tenantId, objectId), "", language);
            foreach (var feature in firstContacts)
                await feature.GreetAsync(met, cancellationToken);
        }
    }
}
