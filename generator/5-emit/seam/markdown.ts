/** A file of Markdown, as data. Its code is shown to readers; no module holds it. */
import type { JsonValue } from "../../model/docs.js";
import type { Literal } from "./type-node.js";

export type Block =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3 | 4; readonly text: InlineMarkdown }
  | { readonly kind: "paragraph"; readonly text: InlineMarkdown }
  | { readonly kind: "list"; readonly items: readonly InlineMarkdown[] }
  /** TypeScript, with a blank line between its parts. */
  | { readonly kind: "code"; readonly parts: readonly (readonly Snippet[])[] };

/** Markdown of one line. A document's text in it is escaped: it has no markup of its own. */
export type InlineMarkdown = string;

/** A statement of a sample. */
export type Snippet =
  /** Lines that are laid out already: they hold no text of a document. */
  | { readonly kind: "lines"; readonly lines: readonly string[] }
  /** `import { names } from "from";` */
  | { readonly kind: "import"; readonly names: readonly string[]; readonly from: string }
  /** `left = right;` */
  | { readonly kind: "assignment"; readonly left: string; readonly right: Sample }
  | { readonly kind: "expression"; readonly value: Sample }
  /** `for await (const item of items) body; // comment` */
  | {
      readonly kind: "loop";
      readonly items: Sample;
      readonly body: string;
      readonly comment: string;
    };

/** A value of a sample. */
export type Sample =
  | { readonly kind: "literal"; readonly value: Literal }
  /** Code of one line, wherever it stands: `new Date()`. */
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "array"; readonly items: readonly Sample[] }
  | { readonly kind: "object"; readonly members: readonly (readonly [string, Sample])[] }
  /** An example of the document: of its objects, each member has a line. */
  | { readonly kind: "json"; readonly value: JsonValue }
  /** `callee(argument)`; the callee is a path of names, perhaps with `await` before it. */
  | { readonly kind: "call"; readonly callee: string; readonly argument: Sample | null };
