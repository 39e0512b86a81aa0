using Rekruttering.Bot.AdaptiveCards;
using Rekruttering.Bot.Tests.Support;

namespace Rekruttering.Bot.Tests.AdaptiveCards;

public sealed class MarkdownEscapingTests
{
    private static readonly string[] Pieces =
    [
        "*", "**", "_", "__", "[", "]", "(", ")", "](https://ond.example)", "<", ">", "<b>", "<https://ond.example>", "`", "```", "~~", "\\", "#", "# ", "!", "&", "&amp;",
        "&#42;", "> ", "- ", "1. ", "| a |", "---", "===", ":", "[a]: https://ond.example", "æ", "Ø", "sosu", "mit_navn", " ", "  ", "\n", "\n\n", "3 * 4", "a", "?", "😀",
    ];

    [Fact]
    public async Task Whatever_people_write_is_read_as_they_wrote_it()
    {
        // Seeded, so that a text that fails once fails every time.
        var random = new Random(20_210_511);
        var texts = Enumerable.Range(0, 5_000).Select(_ => string.Concat(random.GetItems(Pieces, random.Next(1, 12)))).ToList();

        var answers = await WebTools.RunAsync("check-markdown.mjs", texts.Select(text => CardText.Plain(text).Markdown), TestContext.Current.CancellationToken);

        for (var i = 0; i < texts.Count; i++)
        {
            var marks = answers[i]!["marks"]!.AsArray();
            Assert.True(marks.Count == 0, $"«{texts[i]}» became {marks.ToJsonString()} by way of «{CardText.Plain(texts[i]).Markdown}»");
            Assert.Equal(Words(texts[i]), Words((string)answers[i]!["text"]!));
        }
    }

    // Markdown folds white space, which no reader sees.
    private static string Words(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
