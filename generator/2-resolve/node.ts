import { escapeToken } from "../1-load/source.js";
import type { Code } from "../diagnostics/codes.js";
import type { Diagnostics, Pointer } from "../diagnostics/diagnostic.js";
import { didYouMean } from "../diagnostics/suggest.js";

/** A value of the document and where it stands. */
export interface Node {
  readonly value: unknown;
  readonly at: Pointer;
  /** Its `$ref` led nowhere; that is reported, and what follows from it is no news. */
  readonly isFaulty?: boolean;
}

/** The member `key` of a mapping, or the item of a list; `undefined` where there is none. */
export function child(node: Node, key: string | number): Node | undefined {
  const { value } = node;
  if (value === null || typeof value !== "object" || !Object.hasOwn(value, key)) return undefined;
  const member = (value as Record<string, unknown>)[key];
  if (member === undefined) return undefined;
  return (
    moved.get(value)?.get(String(key)) ?? {
      value: member,
      at: `${node.at}/${escapeToken(String(key))}`,
    }
  );
}

export function items(node: Node | undefined): Node[] {
  if (node === undefined || !Array.isArray(node.value)) return [];
  return node.value.map((_, index) => child(node, index)!);
}

/** Members of mappings and lists that stand in no text: they keep the places they come from. */
const moved = new WeakMap<object, ReadonlyMap<string, Node>>();

/** A new mapping of nodes from anywhere in the text. */
export function mappingOf(at: Pointer, members: Readonly<Record<string, Node | undefined>>): Node {
  const entries = Object.entries(members).filter((entry): entry is [string, Node] => !!entry[1]);
  const value = Object.fromEntries(entries.map(([key, node]) => [key, node.value]));
  moved.set(value, new Map(entries));
  return { value, at };
}

/** A new list of nodes from anywhere in the text. */
export function listOf(at: Pointer, nodes: readonly Node[]): Node {
  const value = nodes.map((node) => node.value);
  moved.set(value, new Map(nodes.map((node, index) => [String(index), node])));
  return { value, at };
}

export function isMapping(node: Node | undefined): boolean {
  return node !== undefined && isRecord(node.value);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Reads members of the type that OpenAPI asks for; another type is an error, absence is not. */
export class Reader {
  constructor(private readonly diagnostics: Diagnostics) {}

  string(node: Node, key: string): string | undefined {
    return this.#read(node, key, "a string", (value) => typeof value === "string");
  }

  boolean(node: Node, key: string): boolean | undefined {
    return this.#read(node, key, "true or false", (value) => typeof value === "boolean");
  }

  number(node: Node, key: string): number | undefined {
    return this.#read(node, key, "a number", (value) => typeof value === "number");
  }

  mapping(node: Node, key: string): Node | undefined {
    return this.#node(node, key, "a mapping", isRecord);
  }

  list(node: Node, key: string): Node | undefined {
    return this.#node(node, key, "a list", Array.isArray);
  }

  /** A list of strings; other items are errors and left out. */
  strings(node: Node, key: string): string[] {
    const list = items(this.list(node, key));
    for (const item of list) if (typeof item.value !== "string") this.#wrongType(item, "a string");
    return list.map(({ value }) => value).filter((value) => typeof value === "string");
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
    const message = `${key} is one of ${choices.join(", ")}, not ${JSON.stringify(found.value)}`;
    const hint = didYouMean(String(found.value), choices);
    this.diagnostics.report(code, found.at, message, { hint });
    return undefined;
  }

  #read<T>(node: Node, key: string, what: string, is: (value: unknown) => boolean): T | undefined {
    return this.#node(node, key, what, is)?.value as T | undefined;
  }

  #node(node: Node, key: string, what: string, is: (value: unknown) => boolean): Node | undefined {
    const found = child(node, key);
    if (found === undefined || is(found.value)) return found;
    this.#wrongType(found, what);
    return undefined;
  }

  #wrongType(node: Node, what: string): void {
    this.diagnostics.report("WF2005", node.at, `this must be ${what}, not ${typeName(node.value)}`);
  }
}

export function typeName(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "a mapping" : `a ${typeof value}`;
}
