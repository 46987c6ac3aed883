/** A file of Markdown, as data. Its code is shown to readers; no module holds it. */
import type { Sample } from "../../4-plan/samples/sample.js";

export type Block =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3 | 4; readonly text: InlineMarkdown }
  | { readonly kind: "paragraph"; readonly text: InlineMarkdown }
  | { readonly kind: "list"; readonly items: readonly InlineMarkdown[] }
  /** TypeScript, with a blank line between its parts. */
  | { readonly kind: "code"; readonly parts: readonly (readonly Snippet[])[] };

/** Markdown of one line. A document's text in it is escaped: it has no markup of its own. */
export type InlineMarkdown = string;

/** A statement that is shown. */
export type Snippet =
  /** Lines that are laid out already: they hold no text of a document. */
  | { readonly kind: "lines"; readonly lines: readonly string[] }
  /** `import { names } from "from";` */
  | { readonly kind: "import"; readonly names: readonly string[]; readonly from: string }
  /** `left = right;` */
  | { readonly kind: "assignment"; readonly left: string; readonly right: ShownValue }
  | { readonly kind: "expression"; readonly value: ShownValue }
  /** `for await (const item of items) body; // comment` */
  | {
      readonly kind: "loop";
      readonly items: ShownValue;
      readonly body: string;
      readonly comment: string;
    };

export type ShownValue =
  | Sample
  /** `callee(argument)`; the callee is a path of names, perhaps with `await` before it. */
  | { readonly kind: "call"; readonly callee: string; readonly argument: ShownValue | null }
  /** Code of one line, wherever it stands. */
  | { readonly kind: "code"; readonly text: string };
