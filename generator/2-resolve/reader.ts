import { plainText } from "../1-load/plain-text.js";
import type { Code } from "../diagnostics/codes.js";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import { didYouMean } from "../diagnostics/suggest.js";
import { type Node, child, items, isRecord } from "./node.js";

/**
 * Reads members of the type that OpenAPI asks for. Another type is an error, absence is not. What is
 * another type in the letter alone is read as it is meant, with a warning, but for a `strict` one:
 * null is absence, a scalar is a text, `"true"` is true, one text is a list of it.
 */
export class Reader {
  constructor(
    private readonly diagnostics: Diagnostics,
    private readonly mode: "strict" | "lenient",
  ) {}

  string(node: Node, key: string): string | undefined {
    return this.#read(node, key, "a string", asString);
  }

  boolean(node: Node, key: string): boolean | undefined {
    return this.#read(node, key, "true or false", asBoolean);
  }

  number(node: Node, key: string): number | undefined {
    return this.#read(node, key, "a number", (value) =>
      typeof value === "number" ? value : undefined,
    );
  }

  /** @param hint the form of the mapping, for a value that is none */
  mapping(node: Node, key: string, hint?: string): Node | undefined {
    return this.#node(node, key, "a mapping", isRecord, hint);
  }

  list(node: Node, key: string): Node | undefined {
    const value = child(node, key)?.value;
    const hint = this.mode === "lenient" ? undefined : listHint(key, value);
    return this.#node(node, key, "a list", Array.isArray, hint);
  }

  /** A list of strings; items that are none are errors and left out. */
  strings(node: Node, key: string): string[] {
    const found = child(node, key);
    if (typeof found?.value === "string" && this.mode === "lenient") {
      this.#repaired(found, "this must be a list: it is read as [" + found.value + "]");
      return [found.value];
    }
    const list = items(this.list(node, key));
    return list
      .map((item) => this.#as(item, `an item of \`${key}\``, "a string", asString))
      .filter((text) => text !== undefined);
  }

  /** One of a few words; another value is reported as `code`. */
  choice<T extends string>(
    node: Node,
    key: string,
    choices: readonly T[],
    code: Code,
  ): T | undefined {
    const found = child(node, key);
    const chosen = choices.find((choice) => choice === found?.value);
    if (found === undefined || chosen !== undefined) return chosen;
    const message = `${key} must be one of ${choices.join(", ")}, not ${JSON.stringify(found.value)}`;
    const hint = didYouMean(plainText(found.value), choices);
    this.diagnostics.report(code, found.at, message, { hint });
    return undefined;
  }

  #read<T>(
    node: Node,
    key: string,
    what: string,
    as: (value: unknown) => T | undefined,
  ): T | undefined {
    const found = child(node, key);
    if (found === undefined || this.#isNull(found, key)) return undefined;
    return this.#as(found, `\`${key}\``, what, as);
  }

  #as<T>(
    node: Node,
    name: string,
    what: string,
    as: (value: unknown) => T | undefined,
  ): T | undefined {
    const value = as(node.value);
    if (value === node.value) return value;
    if (value === undefined || this.mode === "strict") {
      this.#wrongType(node, name, what);
      return undefined;
    }
    this.#repaired(node, `this must be ${what}: it is read as ${JSON.stringify(value)}`);
    return value;
  }

  #node(
    node: Node,
    key: string,
    what: string,
    is: (value: unknown) => boolean,
    hint?: string,
  ): Node | undefined {
    const found = child(node, key);
    if (found === undefined || is(found.value)) return found;
    if (!this.#isNull(found, key)) this.#wrongType(found, `\`${key}\``, what, hint);
    return undefined;
  }

  /** YAML has null where nothing stands behind a key. */
  #isNull(node: Node, key: string): boolean {
    if (node.value !== null || this.mode === "strict") return false;
    this.#repaired(node, `\`${key}\` is null: it is ignored`);
    return true;
  }

  #repaired(node: Node, message: string): void {
    // Some members are read more than once.
    if (this.diagnostics.isFirst(`repair of ${node.at}`))
      this.diagnostics.report("WF2008", node.at, message);
  }

  /** In a configuration, the key is named: its author wrote all of it. Its faults have one code. */
  #wrongType(node: Node, name: string, what: string, hint?: string): void {
    const [code, subject] =
      this.mode === "strict" ? (["WF8002", name] as const) : (["WF2005", "this"] as const);
    const message = `${subject} must be ${what}, not ${typeName(node.value)}`;
    this.diagnostics.report(code, node.at, message, { hint });
  }
}

/** How a list is written that has `value` alone. */
function listHint(key: string, value: unknown): string | undefined {
  if (isRecord(value)) return "begin each entry with `- `";
  const text = asString(value);
  return text === undefined ? undefined : `\`${key}: [${text}]\``;
}

function asBoolean(value: unknown): boolean | undefined {
  return typeof value === "string"
    ? booleanOf(value)
    : value === true || value === false
      ? value
      : undefined;
}

export function typeName(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "a mapping" : `a ${typeof value}`;
}

/** A scalar as text. */
export function asString(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

/** A boolean that was quoted, or that only YAML 1.1 reads as one. */
export function booleanOf(text: string): boolean | undefined {
  const word = text.trim();
  if (/^(true|yes|on|y)$/i.test(word)) return true;
  return /^(false|no|off|n)$/i.test(word) ? false : undefined;
}
