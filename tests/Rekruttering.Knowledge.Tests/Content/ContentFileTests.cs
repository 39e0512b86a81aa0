using Rekruttering.Knowledge.Content;

namespace Rekruttering.Knowledge.Tests.Content;

public sealed class ContentFileTests
{
    private const string Good = """
        ---
        id: rec-7
        document: handlingsplan
        kind: recommendation
        title: Nedbring frafaldet
        number: 7
        theme: 1
        section: På skolen
        audience: state
        keywords: [frafald, drop ud]
        questions:
          - Hvad gør vi?
        ---

        Første afsnit er her. Det har to
        sætninger.

        Skolerne kan gøre to ting:

        - Det ene.
        - Det **andet**.

        1. juli begynder det.
        """;

    [Fact]
    public void A_body_becomes_lines_with_an_empty_one_before_a_paragraph()
    {
        var unit = ContentFile.Parse("handlingsplan/rec-7.md", Good);

        Assert.Equal(
            "Første afsnit er her. Det har to sætninger.\n\nSkolerne kan gøre to ting:\nDet ene.\nDet andet.\n\n1. juli begynder det.",
            unit.Text);
        Assert.Equal(7, unit.Number);
        Assert.Equal(Audience.State, unit.Audience);
        Assert.Equal(["frafald", "drop ud"], unit.Keywords);
    }

    [Fact]
    public void Windows_line_ends_and_a_byte_order_mark_change_nothing() =>
        Assert.Equal(ContentFile.Parse("rec-7.md", Good).Text, ContentFile.Parse("rec-7.md", "\uFEFF" + Good.ReplaceLineEndings("\r\n")).Text);

    [Theory]
    [InlineData("id: rec-7", "id: rec-8", "id")]
    [InlineData("id: rec-7\n", "", "id")]
    [InlineData("kind: recommendation", "kind: recomendation", "kind")]
    [InlineData("document: handlingsplan", "document: plan", "document")]
    [InlineData("number: 7", "number: syv", "number")]
    [InlineData("number: 7", "number: 27", "number")]
    [InlineData("theme: 1", "theme: 4", "theme")]
    [InlineData("audience: state", "audience: staten", "audience")]
    [InlineData("section: På skolen\n", "", "section")]
    [InlineData("keywords: [frafald, drop ud]", "keywords: frafald", "keywords")]
    [InlineData("  - Hvad gør vi?", "  - Hvad: gør vi?", "questions")]
    [InlineData("title: Nedbring frafaldet", "titel: Nedbring frafaldet", "title")]
    [InlineData("theme: 1", "theme: 1\nfarve: rød", "farve")]
    [InlineData("theme: 1", "theme: 1\ntheme: 2", "front matter")]
    [InlineData("Første afsnit", "# Første afsnit", "body")]
    public void A_fault_names_the_file_and_the_field(string text, string fault, string field)
    {
        var exception = Assert.Throws<ContentFormatException>(() => ContentFile.Parse("handlingsplan/rec-7.md", Good.Replace(text, fault, StringComparison.Ordinal)));

        Assert.Contains("handlingsplan/rec-7.md", exception.Message, StringComparison.Ordinal);
        Assert.Contains(field, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no front matter")]
    [InlineData("---\nid: x\n")]
    [InlineData("---\n- a\n- b\n---\ntext")]
    public void A_file_without_front_matter_is_refused(string text) =>
        Assert.Throws<ContentFormatException>(() => ContentFile.Parse("x.md", text));

    [Fact]
    public void An_empty_body_is_refused() =>
        Assert.Throws<ContentFormatException>(() => ContentFile.Parse("rec-7.md", Good[..(Good.LastIndexOf("---", StringComparison.Ordinal) + 4)]));
}
