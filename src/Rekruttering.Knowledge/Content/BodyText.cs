using System.Text;
using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Rekruttering.Knowledge.Content;

/// <summary>
/// Markdown to plain text, which is what quotes are slices of: a line a paragraph or list item, an empty line before every paragraph but the first,
/// so that a list stays with the line that introduces it.
/// </summary>
internal static class BodyText
{
    private static readonly MarkdownPipeline Pipeline = CreatePipeline();

    /// <summary>The text of a body; empty where the body is.</summary>
    /// <exception cref="NotSupportedException">The body holds something besides paragraphs and lists.</exception>
    public static string From(string markdown)
    {
        var lines = new List<string>();
        AddLines(Markdown.Parse(markdown, Pipeline), lines, isList: false);
        return string.Join('\n', lines);
    }

    private static MarkdownPipeline CreatePipeline()
    {
        var builder = new MarkdownPipelineBuilder();
        // »1. juli 2021 …« at the start of a paragraph is a date, not item one of a list; and an indented line is no code.
        builder.BlockParsers.Find<ListBlockParser>()!.ItemParsers.TryRemove<NumberedListItemParser>();
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        return builder.Build();
    }

    private static void AddLines(ContainerBlock container, List<string> lines, bool isList)
    {
        foreach (var block in container)
        {
            switch (block)
            {
                case ParagraphBlock { Inline: { } inline }:
                    var text = new StringBuilder();
                    Append(inline, text);
                    if (!isList && lines.Count > 0)
                        lines.Add("");
                    lines.Add(text.ToString().Trim());
                    break;
                case ListBlock or ListItemBlock:
                    AddLines((ContainerBlock)block, lines, isList: true);
                    break;
                case LinkReferenceDefinitionGroup:
                    break;
                default:
                    throw new NotSupportedException($"line {block.Line + 1} is neither a paragraph nor a list ({block.GetType().Name})");
            }
        }
    }

    private static void Append(ContainerInline container, StringBuilder text)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case LineBreakInline:
                    text.Append(' ');
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case ContainerInline nested:
                    Append(nested, text);
                    break;
            }
        }
    }
}
