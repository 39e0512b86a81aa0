using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Tests.Content;

public sealed class OutsideSubjectTests
{
    private const string Good = """
        - id: loen
          subject: hvad man får i løn
          questions:
            - Hvad får jeg i løn?
            - timeløn
        - id: vejr-2
          subject: vejret
          questions: [Regner det?]
        """;

    [Fact]
    public void Subjects_are_read_with_their_questions()
    {
        var subjects = OutsideSubject.Parse("outside.yaml", Good);

        Assert.Equal([("loen", "hvad man får i løn", 2), ("vejr-2", "vejret", 1)], subjects.Select(subject => (subject.Id, subject.Subject, subject.Questions.Count)));
    }

    [Theory]
    [InlineData("  subject: vejret\n", "", "vejr-2.subject")]
    [InlineData("id: vejr-2", "id: Vejr 2", "Vejr 2.id")]
    [InlineData("id: vejr-2", "id: loen", "loen.id")]
    [InlineData("- id: vejr-2\n  subject", "- subject", "2.id")]
    [InlineData("subject: vejret", "subject: vejret.", "vejr-2.subject")]
    [InlineData("subject: vejret", "subjekt: vejret", "vejr-2.subject")]
    [InlineData("[Regner det?]", "Regner det?", "vejr-2.questions")]
    [InlineData("[Regner det?]", "[]", "vejr-2.questions")]
    [InlineData("[Regner det?]", "[TIMELØN]", "vejr-2.questions")]
    [InlineData("subject: vejret", "subject: vejret\n  emne: vejr", "vejr-2.emne")]
    public void What_is_wrong_is_told_with_file_and_subject(string right, string wrong, string field)
    {
        var exception = Assert.Throws<ContentFormatException>(() => OutsideSubject.Parse("outside.yaml", Good.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Equal(("outside.yaml", field), (exception.File, exception.Field));
    }

    [Theory]
    [InlineData("")]
    [InlineData("id: loen")]
    [InlineData("- loen")]
    [InlineData("- id: [")]
    public void What_is_no_list_of_subjects_is_refused(string yaml) => Assert.Throws<ContentFormatException>(() => OutsideSubject.Parse("outside.yaml", yaml));

    [Fact]
    public void No_shipped_subject_holds_a_question_that_a_unit_answers()
    {
        var answered = ContentCatalog.Shipped.Units.SelectMany(unit => unit.Questions).Select(Plain).ToHashSet(StringComparer.Ordinal);

        Assert.True(OutsideSubject.Shipped.Count >= 100);
        Assert.DoesNotContain(OutsideSubject.Shipped.SelectMany(subject => subject.Questions), question => answered.Contains(Plain(question)));
    }

    private static string Plain(string question) => string.Join(' ', question.ToLowerInvariant().Split([' ', '?', '.', ',', '!'], StringSplitOptions.RemoveEmptyEntries));
}
