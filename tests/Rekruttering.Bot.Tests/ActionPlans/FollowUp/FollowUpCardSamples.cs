using Rekruttering.Bot.ActionPlans;
using Rekruttering.Bot.ActionPlans.FollowUp;
using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Network;
using Rekruttering.Bot.Tests.AdaptiveCards;

namespace Rekruttering.Bot.Tests.ActionPlans.FollowUp;

internal sealed class FollowUpCardSamples : ICardSamples
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly Organisation Egevang = Organisation.Create("Egevang Kommune", OrganisationKind.Municipality, "t", Now);
    private static readonly Member Yusuf = Member.Create("Yusuf Demir", null, Now), Inge = Member.Create("Inge Dahl", null, Now);

    public IEnumerable<CardSample> Samples()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            yield return new($"followup.first.{language}", typeof(FollowUpCard), FollowUpCard.Of(language, View(5, answered: 0), page: null, said: null));
            yield return new($"followup.wrong.{language}", typeof(FollowUpCard), FollowUpCard.Of(language, View(5, answered: 2), page: 2, said: null, new Filled(new Dictionary<string, string> { ["why"] = "Vi fik timen ind i vagtplanen." })
            {
                Said = FollowUpTexts.In(language).NotSaved,
                Problems = new Dictionary<string, string> { ["outcome"] = FollowUpTexts.In(language).OutcomeError },
            }));
            yield return new($"followup.one.{language}", typeof(FollowUpCard), FollowUpCard.Of(language, View(1, answered: 0), page: null, said: null));
            yield return new($"followup.middle.{language}", typeof(FollowUpCard), FollowUpCard.Of(language, View(5, answered: 2), page: null, "Dit svar er gemt."));
            yield return new($"followup.all.{language}", typeof(FollowUpCard), FollowUpCard.Of(language, View(3, answered: 3), page: 1, said: null));
            yield return new($"followup.none.{language}", typeof(FollowUpCard), FollowUpCard.Of(language, View(0, answered: 0), page: null, said: null));
            yield return new($"followup.result.{language}", typeof(FollowUpResultCard), FollowUpResultCard.Of(language, Result(14, hasWords: true)));
            yield return new($"followup.result-figures.{language}", typeof(FollowUpResultCard), FollowUpResultCard.Of(language, Result(14, hasWords: false)));
            yield return new($"followup.result-silent.{language}", typeof(FollowUpResultCard), FollowUpResultCard.Of(language, Result(0, hasWords: true)));
        }
    }

    private static FollowUpView View(int items, int answered) => new(Yusuf, [.. Enumerable.Range(0, items).Select(number => Item(number, number < answered))]);

    private static FollowUpResult Result(int answered, bool hasWords) => new(
        Egevang, new Plan { Id = Guid.NewGuid(), Title = "Plan" }, [.. Enumerable.Range(0, 16).Select(number => Item(number, number < answered))],
        new Dictionary<Guid, string> { [Yusuf.Id] = Yusuf.Name }, hasWords);

    private static FollowUpItem Item(int number, bool isAnswered) => new(
        new FollowUpAnswer
        {
            Id = Guid.NewGuid(),
            MemberId = number % 2 == 0 ? Yusuf.Id : Inge.Id,
            Outcome = isAnswered ? (FollowUpOutcome)(number % 3) : null,
            Why = isAnswered ? new string('x', 1_000) : null,
            NextStep = isAnswered && number % 2 == 0 ? "[Mere](https://ond.example) <at>alle</at>" : null,
        },
        number % 3 == 0 ? new string('h', 300) : $"Handling {number}", "Flere elever gennemfører", "Egevang Kommune");
}
