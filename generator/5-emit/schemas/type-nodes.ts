/** The planned types, with the names of the types that they refer to. */
import type { ClientPlan } from "../../4-plan/plan.js";
import type { MemberForm, TypeForm, TypeWord } from "../../4-plan/types/type-form.js";
import { declaredAt } from "../../diagnostics/diagnostic.js";
import { inlineKey, schemaKey } from "../keys.js";
import { keyword, literalType, typeSymbol, union } from "../seam/build.js";
import type { DocLines, Member, TypeNode } from "../seam/draft.js";
import { docLines } from "./doc-lines.js";

export function typeNode(form: TypeForm, client: ClientPlan): TypeNode {
  const inner = (one: TypeForm) => typeNode(one, client);
  switch (form.kind) {
    case "word":
      return keyword(form.name);
    case "literal":
      return literalType(form.value);
    case "bigint":
    case "open":
      return form;
    case "global":
      return { kind: "global", name: form.name, arguments: [] };
    case "userFormat": {
      const { module, type } = client.api.formats[form.name]!;
      return typeSymbol(client.imported(module, type));
    }
    case "schema":
      return typeSymbol(client.symbol(schemaKey(form.id, form.direction)));
    case "inline":
      return typeSymbol(client.symbol(inlineKey(form.at, form.direction)));
    case "unrecognized":
      return unrecognizedType(client, form.of);
    case "unrecognizedWord":
      return typeSymbol(client.runtime("tools/unrecognized", "UnrecognizedWord"));
    case "array":
      return { kind: "array", of: inner(form.of) };
    case "tuple": {
      const { items, required, rest } = form;
      return { kind: "tuple", items: items.map(inner), required, rest: rest && inner(rest) };
    }
    case "union":
      return union(form.of.map(inner));
    case "intersection":
      return { kind: "intersection", of: form.of.map(inner) };
    case "record": {
      const names = form.names === null ? keyword("string") : literals(form.names);
      const record = global("Record", names, inner(form.values));
      return form.isPartial ? global("Partial", record) : record;
    }
    case "without":
      return global("Omit", inner(form.of), literals(form.names));
    case "object": {
      const index = form.index && inner(form.index);
      return { kind: "object", members: memberNodes(form.members, client), index };
    }
  }
}

export function memberNodes(members: readonly MemberForm[], client: ClientPlan): readonly Member[] {
  return members.map((member) => ({
    [declaredAt]: member[declaredAt],
    name: member.name,
    optional: member.optional,
    type: typeNode(member.type, client),
    docs: memberLines(member),
  }));
}

/** `Unrecognized`: a string, unless another type is given. */
export function unrecognizedType(
  client: ClientPlan,
  words: readonly TypeWord[] = ["string"],
): TypeNode {
  const of = union(words.map(keyword));
  const isUsual = of.kind === "keyword" && of.name === "string";
  return typeSymbol(client.runtime("tools/unrecognized", "Unrecognized"), ...(isUsual ? [] : [of]));
}

function memberLines({ docs, isOnlyRead }: MemberForm): DocLines {
  const lines = docs === null ? [] : docLines(docs);
  return isOnlyRead ? [...lines, ...(lines.length > 0 ? [""] : []), notSent] : lines;
}

const notSent = "Only answers have it: it is not sent.";

function literals(names: readonly string[]): TypeNode {
  return union(names.map(literalType));
}

function global(name: "Record" | "Partial" | "Omit", ...of: readonly TypeNode[]): TypeNode {
  return { kind: "global", name, arguments: of };
}
