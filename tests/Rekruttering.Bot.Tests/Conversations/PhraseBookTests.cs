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
    [InlineData("👍", "reaction")]
    [InlineData("👍🏽👍🏽", "reaction")]
    [InlineData("❤️", "reaction")]
    [InlineData("🎉!", "reaction")]
    [InlineData(":-)", "reaction")]
    [InlineData("👎", "complaint")]
    [InlineData("👋", "greeting")]
    [InlineData("?", "help")]
    [InlineData("...", null)]
    public void A_smiley_says_something_too(string text, string? kind) => Assert.Equal(kind, Book.Recognise(text)?.Name);

    [Theory]
    [InlineData("kan du sende mig en skabelon til planen", "importTemplate")]
    [InlineData("send mig en skabelon", "importTemplate")]
    [InlineData("er mine svar anonyme?", "whatIsStored")]
    [InlineData("dækning", "coverage")]
    [InlineData("jeg skal lave en udviklingsplan for kommunen, hvor starter jeg?", "myPlan")]
    public void What_people_ask_of_the_bot_is_no_question_to_the_sources(string text, string command) => Assert.Equal(command, Book.Recognise(text)?.Name);

    [Theory]
    [InlineData("hvad kan du hjælpe en tovholder med", "Coordinator")]
    [InlineData("Hvad kan du hjælpe mig med som tovholder?", "Coordinator")]
    [InlineData("jeg er ny tovholder, hvad kan du hjælpe med?", "Coordinator")]
    [InlineData("hvad kan handlingsansvarlige bruge dig til?", "Owner")]
    [InlineData("hvad kan du gøre for projektledelsen?", "Leader")]
    [InlineData("hvad kan man bruge dig til som medlem?", "Member")]
    [InlineData("hvad kan en værkstedsdeltager bruge dig til", "Participant")]
    [InlineData("What can you do for a coordinator?", "Coordinator")]
    [InlineData("hvad gør en tovholder?", null)]
    [InlineData("hvad kan kommunen gøre for ansvarlige ledere?", null)]
    [InlineData("hvem er deltagerne på værkstedet?", null)]
    public void Help_for_somebody_is_told_from_a_question_about_them(string text, string? role) => Assert.Equal(role, RoleHelp.RoleIn(text)?.ToString());

    [Fact]
    public void What_help_tells_people_to_write_is_understood() => Assert.All(Enum.GetValues<HelpedRole>().SelectMany(role => Enum.GetValues<Language>(), (role, language) => (role, language)), one =>
    {
        string[] toOpen = [.. ConversationTexts.In(one.language).RoleHelp(one.role).Split("**").Where((_, index) => index % 2 == 1)];
        Assert.NotEmpty(toOpen);
        Assert.True(toOpen.Count(words => Book.Recognise(words) is { IsCommand: true }) > toOpen.Length / 2, string.Join(", ", toOpen.Where(words => Book.Recognise(words) is null)));
    });

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
        var file = Path.Combine(AppContext.BaseDirectory, "../../../../../src/Rekruttering.Knowledge/Content/spoergsmaal.jsonl");
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
