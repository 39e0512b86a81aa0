using Rekruttering.Knowledge.Answers;
using Rekruttering.Knowledge.Answers.Lookups;

namespace Rekruttering.Knowledge.Tests.Answers;

/// <summary>Who asks what others have tried is answered from the cases; who asks what the plan says is not.</summary>
public sealed class CaseQuestionTests
{
    [Theory]
    [InlineData("Er der nogen, der har lavet deres eget vikarkorps?", "case-dk-haderslev-vikarkorps case-dk-varde-afloeserkorps")]
    [InlineData("Har nogen prøvet med faste teams i hjemmeplejen?", "case-dk-alleroed-faste-teams")]
    [InlineData("hvad kom der ud af spireordningen?", "case-dk-horsens-spirer")]
    [InlineData("hvem har en buddy til de nye", "case-dk-vejle-kastaniehaven-buddy")]
    [InlineData("jeg har hørt om en kommune hvor de har en robot der giver folk deres piller, hvordan gik det", "case-dk-nordjylland-pillerobot")]
    [InlineData("Has anybody tried language teaching for students?", "case-dk-koebenhavn-sprogstoette")]
    public void What_others_have_tried_is_answered_from_the_cases(string question, string cases)
    {
        var answered = Assert.IsType<Answer.Answered>(Ask(question));

        Assert.Empty(cases.Split(' ').Except(answered.Citations.Select(citation => citation.Unit.Id)));
        Assert.All(answered.Citations, citation => Assert.NotNull(citation.Unit.Case));
        Assert.All(answered.Citations, citation => Assert.NotEmpty(citation.Quotes));
    }

    [Fact]
    public void What_many_have_tried_is_a_list_of_the_cases()
    {
        var listed = Assert.IsType<Answer.Listed>(Ask("Hvordan har andre kommuner fået sygefraværet ned?"));

        Assert.IsType<ListSubject.CasesFound>(listed.Subject);
        Assert.Contains("case-dk-ballerup-sygefravaer", listed.Items.Select(item => item.Unit.Id));
        Assert.All(listed.Items, item => Assert.NotEmpty(item.Quotes));
    }

    [Theory]
    [InlineData("Er der noget fra Nordjylland?", "Nordjylland", "case-dk-nordjylland-pillerobot case-dk-vesthimmerland-living-lab case-dk-frederikshavn-fastholdelsessamtaler case-dk-mariagerfjord-mentorer case-dk-aalborg-laeringsbuddy case-dk-rekrutteringsvaerkstedet")]
    [InlineData("eksempler fra sønderjylland", "Sønderjylland", "case-dk-haderslev-kaffen-foerst case-dk-haderslev-vikarkorps")]
    [InlineData("hvad har de gjort i horsns", "Horsens", "case-dk-horsens-spirer case-dk-horsens-hverdagsguider")]
    [InlineData("har I noget fra svenskerne", "Sverige", "case-se-goeteborgsregionen-karriaervaegar case-se-skl-minska-administrationen case-se-modellkommuner-digitalisering")]
    [InlineData("hvad har de prøvet i udlandet?", "udlandet", "case-se-goeteborgsregionen-karriaervaegar case-se-skl-minska-administrationen case-se-modellkommuner-digitalisering case-no-kristiansand-kimu-helsefag case-no-nordhordland-velferdsteknologiens-abc case-no-trondheim-menn-i-helse")]
    public void A_part_of_the_country_another_country_and_a_misspelt_municipality_are_known(string question, string place, string cases)
    {
        var listed = Assert.IsType<Answer.Listed>(Ask(question));

        Assert.Equal(new ListSubject.CasesFrom(place), listed.Subject);
        Assert.Equal(cases.Split(' ').Order(), listed.Items.Select(item => item.Unit.Id).Order());
    }

    [Theory]
    [InlineData("har Bornholm prøvet noget med mentorer")]
    [InlineData("hvad har de gjort i Randers for at få flere elever")]
    public void That_there_is_no_case_from_a_place_is_said(string question) =>
        Assert.IsType<ListSubject.CasesFrom>(Assert.IsType<Answer.NoSuch>(Ask(question)).Subject);

    [Theory]
    [InlineData("er der nogen der har prøvet at give gratis kørekort")]
    [InlineData("hvem er borgmester i Horsens")]
    [InlineData("hvornår kører næste tog til Aalborg")]
    [InlineData("vil det regne i morgen i Esbjerg")]
    public void What_no_case_tells_of_is_not_answered(string question) =>
        Assert.True(Ask(question) is Answer.NotCovered or Answer.Unsure);

    [Theory]
    [InlineData("Hvordan nedbringer vi sygefraværet?", "rec-13")]
    [InlineData("hvad foreslår planen om vikarer", "rec-21")]
    [InlineData("kan man se et sted hvad andre kommuner har prøvet som virkede", "rec-3")]
    [InlineData("hvem opretter casebanken", "rec-3")]
    [InlineData("Hvor i København har KL til huse?", "kolofon")]
    public void What_the_documents_say_is_answered_from_them(string question, string unit) =>
        Assert.Contains(unit, Ask(question) switch
        {
            Answer.Answered answered => answered.Citations.Select(citation => citation.Unit.Id),
            Answer.Listed listed => listed.Items.Select(item => item.Unit.Id),
            _ => [],
        });

    [Fact]
    public void What_the_documents_say_of_it_stands_beside_the_cases() =>
        Assert.Contains("rec-21", Assert.IsType<Answer.Answered>(Ask("Er der nogen, der har lavet deres eget vikarkorps?")).RelatedUnits.Select(unit => unit.Id));

    [Fact]
    public void Cases_stand_beside_a_list_of_recommendations() =>
        Assert.NotEmpty(Assert.IsType<Answer.Listed>(Ask("hvilke anbefalinger handler om frafald?")).RelatedCases);

    [Theory]
    [InlineData("hvad kom der ud af spireordningen?", "og hvor mange plejecentre er med i den?")]
    [InlineData("hvad kom der ud af spireordningen?", "hvornår startede det?")]
    [InlineData("har nogen lavet deres egne afløsere?", "og hvad siger borgerne til det?")]
    [InlineData("hvad har Varde prøvet?", "hvad kostede det?")]
    public void A_follow_up_on_a_case_is_answered_from_it(string question, string next)
    {
        var first = Assert.IsType<Answer.Answered>(Ask(question));

        var second = Assert.IsType<Answer.Answered>(KnowledgeBase.Shipped.Ask(new Question(next, first.Context)));

        Assert.Contains(second.Citations[0].Unit, first.Citations.Select(citation => citation.Unit));
    }

    [Fact]
    public void Who_goes_on_to_ask_what_the_plan_says_is_answered_from_it()
    {
        var first = Ask("er der nogen der har prøvet faste teams?");

        var second = Assert.IsType<Answer.Answered>(KnowledgeBase.Shipped.Ask(new Question("og hvad siger planen om det?", first.Context)));

        Assert.Null(second.Citations[0].Unit.Case);
    }

    [Theory]
    [InlineData("Vejen", "Hvad har Vejen Kommune prøvet med vikarer?")]
    [InlineData("Randers", "cases om mentorer fra Randers")]
    public void A_word_that_looks_like_a_place_makes_no_case_one_from_there(string place, string question) =>
        Assert.Equal(new ListSubject.CasesFrom(place), Assert.IsType<Answer.NoSuch>(Ask(question)).Subject);

    [Fact]
    public void A_case_is_from_the_town_that_it_names_too() =>
        Assert.Contains("case-dk-nordsjaellands-hospital-akut", Assert.IsType<Answer.Answered>(Ask("hørt at et sygehus i Hillerød fik folk til at blive i stedet for at skride det første år, passer det?")).Citations.Select(citation => citation.Unit.Id));

    [Fact]
    public void All_parts_of_the_country_are_made_of_places_that_are_known()
    {
        string[] parts = ["nordjylland", "vestjylland", "oestjylland", "midtjylland", "sydjylland", "trekantomraadet", "syddanmark", "jylland", "fyn", "lollandfalster", "sjaelland", "hovedstaden", "udlandet"];

        Assert.All(parts.SelectMany(part => CasePlace.Part(part)!.Parts), name => Assert.Equal(name, Places.Find(LookupText.Fold(name).Replace("-", "", StringComparison.Ordinal), followedByMunicipality: true)));
    }

    [Fact]
    public void Without_what_is_learnt_the_words_alone_lead_to_the_cases()
    {
        var unlearnt = KnowledgeBase.Create(KnowledgeBase.Shipped.Catalog.Units, new KnowledgeOptions { Wording = false });

        Assert.Contains("case-dk-varde-afloeserkorps", Assert.IsType<Answer.Answered>(unlearnt.Ask(new Question("hvad har Varde Kommune prøvet med afløsere?"))).Citations.Select(citation => citation.Unit.Id));
    }

    [Fact]
    public void Without_the_cases_none_is_asked_for()
    {
        var documents = KnowledgeBase.Create(KnowledgeBase.Shipped.Catalog.Units.Where(unit => unit.Case is null));

        Assert.Contains("rec-21", Assert.IsType<Answer.Answered>(documents.Ask(new Question("Er der nogen, der har lavet deres eget vikarkorps?"))).Citations.Select(citation => citation.Unit.Id));
    }

    [Fact]
    public void A_case_that_came_later_is_found_like_the_others()
    {
        var added = KnowledgeBase.Shipped.Catalog.Cases[0] with
        {
            Id = "case-ny",
            Title = "Gratis kørekort til nye hjemmehjælpere",
            Text = "Lejre Kommune betaler kørekortet for nye hjemmehjælpere, der bliver i mindst to år. Syv har taget det indtil nu.",
            Keywords = ["kørekort"],
            Questions = ["Er der nogen, der betaler kørekort?"],
        };

        var answered = Assert.IsType<Answer.Answered>(KnowledgeBase.Shipped.WithUnits([added]).Ask(new Question("er der nogen der har prøvet at betale kørekortet for folk")));

        Assert.Equal("case-ny", answered.Citations[0].Unit.Id);
    }

    private static Answer Ask(string question) => KnowledgeBase.Shipped.Ask(new Question(question));
}
