/** Reads the markup inside of a paragraph of CommonMark: https://spec.commonmark.org/0.31.2/#inlines */
import { characterOf, entities } from "../../model/texts/html-entities.js";

export type InlinePart =
  /** Shown as it is. */
  | { readonly kind: "text"; readonly text: string }
  /** Code, or an address: what is shown, and how it is written. */
  | { readonly kind: "whole"; readonly text: string; readonly markdown: string }
  /** Emphasis, or a link. */
  | {
      readonly kind: "around";
      readonly before: string;
      readonly after: string;
      readonly parts: readonly InlinePart[];
    };

/**
 * Where readers of Markdown could differ, it is text. Links that lead nowhere from a package (from
 * `/docs`, say) are their text, and so are images.
 */
export function inlineParts(line: string): readonly InlinePart[] {
  const parts: InlinePart[] = [];
  let end = 0;
  for (const match of line.matchAll(scanner)) {
    parts.push(textPart(line.slice(end, match.index)), ...partsOf(match[0], match.groups!));
    end = match.index + match[0].length;
  }
  return [...parts, textPart(line.slice(end))];
}

/** An address that is written as it is. */
const address = "https?://[\\w.~:/?#@!$&+,;=%-]*[\\w~/#@$&+=%-]";

const scanner = new RegExp(
  [
    "(?<!`)(?<ticks>`+)(?!`)(?<code>[^`]+)\\k<ticks>(?!`)",
    "\\\\(?<escape>[!-/:-@[-`{-~])",
    '!?\\[(?<label>(?:[^\\][\\\\`]|\\\\.|`[^`]*`)+)\\]\\((?<target>[^\\s()<>]*)(?: "[^"]*")?\\)',
    `<(?<link>${address})>|(?<![\\w/"'(=])(?<bare>${address})`,
    between("strong", "\\*\\*", "*"),
    between("bold", "__", "_"),
    between("emphasis", "\\*", "*"),
    between("italic", "_", "_"),
  ].join("|"),
  "gu",
);

/** Marks that stand between blanks or punctuation. */
function between(name: string, mark: string, character: string): string {
  const inner = `[^ ${character}](?:[^${character}]*[^ ${character}])?`;
  return `(?<=^|[ ("'])${mark}(?<${name}>${inner})${mark}(?=$|[ .,;:!?)"'])`;
}

type Groups = Readonly<Record<string, string | undefined>>;

function partsOf(whole: string, groups: Groups): readonly InlinePart[] {
  const { code, escape, label, target = "", link, bare } = groups;
  const strong = groups["strong"] ?? groups["bold"];
  const emphasis = groups["emphasis"] ?? groups["italic"];
  if (code !== undefined) {
    const text = code.trim();
    return text === "" ? [] : [{ kind: "whole", text, markdown: `\`${text}\`` }];
  }
  if (escape !== undefined) return [{ kind: "text", text: escape }];
  if (label !== undefined) {
    const parts = inlineParts(label).flatMap(withoutLinks);
    const isLink = !whole.startsWith("!") && new RegExp(`^${address}$`).test(target);
    return isLink ? [{ kind: "around", before: "[", after: `](${target})`, parts }] : parts;
  }
  const text = link ?? bare;
  if (text !== undefined) return [{ kind: "whole", text, markdown: `<${text}>` }];
  const marked = strong ?? emphasis ?? "";
  // Code ends where it ends.
  if (marked.split("`").length % 2 === 0) return [textPart(whole)];
  const mark = strong === undefined ? "_" : "**";
  return [{ kind: "around", before: mark, after: mark, parts: inlineParts(marked) }];
}

/** A link can't be inside of another. */
function withoutLinks(part: InlinePart): readonly InlinePart[] {
  if (part.kind === "whole" && part.markdown.startsWith("<"))
    return [{ kind: "text", text: part.text }];
  if (part.kind !== "around") return [part];
  const parts = part.parts.flatMap(withoutLinks);
  return part.before === "[" ? parts : [{ ...part, parts }];
}

function textPart(source: string): InlinePart {
  return { kind: "text", text: source.replace(entities, characterOf) };
}
