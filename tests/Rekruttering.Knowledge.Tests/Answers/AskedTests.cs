using Rekruttering.Knowledge.Answers;

namespace Rekruttering.Knowledge.Tests.Answers;

public sealed class AskedTests
{
    [Theory]
    [InlineData("hvor mange deltog?", AnswerType.Count)]
    [InlineData("how many municipalities take part", AnswerType.Count)]
    [InlineData("hvad er antallet af lærepladser", AnswerType.Count)]
    [InlineData("hvor mange procent dropper ud", AnswerType.Share)]
    [InlineData("hvor stor en del af eleverne", AnswerType.Share)]
    [InlineData("frafaldsprocenten på skolerne", AnswerType.Share)]
    [InlineData("hvad koster det at være med", AnswerType.Money)]
    [InlineData("hvad er timelønnen for en sosu-assistent?", AnswerType.Money)]
    [InlineData("hvor mange penge fik skolerne", AnswerType.Money)]
    [InlineData("vi bruger alt for mange penge på vikarbureauer", AnswerType.Open)]
    [InlineData("vi har mange vikarer, hvor mange penge er det", AnswerType.Money)]
    [InlineData("hvornår starter projektet", AnswerType.Time)]
    [InlineData("vornår sluter det", AnswerType.Time)]
    [InlineData("ansøgningsfrist for optagelse", AnswerType.Time)]
    [InlineData("hvor længe varer det", AnswerType.Duration)]
    [InlineData("hvor lang tid tager uddannelsen", AnswerType.Duration)]
    [InlineData("hvor mange dage varer værkstedet", AnswerType.Duration)]
    [InlineData("hvor tit mødes de", AnswerType.Frequency)]
    [InlineData("hvem leder projektet", AnswerType.Who)]
    [InlineData("hvem er direktør i KL", AnswerType.PersonName)]
    [InlineData("hvad hedder direktøren for Komponent", AnswerType.PersonName)]
    [InlineData("hvad er KL's telefonnummer", AnswerType.Phone)]
    [InlineData("hvad er mailadressen", AnswerType.Email)]
    [InlineData("hvilken adresse har KL", AnswerType.Address)]
    [InlineData("hvor kan jeg downloade planen", AnswerType.Link)]
    [InlineData("hvilke kommuner er med", AnswerType.WhichNamed)]
    [InlineData("hvilke 26 kommuner er frontløbere", AnswerType.WhichNamed)]
    [InlineData("hvilke opgaver kan man få hjælp til", AnswerType.Which)]
    [InlineData("hvad står EUX for", AnswerType.Meaning)]
    [InlineData("hvorfor skal der forskes", AnswerType.Why)]
    [InlineData("hvor finder man hjælp", AnswerType.Place)]
    [InlineData("skal MED inddrages", AnswerType.Whether)]
    [InlineData("hvordan får vi flere mænd ind i faget", AnswerType.Open)]
    [InlineData("praktikvejledning", AnswerType.Open)]
    internal void The_kind_of_fact_that_is_asked_for(string question, AnswerType expected) => Assert.Equal(expected, Asked.Type(question));

    [Theory]
    [InlineData("hvordan får vi flere mænd", QuestionLanguage.Danish)]
    [InlineData("how do we get more men into care", QuestionLanguage.English)]
    [InlineData("lektiecafé", QuestionLanguage.Danish)]
    [InlineData("what is AUB", QuestionLanguage.English)]
    [InlineData("hvad er AUB", QuestionLanguage.Danish)]
    [InlineData("career changers into elder care", QuestionLanguage.English)]
    public void The_language_of_a_question(string question, QuestionLanguage expected) => Assert.Equal(expected, Languages.Of(question));
}
