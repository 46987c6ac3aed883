import { items, type Node } from "../2-resolve/node.js";
import { asString, typeName, type Reader } from "../2-resolve/reader.js";
import type { Diagnostics, Pointer } from "../diagnostics/diagnostic.js";

/** A command that runs after an output was written. */
export interface PostCommand {
  /** The program and its arguments. */
  readonly words: readonly string[];
  readonly at: Pointer;
}

/** `postGenerate`: only the configuration of a project has it, never a document or an overlay. */
export function readPostGenerate(
  root: Node,
  read: Reader,
  diagnostics: Diagnostics,
): readonly PostCommand[] {
  return items(read.list(root, "postGenerate")).flatMap((node) => {
    const words: unknown[] = Array.isArray(node.value) ? node.value : [];
    const isCommand = words.length > 0 && words.every(isString);
    if (isCommand) return [{ words, at: node.at }];
    const message = Array.isArray(node.value)
      ? "a command is a list of texts: a program and its arguments"
      : `a command is a list of texts, not ${typeName(node.value)}: no shell reads it`;
    diagnostics.report("WF8002", node.at, message, { hint: hintFor(node.value) });
    return [];
  });
}

const isString = (word: unknown): word is string => typeof word === "string";

/** The command, written as a list. */
function hintFor(value: unknown): string {
  const texts: unknown[] = Array.isArray(value) ? value : (asString(value)?.split(/\s+/) ?? []);
  const words = texts.map(asString).filter((word) => word !== undefined && word !== "");
  const shown = words.length === 0 ? ["prettier", "--write", "sdk"] : words;
  return `\`${JSON.stringify(shown).replaceAll(",", ", ")}\``;
}
