import { declaredAt, type Pointer } from "../diagnostics/diagnostic.js";
import type { Member, ModuleDraft, Signature, Statement, TypeNode } from "../5-emit/seam/draft.js";
import { isExported } from "../5-emit/seam/exported-names.js";

/** A name in the text of a declaration file. */
export interface DeclaredName {
  /** Where it begins: at the quote, if it has one. */
  readonly offset: number;
  readonly length: number;
  /** Where the name is in the document; `null` if it doesn't come from there. */
  readonly at: Pointer | null;
}

/**
 * The names that a module declares, in the order of its text: statements, parameters and members at
 * any depth. Their places are found in the text, since a draft that is in the cache is not printed
 * again.
 * @param text the module as `printModule` prints it for type checkers
 * @throws Error (a bug of wireform) if text and draft declare different numbers of names
 */
export function declaredNames(draft: ModuleDraft, text: string): readonly DeclaredName[] {
  const origins = draft.statements.flatMap((statement) => [...originsOf(statement)]);
  const found = Array.from(text.matchAll(names))
    .map(({ index, groups }) => {
      const { before = "", head, key } = groups!;
      const name = head ?? key;
      return name === undefined ? null : { offset: index + before.length, length: name.length };
    })
    .filter((name) => name !== null);
  if (found.length !== origins.length)
    throw new Error(`${draft.path}: ${found.length} names for ${origins.length} declarations`);
  return found.map((name, i) => ({ ...name, at: origins[i]! }));
}

/** Whether the name of any statement, or of a member of an interface, comes from a document. */
export function isFromDocument({ statements }: ModuleDraft): boolean {
  return statements.some(
    (statement) =>
      declaredAt in statement ||
      (statement.kind === "interface" && statement.members.some((member) => declaredAt in member)),
  );
}

const literal = String.raw`"[^"\\]*(?:\\.[^"\\]*)*"|'[^'\\]*(?:\\.[^'\\]*)*'`;

/** Also matches comments and strings as a whole, since these may contain what looks like a name. */
const names = new RegExp(
  [
    String.raw`\/\*[^]*?\*\/|^\/\/.*|\[key: (?:string|\x60(?:\\.|[^\\\x60])*\x60)\]:`,
    String.raw`(?<before>^export (?:declare )?(?:interface|type|const|function) )(?<head>[^\s{(:<=]+)`,
    String.raw`(?<key>\["__proto__"\]|${literal}|[\w$]+)(?=\??:)`,
    literal,
    String.raw`[^\s"'/[\]{}();:?]+`,
  ].join("|"),
  "gmu",
);

type NameOrigin = Pointer | null;

function* originsOf(statement: Statement): Generator<NameOrigin> {
  if (!isExported(statement)) return;
  switch (statement.kind) {
    case "interface":
      yield statement[declaredAt] ?? null;
      if (statement.extends) yield* originsOfType(statement.extends);
      for (const signature of statement.signatures ?? []) yield* originsOfSignature(signature);
      yield* originsOfMembers(statement.members);
      if (statement.index !== null) yield* originsOfType(statement.index);
      return;
    case "type":
      yield statement[declaredAt] ?? null;
      return yield* originsOfType(statement.type);
    case "values":
      yield statement[declaredAt] ?? null;
      for (const member of statement.members) yield member[declaredAt] ?? null;
      return;
    case "function":
      yield statement[declaredAt] ?? null;
      return yield* originsOfSignature(statement);
    case "const":
      yield null;
      if (statement.type !== null) yield* originsOfType(statement.type);
      return;
    case "export":
  }
}

/** Type parameters declare no names that a document has. */
function* originsOfSignature({
  parameters,
  returns,
}: Pick<Signature, "parameters" | "returns">): Generator<NameOrigin> {
  for (const { type } of parameters) {
    yield null;
    yield* originsOfType(type);
  }
  yield* originsOfType(returns);
}

function* originsOfMembers(members: readonly Member[]): Generator<NameOrigin> {
  for (const member of members) {
    if (member.pattern === undefined) yield member[declaredAt] ?? null;
    yield* originsOfType(member.type);
  }
}

function* originsOfType(type: TypeNode): Generator<NameOrigin> {
  switch (type.kind) {
    case "object":
      yield* originsOfMembers(type.members);
      if (type.index !== null) yield* originsOfType(type.index);
      return;
    case "symbol":
    case "global":
      for (const argument of type.arguments) yield* originsOfType(argument);
      return;
    case "array":
      return yield* originsOfType(type.of);
    case "tuple":
      for (const item of type.items) yield* originsOfType(item);
      if (type.rest !== null) yield* originsOfType(type.rest);
      return;
    case "function":
      return yield* originsOfSignature(type);
    case "union":
    case "intersection":
      for (const part of type.of) yield* originsOfType(part);
      return;
    default:
  }
}
