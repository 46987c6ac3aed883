import type { Snippet } from "../../5-emit/seam/draft.js";
import { group, indent, line, willBreak, type Doc } from "../layout/doc.js";
import { bracketed, layOut } from "../layout/layout.js";
import { layOutAssignment, layOutShown } from "./sample-layout.js";

/** The lines of a sample program, with a blank line between its parts. */
export function snippetLines(parts: readonly (readonly Snippet[])[]): readonly string[] {
  const texts = parts.map((snippets) => snippets.map(printSnippet).join("\n"));
  return texts.join("\n\n").split("\n");
}

function printSnippet(snippet: Snippet): string {
  switch (snippet.kind) {
    case "lines":
      return snippet.lines.join("\n");
    case "import":
      return layOut(layOutImport(snippet));
    case "assignment":
      return layOut([layOutAssignment(snippet.left, " =", snippet.right), ";"]);
    case "expression":
      return layOut([layOutShown(snippet.value), ";"]);
    case "loop":
      // A comment at the end of a line doesn't count for its width.
      return `${layOut(layOutLoop(snippet))} ${snippet.comment}`;
  }
}

function layOutImport({ names, from }: Snippet & { kind: "import" }): Doc {
  const list =
    names.length === 1 ? `{ ${names[0]!} }` : bracketed("{", names, "}", { padding: line });
  return ["import ", list, ` from "${from}";`];
}

function layOutLoop({ items, body }: Snippet & { kind: "loop" }): Doc {
  const doc = layOutShown(items);
  const head = ["for await (const item of ", doc, ")"];
  return group([head, indent([line, body])], { shouldBreak: willBreak(doc) });
}
