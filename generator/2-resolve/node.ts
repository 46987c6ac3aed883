import { escapeToken } from "../1-load/source.js";
import type { Pointer } from "../diagnostics/diagnostic.js";

/** A value of the document and where it stands. */
export interface Node {
  readonly value: unknown;
  readonly at: Pointer;
  /** An error of it is reported already, such as a `$ref` that leads nowhere: nothing more needs to be. */
  readonly hasErrors?: boolean;
}

/** The member `key` of a mapping, or the item of a list; `undefined` where there is none. */
export function child(node: Node, key: string | number): Node | undefined {
  const { value } = node;
  if (value === null || typeof value !== "object") return undefined;
  const member = (value as Record<string, unknown>)[key];
  // Most keywords that are asked for aren't there: that is one look-up.
  if (member === undefined || !Object.hasOwn(value, key)) return undefined;
  const kept = (value as Composed)[memberNodes]?.get(String(key));
  return kept ?? { value: member, at: `${node.at}/${escapeToken(String(key))}` };
}

/** The value of a member, where its place isn't needed: that is cheaper than `child`. */
export function valueAt({ value }: Node, key: string): unknown {
  if (value === null || typeof value !== "object") return undefined;
  const member = (value as Record<string, unknown>)[key];
  return member !== undefined && Object.hasOwn(value, key) ? member : undefined;
}

export function items(node: Node | undefined): Node[] {
  if (node === undefined || !Array.isArray(node.value)) return [];
  const { value, at } = node;
  const kept = (value as Composed)[memberNodes];
  return value.map((item: unknown, index) => {
    return kept?.get(String(index)) ?? { value: item, at: `${at}/${index}` };
  });
}

/**
 * Mappings and lists that stand in no text are composed of nodes from elsewhere: the value carries them
 * along, so that each keeps its place. JSON, and loops over keys, don't see them.
 */
const memberNodes: unique symbol = Symbol("memberNodes");

interface Composed {
  readonly [memberNodes]?: ReadonlyMap<string, Node>;
}

function compose<T extends object>(value: T, members: ReadonlyMap<string, Node>): T {
  return Object.defineProperty(value, memberNodes, { value: members });
}

/** A new mapping of nodes from anywhere in the text. */
export function mappingOf(at: Pointer, members: Readonly<Record<string, Node | undefined>>): Node {
  const entries = Object.entries(members).filter((entry): entry is [string, Node] => !!entry[1]);
  const value = Object.fromEntries(entries.map(([key, node]) => [key, node.value]));
  return { value: compose(value, new Map(entries)), at };
}

/** All members of a mapping, with their places. */
export function membersIn(node: Node | undefined): Record<string, Node> {
  const value = node?.value;
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.keys(value).map((key) => [key, child(node!, key)!]));
}

/** The mapping with another member. */
export function withMember(node: Node, key: string, member: Node): Node {
  return mappingOf(node.at, { ...membersIn(node), [key]: member });
}

/** The mapping without a member. */
export function withoutKeyword(node: Node, keyword: string): Node {
  const { [keyword]: _, ...rest } = node.value as Record<string, unknown>;
  return { value: rest, at: node.at };
}

/** A new list of nodes from anywhere in the text. */
export function listOf(at: Pointer, nodes: readonly Node[]): Node {
  const value = nodes.map((node) => node.value);
  return { value: compose(value, new Map(nodes.map((node, index) => [String(index), node]))), at };
}

export function isMapping(node: Node | undefined): boolean {
  return node !== undefined && isRecord(node.value);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
