/** A Markdown file, as data. Its code samples are for readers only; they are in no module. */
import type { Sample } from "../../4-plan/samples/sample.js";

export type Block =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3 | 4; readonly text: InlineMarkdown }
  | { readonly kind: "paragraph"; readonly text: InlineMarkdown }
  | { readonly kind: "list"; readonly items: readonly InlineMarkdown[] }
  /** TypeScript code, with a blank line between its parts. */
  | { readonly kind: "code"; readonly parts: readonly (readonly Snippet[])[] };

/**
 * One line of Markdown. A document's text in it has no markup but code, emphasis and links: see
 * `inline()`.
 */
export type InlineMarkdown = string;

/** A statement in a code sample. */
export type Snippet =
  /** Formatted lines without a document's text. */
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
  /** `callee(argument)`; the callee is a dotted name, which may have `await` before it. */
  | { readonly kind: "call"; readonly callee: string; readonly argument: ShownValue | null }
  /** Code in one line. */
  | { readonly kind: "code"; readonly text: string };
