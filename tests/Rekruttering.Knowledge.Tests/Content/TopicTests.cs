using Rekruttering.Knowledge.Answers;
using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Tests.Content;

public sealed class TopicTests
{
    private const string Good = """
        - id: frafald
          subject: frafald
          units: [rec-7, rec-8]
          names: [frafald]
          questions: [Hvad er der om frafald?]
        - id: staten-2
          subject: det, staten skal
          means: hvilke anbefalinger retter sig mod staten
          names: [staten]
          questions: [Hvad skal staten?]
        """;

    [Fact]
    public void Topics_are_read_with_their_units_or_their_look_up()
    {
        var topics = Topic.Parse("emner.yaml", Good);

        Assert.Equal([("frafald", 2, null), ("staten-2", 0, "hvilke anbefalinger retter sig mod staten")], topics.Select(topic => (topic.Id, topic.Units.Count, topic.Means)));
    }

    [Theory]
    [InlineData("id: staten-2", "id: frafald", "frafald.id")]
    [InlineData("subject: frafald", "subject: frafald.", "frafald.subject")]
    [InlineData("  names: [frafald]\n", "", "frafald.names")]
    [InlineData("[Hvad skal staten?]", "[]", "staten-2.questions")]
    [InlineData("  units: [rec-7, rec-8]\n", "", "frafald.units")]
    [InlineData("  names: [frafald]", "  mentions: [rec-7]\n  names: [frafald]", "frafald.mentions")]
    [InlineData("  means:", "  units: [rec-4]\n  means:", "staten-2.units")]
    [InlineData("names: [staten]", "names: [staten]\n  navne: [stat]", "staten-2.navne")]
    public void What_is_wrong_is_told_with_file_and_topic(string right, string wrong, string field)
    {
        var exception = Assert.Throws<ContentFormatException>(() => Topic.Parse("emner.yaml", Good.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Equal(("emner.yaml", field), (exception.File, exception.Field));
    }

    [Fact]
    public void Every_unit_of_the_shipped_topics_is_there() =>
        Assert.DoesNotContain(Topic.Shipped.SelectMany(topic => topic.Units.Concat(topic.Mentions)), id => ContentCatalog.Shipped.Find(id) is null);

    [Fact]
    public void Every_look_up_that_a_shipped_topic_stands_for_is_a_list()
    {
        var means = Topic.Shipped.Select(topic => topic.Means).OfType<string>().ToList();

        Assert.NotEmpty(means);
        Assert.All(means, text => Assert.IsType<Answer.Listed>(KnowledgeBase.Shipped.Ask(new Question(text))));
    }
}
