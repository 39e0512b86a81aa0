using Microsoft.EntityFrameworkCore;
using Rekruttering.Bot.Conversations;
using Rekruttering.Bot.Questions;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.Care;

public sealed class DistressTests
{
    private const string Livslinien = "70 201 201";

    // The first thing that somebody who can help at work is called, and the doctor.
    private static readonly string[] AtWork = ["din leder", "arbejdsmiljørepræsentant", "læge"];

    private static readonly string[] Strained =
    [
        "jeg kan ikke mere",
        "Jeg kan simpelthen ikke mere. Hvad skal jeg gøre?",
        "jeg ka ik mere",
        "hej, jeg kan altså ikke mere herude",
        "jeg er ved at knække",
        "Jeg tror, jeg er ved at knække sammen",
        "det føles som om jeg er ved at gå ned med stress",
        "jeg er ved at brænde helt ud",
        "jeg kan ikke klare det længere",
        "jeg kan ikke holde til det mere, vi er alt for få på vagten",
        "jeg holder det ikke ud",
        "jeg orker ikke det her mere",
        "jeg magter det ikke",
        "Vi har så travlt, jeg kan snart ikke mere",
        "vi kan ikke mere",
        "jeg er gået ned med flaget",
        "jeg er udbrændt",
        "det er for meget for mig",
        "jeg er så stresset. hvem kan jeg tale med?",
        "jeg har det rigtig dårligt",
        "jeg græder hver dag på vej hjem",
        "jeg har det ikke godt",
        "Hej igen. Der er for mange opgaver. Jeg kan ikke mere.",
        "tak for sidst. jeg har det dårligt",
        "jeg har det dårligt og græder hver dag",
        "jeg er stresset og sover ikke",
        "jeg er helt kørt ned og kan ikke sove",
        "Jeg er stresset, sover næsten ikke, og jeg græder hver dag. Hvad skal jeg gøre?",
        "jeg er så stresset og ked af det",
        "jeg er stresset og kan ikke mere",
        "vi er presset, og vi kan ikke holde til det mere",
    ];

    private static readonly string[] InCrisis =
    [
        "jeg har ikke lyst til at leve",
        "Jeg har ikke lyst til at leve mere.",
        "jeg vil ikke leve længere",
        "jeg vil gerne dø",
        "jeg har bare lyst til at dø",
        "jeg har det så dårligt, at jeg ikke har lyst til at leve",
        "gid jeg var død",
        "jeg har selvmordstanker",
        "jeg overvejer selvmord",
        "nogle gange tænker jeg på at tage mit eget liv",
        "jeg har mistet livslysten",
        "jeg er bange for at skade mig selv",
        "jeg kan ikke mere, og jeg vil ikke leve",
        "jeg har lyst til at gøre en ende på det hele",
        "jeg skærer i mig selv",
    ];

    private static readonly string[] Questions =
    [
        "hvordan undgår vi at medarbejderne går ned med stress",
        "de kan ikke mere",
        "medarbejderne siger, at de ikke kan mere",
        "mine kolleger kan ikke mere, hvad gør vi?",
        "hvad gør vi, når en medarbejder siger: »jeg kan ikke mere«?",
        "hvad svarer man en elev, der skriver \"jeg har ikke lyst til at leve\"?",
        "hvad skal jeg sige, når nogen siger jeg kan ikke mere",
        "hvordan nedbringer vi sygefraværet?",
        "stress blandt medarbejdere",
        "hvordan taler man med en medarbejder, der er ved at knække?",
        "jeg kan ikke mere huske, hvem der har ansvaret for anbefaling 7",
        "jeg kan ikke finde mere om mentorordninger",
        "jeg kan ikke leve af lønnen som sosu-assistent",
        "vi kan ikke leve op til kravene om normeringer",
        "jeg er helt færdig med handlingen, hvad nu?",
        "jeg er presset på tid, hvordan får vi flere elever?",
        "jeg er stresset, hvad siger anbefaling 12?",
        "hvordan forebygger vi selvmord blandt ældre?",
        "hvordan hjælper vi en borger, der vil tage sit eget liv?",
        "jeg er ved at knække koden til fastholdelse, hvad mangler jeg?",
        "jeg har en medarbejder med selvmordstanker, hvad siger kilderne?",
        "vi kan ikke holde på de unge",
        "jeg vil ikke være til besvær, men hvem har ansvaret for anbefaling 8?",
        "vi er ved at drukne i skemaer, hvordan frigør vi tid?",
        "how do we keep staff from burning out?",
        "kan man skade sig selv ved forflytning?",
        "Vi mangler vikarer. Mine kolleger er ved at knække. Hvad gør andre kommuner?",
        "jeg er stresset over vagtplanen, hvad siger planen om ledelse",
        "vores medarbejdere er stressede og sover ikke",
        "min kollega har det dårligt og græder hver dag",
        "hvad gør jeg, når en kollega er stresset og sover ikke?",
        "jeg er stresset og mangler vikarer, hvad gør andre kommuner?",
        "jeg er stresset og presset på tid, hvordan får vi flere elever?",
        "jeg er stresset og sover ikke, hvad siger anbefaling 12?",
        "jeg kan ikke mere med det her skema",
        "jeg er stresset og kan ikke mere med det her skema",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_writes_that_they_cannot_go_on_is_told_whom_to_talk_to()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);

        var replies = await RepliesAsync(bot, Strained);

        Assert.DoesNotContain(replies, reply => !AtWork.All(words => Says(reply, words)) || Says(reply, Livslinien));
        Assert.Equal(0, await bot.LookAsync(database => database.Set<AskedQuestion>().CountAsync(Cancellation), Cancellation));
    }

    [Fact]
    public async Task Who_writes_that_they_do_not_want_to_live_is_told_where_help_is_now()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);

        var replies = await RepliesAsync(bot, InCrisis);

        Assert.DoesNotContain(replies, reply => !Says(reply, Livslinien) || !Says(reply, "112"));
        Assert.Equal(0, await bot.LookAsync(database => database.Set<AskedQuestion>().CountAsync(Cancellation), Cancellation));
    }

    [Fact]
    public async Task In_English_too()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);

        var strained = await RepliesAsync(bot, ["I can't go on", "I can’t take it anymore", "I cannot cope", "I'm burned out", "I am so stressed, what should I do?"]);
        var inCrisis = await RepliesAsync(bot, ["I don't want to live anymore", "I want to die", "I am thinking about killing myself", "I feel suicidal, I want to hurt myself"]);

        Assert.DoesNotContain(strained, reply => !Says(reply, "your manager") || Says(reply, Livslinien));
        Assert.DoesNotContain(inCrisis, reply => !Says(reply, Livslinien) || !Says(reply, "call 112"));
    }

    [Fact]
    public async Task What_is_asked_about_others_or_about_the_subject_is_a_question()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);

        var replies = await RepliesAsync(bot, Questions);

        Assert.DoesNotContain(replies, reply => Says(reply, "arbejdsmiljørepræsentant") || Says(reply, Livslinien));
        Assert.Equal(Questions.Length, await bot.LookAsync(database => database.Set<AskedQuestion>().CountAsync(Cancellation), Cancellation));
    }

    [Fact]
    public async Task Nothing_of_it_is_kept_and_a_form_that_was_open_does_not_take_it()
    {
        await using var bot = await RunningBot.StartAsync(Cancellation);
        var mette = bot.As("Mette");
        await mette.SaysAsync("slet mine data", Cancellation);

        var reply = (await mette.SaysAsync("jeg er ved at knække", Cancellation))[^1];
        var stored = await bot.EverythingStoredAsync(Cancellation);
        var gaps = await bot.Get<QuestionGaps>().ListAsync(DateTimeOffset.UnixEpoch, most: 10, Cancellation);
        var kept = (await mette.SaysAsync("nej", Cancellation))[^1];

        Assert.Contains("din leder", reply.AllText(), StringComparison.Ordinal);
        Assert.DoesNotContain("knække", stored, StringComparison.Ordinal);
        Assert.Empty(gaps);
        Assert.Contains("ikke slettet noget", kept.AllText(), StringComparison.Ordinal);
    }

    // A person each: nobody is asked to wait.
    private static async Task<List<(string Said, string Reply)>> RepliesAsync(RunningBot bot, IEnumerable<string> messages)
    {
        var replies = new List<(string, string)>();
        foreach (var message in messages)
            replies.Add((message, (await bot.As(message).In($"a:{replies.Count}", "personal").SaysAsync(message, Cancellation))[^1].AllText()));
        return replies;
    }

    private static bool Says((string Said, string Reply) reply, string words) => reply.Reply.Contains(words, StringComparison.Ordinal);
}
