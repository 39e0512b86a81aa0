using Rekruttering.Knowledge.Answers;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Tests.Answers;

public sealed class FollowUpTests
{
    private static readonly KnowledgeBase Knowledge = KnowledgeBase.Shipped;

    [Theory]
    [InlineData("anbefaling 7", "og hvem har ansvaret for den?", "rec-7 WhoIsToAct")]
    [InlineData("anbefaling 17", "hvem retter den sig mod?", "rec-17 WhoIsToAct")]
    [InlineData("hvad er et plejeløfte?", "hvem skal gøre det?", "rec-17 WhoIsToAct")]
    [InlineData("hvordan bruger vi faste vikarer?", "hvem har ansvaret?", "rec-21 WhoIsToAct")]
    [InlineData("anbefaling 7", "hvem er ansvarlig for det", "rec-7 WhoIsToAct")]
    [InlineData("show me recommendation 9", "who is responsible for it?", "rec-9 WhoIsToAct")]
    [InlineData("anbefaling 12", "hvor står det?", "rec-12 WhereItStands")]
    [InlineData("anbefaling 12", "og hvor findes den?", "rec-12 WhereItStands")]
    [InlineData("hvad er simulatortræning?", "fortæl mere", "rec-5 Whole")]
    [InlineData("hvad er simulatortræning?", "kan du uddybe det?", "rec-5 Whole")]
    [InlineData("hvordan får vi flere mænd ind i faget?", "mere om det", "rec-1 Whole")]
    [InlineData("how do we get more men into care?", "tell me more", "rec-1 Whole")]
    [InlineData("anbefaling 7", "den næste", "rec-8 Whole")]
    [InlineData("anbefaling 7", "og den forrige?", "rec-6 Whole")]
    [InlineData("anbefaling 7", "og den før?", "rec-6 Whole")]
    [InlineData("anbefaling 7", "næste", "rec-8 Whole")]
    [InlineData("fase 3", "og den næste?", "fase-4 Whole")]
    [InlineData("fase 3", "hvad så med den næste fase?", "fase-4 Whole")]
    [InlineData("tema 1", "det næste", "tema-2-indledning Whole")]
    [InlineData("anbefaling 7", "og 9?", "rec-9 Whole")]
    [InlineData("anbefaling 7", "hvad med nr. 9", "rec-9 Whole")]
    [InlineData("fase 2", "og 3?", "fase-3 Whole")]
    [InlineData("fase 2", "hvad med fase 5", "fase-5 Whole")]
    [InlineData("tema 1", "og 3?", "tema-3-indledning Whole")]
    [InlineData("hvem har ansvaret for anbefaling 7", "og 8?", "rec-8 WhoIsToAct")]
    public void A_unit_is_shown(string first, string second, string expected)
    {
        var shown = Assert.IsType<Answer.Shown>(AskBoth(first, second));
        Assert.Equal(expected, $"{shown.Citation.Unit.Id} {shown.Aspect}");
    }

    [Theory]
    [InlineData("hvad skete der i 2019", "og i 2020?", "ByYear { Year = 2020 }")]
    [InlineData("hvad skete der i 2019", "hvad med 2018", "ByYear { Year = 2018 }")]
    [InlineData("hvad skete der i 2019", "og året efter, den næste?", "ByYear { Year = 2020 }")]
    [InlineData("hvilke anbefalinger retter sig mod staten", "og kommunerne?", "ByAudiences")]
    [InlineData("hvilke anbefalinger retter sig mod staten", "hvad med sosu-skolerne?", "ByAudience { Audience = SchoolsAndMunicipalities }")]
    [InlineData("hvad skal sosu-skolerne gøre", "og staten?", "ByAudience { Audience = State }")]
    [InlineData("hvad skal staten gøre", "og KL?", "ByAudience { Audience = KlAndMunicipalities }")]
    [InlineData("alle anbefalinger i tema 1", "og 2?", "ByTheme { Theme = 2 }")]
    [InlineData("alle anbefalinger i tema 1", "og tema 3?", "ByTheme { Theme = 3 }")]
    [InlineData("anbefaling 7", "er der eksempler på det?", "CasesForRecommendation { Number = 7 }")]
    [InlineData("hvordan får vi flere mænd ind i faget?", "flere eksempler", "CasesForRecommendation { Number = 1 }")]
    [InlineData("hvordan får vi flere mænd ind i faget?", "har du nogen cases på det?", "CasesForRecommendation { Number = 1 }")]
    [InlineData("cases for anbefaling 7", "og 10?", "CasesForRecommendation { Number = 10 }")]
    [InlineData("cases fra Holstebro", "og fra Aarhus?", "CasesFrom { Place = Aarhus }")]
    [InlineData("cases fra Holstebro", "hvad med Esbjerg?", "CasesFrom { Place = Esbjerg }")]
    public void A_list_is_made(string first, string second, string expected)
    {
        var answer = AskBoth(first, second);
        var subject = answer switch
        {
            Answer.Listed listed => listed.Subject.ToString(),
            Answer.Shown shown => shown.Citation.Unit.Kind == UnitKind.Theme ? "ThemeItself" : shown.Citation.Unit.Id,
            _ => answer.ToString(),
        };
        Assert.StartsWith(expected, subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hvad er simulatortræning?", "hvorfor?", "rec-5")]
    [InlineData("skal eleverne have introforløb?", "hvorfor det?", "rec-11")]
    [InlineData("hvilke karriereveje har assistenterne?", "hvad med hjælperne?", "rec-18")]
    [InlineData("hvor længe varer projektet?", "hvornår starter det?", "tidsplan")]
    [InlineData("hvem leder projektet?", "og hvem er leverandør?", "styring")]
    [InlineData("hvem deltager i værkstedet?", "og fra jobcentret?", "grundide")]
    [InlineData("hvad er sygefraværforummet?", "hvor tit mødes det?", "tidslinje-2020")]
    [InlineData("hvad er fuldtidsprojektet?", "hvor mange kommuner er med i det?", "tidslinje-2020")]
    [InlineData("hvad er rekrutteringskonferencen?", "hvor mange deltog i den?", "tidslinje-2019")]
    [InlineData("hvad er en opfølgningsdag?", "hvornår er den?", "fase-5")]
    public void The_subject_is_carried_over(string first, string second, string expected)
    {
        var answer = AskBoth(first, second);
        var cited = answer switch
        {
            Answer.Answered answered => answered.Citations[0].Unit.Id,
            Answer.Unsure unsure => unsure.Candidates[0].Unit.Id,
            Answer.Shown shown => shown.Citation.Unit.Id,
            _ => answer.ToString(),
        };
        Assert.Equal(expected, cited);
    }

    [Theory]
    [InlineData("anbefaling 7", "hvordan får vi flere mænd ind i faget?")]
    [InlineData("anbefaling 7", "hvad er et plejeløfte?")]
    [InlineData("anbefaling 7", "alle anbefalinger")]
    [InlineData("hvad skete der i 2019", "hvilke anbefalinger retter sig mod staten")]
    [InlineData("hvad skete der i 2019", "anbefaling 12")]
    [InlineData("hvad er et plejeløfte?", "hvem skal ændre reglerne for udbud af STX og EUX")]
    [InlineData("hvordan får vi flere mænd ind i faget?", "simulatortræning")]
    [InlineData("hvordan får vi flere mænd ind i faget?", "hvad koster det en kommune at deltage i rekrutteringsværkstedet")]
    [InlineData("hvem leder projektet?", "hvad er en teknologikommune?")]
    [InlineData("fase 3", "hvor mange deltog i rekrutteringskonferencen i 2019")]
    [InlineData("anbefaling 21", "hvad bliver vejret i morgen i aarhus")]
    [InlineData("cases fra Holstebro", "tidslinjen")]
    public void A_whole_question_is_not_dragged_into_the_one_before(string first, string second) =>
        Assert.Equal(Summary(Knowledge.Ask(new Question(second))), Summary(AskBoth(first, second)));

    [Fact]
    public void A_third_question_can_lean_on_the_second()
    {
        var first = Knowledge.Ask(new Question("hvad skete der i 2018"));
        var second = Knowledge.Ask(new Question("og i 2019?", first.Context));
        var third = Knowledge.Ask(new Question("og den næste?", second.Context));

        Assert.Equal(new ListSubject.ByYear(2020), Assert.IsType<Answer.Listed>(third).Subject);
    }

    [Theory]
    [InlineData("hvad er et rekrutteringsværksted?", "hvornår starter det?", "answered tidsplan")]
    [InlineData("what is the recruitment workshop?", "when does it start?", "answered tidsplan")]
    public void A_pronoun_stands_for_the_subject_of_the_turn_before(string first, string second, string expected) =>
        Assert.StartsWith(expected, Summary(AskBoth(first, second)), StringComparison.Ordinal);

    [Fact]
    public void The_last_recommendation_has_no_next()
    {
        var answer = AskBoth("anbefaling 26", "den næste");
        Assert.Equal([27], Assert.IsType<ListSubject.RecommendationNumbers>(Assert.IsType<Answer.NoSuch>(answer).Subject).Numbers);
    }

    [Theory]
    [InlineData("og hvem har ansvaret for den?")]
    [InlineData("hvorfor?")]
    [InlineData("den næste")]
    public void Without_a_turn_before_there_is_nothing_to_lean_on(string question) =>
        Assert.False(Knowledge.Ask(new Question(question)) is Answer.Shown);

    [Fact]
    public void A_context_of_units_that_are_gone_does_no_harm() =>
        Assert.NotNull(Knowledge.Ask(new Question("hvem har ansvaret for den?", new QuestionContext("noget", ["rec-99"]))));

    private static Answer AskBoth(string first, string second) => Knowledge.Ask(new Question(second, Knowledge.Ask(new Question(first)).Context));

    private static string Summary(Answer answer) => answer switch
    {
        Answer.Answered answered => "answered " + string.Join(' ', answered.Citations.Select(citation => citation.Unit.Id)),
        Answer.Listed listed => "listed " + string.Join(' ', listed.Items.Select(citation => citation.Unit.Id)),
        Answer.Shown shown => "shown " + shown.Citation.Unit.Id,
        _ => answer.GetType().Name,
    };
}
