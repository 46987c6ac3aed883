/** The Markdown source that prettier formats, to compare the result. */
import type { Block, ShownValue, Snippet } from "../../generator/5-emit/seam/draft.js";
import type { JsonValue } from "../../generator/model/docs.js";

/** Blocks without any layout. */
export function sourceOf(blocks: readonly Block[]): string {
  const texts = blocks.map((block) => {
    switch (block.kind) {
      case "heading":
        return `${"#".repeat(block.level)} ${block.text}`;
      case "paragraph":
        return block.text;
      case "list":
        return block.items.map((item) => `- ${item}`).join("\n");
      case "code":
        return ["```ts", block.parts.map(partSource).join("\n\n"), "```"].join("\n");
    }
  });
  return texts.join("\n\n");
}

function partSource(snippets: readonly Snippet[]): string {
  return snippets.map(snippetSource).join("\n");
}

function snippetSource(snippet: Snippet): string {
  switch (snippet.kind) {
    case "lines":
      return snippet.lines.join("\n");
    case "import":
      return `import { ${snippet.names.join(", ")} } from "${snippet.from}";`;
    case "assignment":
      return `${snippet.left} = ${shownSource(snippet.right)};`;
    case "expression":
      return `${shownSource(snippet.value)};`;
    case "loop":
      return `for await (const item of ${shownSource(snippet.items)}) ${snippet.body} ${snippet.comment}`;
  }
}

function shownSource(value: ShownValue): string {
  switch (value.kind) {
    case "literal":
    case "example":
      return jsonSource(value.value);
    case "bigint":
      return `${value.digits}n`;
    case "now":
      return "new Date()";
    case "moment":
      return `new Date(${JSON.stringify(value.text)})`;
    case "bytes":
      return "new Uint8Array()";
    case "file":
      return value.type === null
        ? `new File(["..."], "${value.name}")`
        : `new File(["..."], "${value.name}", { type: "${value.type}" })`;
    case "impossible":
      return "undefined as never";
    case "deep":
      return "/* ... */ undefined as never";
    case "list":
      return `[${value.items.map(shownSource).join(", ")}]`;
    case "object": {
      const entries = value.members.map(([key, of]) => `${jsonSource(key)}: ${shownSource(of)}`);
      return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
    }
    case "call":
      return `${value.callee}(${value.argument === null ? "" : shownSource(value.argument)})`;
    case "code":
      return value.text;
  }
}

function jsonSource(value: JsonValue): string {
  return JSON.stringify(value, null, 2).replaceAll("```", "\\u0060\\u0060\\u0060");
}
