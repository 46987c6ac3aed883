import type { Diagnostics } from "../../diagnostics/diagnostic.js";
import { child, isRecord, mappingOf, type Node } from "../node.js";
import type { Reader } from "../reader.js";

/** What the upgrading functions share. */
export interface Upgrade {
  /** Of the document as it is written. */
  readonly root: Node;
  readonly diagnostics: Diagnostics;
  readonly read: Reader;
  /** The node itself, or what its `$ref` leads to at last. */
  follow(node: Node): Node;
}

export type Members = Readonly<Record<string, Node>>;

/** Those members of a mapping that have one of these names. */
export function membersOf(node: Node, names: readonly string[]): Members {
  return Object.fromEntries(
    names.flatMap((name) => {
      const member = child(node, name);
      return member === undefined ? [] : [[name, member]];
    }),
  );
}

/** The members whose names begin with `x-`. */
export function extensionsOf(node: Node): Members {
  if (!isRecord(node.value)) return {};
  return membersOf(
    node,
    Object.keys(node.value).filter((name) => name.startsWith("x-")),
  );
}

/** The mapping with each member upgraded, in place; `undefined` leaves one out. */
export function mapMembers(
  node: Node,
  upgradeMember: (member: Node, name: string) => Node | undefined,
): Node {
  const members = Object.entries(membersOf(node, Object.keys(node.value as object)));
  const upgraded = members.map(([name, member]) => [name, upgradeMember(member, name)] as const);
  return mappingOf(node.at, Object.fromEntries(upgraded));
}

/** `consumes` or `produces` of the operation, else of the document. */
export function mediaTypesOf(
  operation: Node,
  keyword: "consumes" | "produces",
  { root, read }: Upgrade,
): readonly string[] {
  return read.strings(child(operation, keyword) === undefined ? root : operation, keyword);
}
