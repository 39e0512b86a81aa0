using System.Text.Json;
using Rekruttering.Bot.Conversations;

namespace Rekruttering.Bot.Tests.Conversations;

public sealed class PhraseBookTests
{
    private static readonly PhraseBook Book = PhraseBook.Shipped;

    [Theory]
    [InlineData("hjælp", "help")]
    [InlineData("hjaelp", "help")]
    [InlineData("Hjælp!", "help")]
    [InlineData("hjælp mig lige", "help")]
    [InlineData("hjlæp", "help")]
    [InlineData("hjælo", "help")]
    [InlineData("kan du hjælpe", "help")]
    [InlineData("Kan du hjælpe mig, tak?", "help")]
    [InlineData("hvad kan du?", "help")]
    [InlineData("vis menuen", "help")]
    [InlineData("vil du være sød at vise mig menuen", "help")]
    [InlineData("help me please", "help")]
    [InlineData("anbefalinger", "recommendations")]
    [InlineData("anbefalinegr", "recommendations")]
    [InlineData("kan jeg se anbefalingerne?", "recommendations")]
    [InlineData("temaer", "themes")]
    [InlineData("vis mig temaerne tak", "themes")]
    [InlineData("cases", "cases")]
    [InlineData("jeg vil gerne se casebanken", "cases")]
    [InlineData("casebnaken", "cases")]
    [InlineData("hvad gemmer du om mig?", "whatIsStored")]
    [InlineData("slet mine data", "deleteMyData")]
    [InlineData("slet mig", "deleteMyData")]
    [InlineData("mine data", "myData")]
    [InlineData("delete my data", "deleteMyData")]
    public void A_command_is_known_however_politely_or_badly_it_is_written(string text, string command)
    {
        var phrase = Book.Recognise(text);

        Assert.NotNull(phrase);
        Assert.True(phrase.IsCommand);
        Assert.Equal(command, phrase.Name);
    }

    [Theory]
    [InlineData("hej", "greeting")]
    [InlineData("Hej 👋", "greeting")]
    [InlineData("Godmorgen!", "greeting")]
    [InlineData("tak", "thanks")]
    [InlineData("Tusind tak for hjælpen", null)]
    [InlineData("tak for hjælpen", "thanks")]
    [InlineData("hvem er du", "whoAreYou")]
    [InlineData("er du et menneske?", "areYouHuman")]
    [InlineData("are you human?", "areYouHuman")]
    [InlineData("godt svar", "praise")]
    [InlineData("det var ikke det, jeg spurgte om", "complaint")]
    [InlineData("farvel", "bye")]
    [InlineData("ok", "acknowledgement")]
    public void Small_talk_is_known_for_what_it_is(string text, string? kind)
    {
        var phrase = Book.Recognise(text);

        Assert.Equal(kind, phrase?.Name);
        Assert.False(phrase?.IsCommand ?? false);
    }

    [Theory]
    [InlineData("hjælp til ledige")]
    [InlineData("hvilken hjælp kan elever få?")]
    [InlineData("hvad gemmer skolerne om eleverne?")]
    [InlineData("hvem er målgruppen?")]
    [InlineData("slet ikke noget om mænd?")]
    [InlineData("cases fra Norge")]
    [InlineData("alle anbefalinger")]
    [InlineData("tema 2")]
    [InlineData("folk falder fra")]
    [InlineData("mænd")]
    [InlineData("hvad kan du sige om frafald")]
    [InlineData("kan du vise mig anbefaling 5?")]
    public void A_question_with_such_a_word_in_it_stays_a_question(string text) => Assert.Null(Book.Recognise(text));

    [Fact]
    public void None_of_the_questions_for_tuning_is_taken_for_a_command()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "../../../../Rekruttering.Evaluation/questions/train.jsonl");
        var questions = File.ReadLines(file).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("question").GetString()!).ToList();

        // The name of the command alone opens the case bank, which is a better answer to it than what the plan says about one.
        Assert.Equal(["casebank"], questions.Where(question => Book.Recognise(question) is not null));
    }

    [Theory]
    [InlineData("Hej, hvad siger anbefaling 7?", "hvad siger anbefaling 7?")]
    [InlineData("hej hej hvad siger anbefaling 7?", "hvad siger anbefaling 7?")]
    [InlineData("Hello - how do we recruit?", "how do we recruit?")]
    [InlineData("hej", "hej")]
    [InlineData("hejse elever op", "hejse elever op")]
    [InlineData("hvad siger anbefaling 7?", "hvad siger anbefaling 7?")]
    public void A_greeting_before_the_question_is_no_part_of_it(string text, string question) => Assert.Equal(question, Book.WithoutOpening(text));

    [Theory]
    [InlineData("hvordan får vi flere mænd i faget?", Language.Danish)]
    [InlineData("how do we get more men into care work?", Language.English)]
    [InlineData("frafald", null)]
    [InlineData("hvad er who?", Language.Danish)]
    public void The_language_shows_in_the_small_words(string text, object? language) => Assert.Equal((Language?)language, Book.LanguageOf(text));

    [Fact]
    public void Every_kind_of_small_talk_has_an_answer_in_both_languages() => Assert.All(Book.SmallTalkNames, kind =>
    {
        Assert.NotEmpty(SmallTalk.Reply(ConversationTexts.In(Language.Danish), kind));
        Assert.NotEmpty(SmallTalk.Reply(ConversationTexts.In(Language.English), kind));
    });
}
