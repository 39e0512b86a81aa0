// Reads [markdown] and answers [{ text, marks }]: the words a reader sees, and every mark-up that the Markdown made of them.
import MarkdownIt from "markdown-it";
import { answer, readInput } from "./io.mjs";

const markdown = new MarkdownIt({ html: true, linkify: false });
const plain = new Set(["paragraph_open", "paragraph_close", "inline", "text", "text_special", "softbreak", "bullet_list_open", "bullet_list_close",
  "ordered_list_open", "ordered_list_close", "list_item_open", "list_item_close"]);

function read(tokens, result) {
  for (const token of tokens) {
    if (!plain.has(token.type))
      result.marks.push(token.type);
    if (token.type === "paragraph_open" || token.type === "softbreak")
      result.text += "\n";
    if (token.type === "list_item_open")
      result.text += `\n${token.info ? `${token.info}${token.markup}` : token.markup} `;
    if (token.children)
      read(token.children, result);
    else
      result.text += token.content;
  }
  return result;
}

answer((await readInput()).map(text => read(markdown.parse(text, {}), { text: "", marks: [] })));
