/** Copies of schemas that say all by themselves, in keywords whose rules are exact. */
import {
  child,
  isRecord,
  items,
  listOf,
  mappingOf,
  membersIn,
  type Node,
} from "../../2-resolve/node.js";
import { referenceOf } from "../../2-resolve/targets.js";
import type { Pointer } from "../../diagnostics/diagnostic.js";
import type { Lowering } from "../lowering.js";
import { constrains, ignoresSiblings, saysNull } from "../schemas/siblings.js";
import { userFormat } from "../schemas/user-formats.js";
import { conditionalParts, type ConditionalParts } from "./conditional-parts.js";
import { isExact } from "./exact-schema.js";

/** `if` with what it leads to, if shapes say exactly that. */
export function exactConditional(schema: Node, context: Context): ConditionalParts | undefined {
  const copies = Object.entries(membersIn(schema)).map(([keyword, part]) => {
    const isPart = /^(if|then|else)$/.test(keyword);
    return [keyword, isPart ? exactCopy(part, context) : part] as const;
  });
  if (copies.some(([, part]) => part === undefined)) return undefined;
  return conditionalParts(mappingOf(schema.at, Object.fromEntries(copies)));
}

type Context = Pick<Lowering, "openapi" | "config">;

/** The schema without `$ref` and `oneOf`, if its shape says exactly what it does. */
export function exactCopy(node: Node, context: Context): Node | undefined {
  const copy = new Copies(context).of(node, []);
  return copy !== undefined && isExact(copy) ? copy : undefined;
}

/** Larger ones are reported: what they refer to is written out. */
const most = 200;

class Copies {
  readonly #context: Context;
  #left = most;

  constructor(context: Context) {
    this.#context = context;
  }

  /** @param open the references that are being followed */
  of(node: Node, open: readonly Pointer[]): Node | undefined {
    const { openapi, config } = this.#context;
    if (this.#left-- <= 0) return undefined;
    if (!isRecord(node.value)) return node;
    if (referenceOf(node) !== undefined) {
      const isAlone = ignoresSiblings(node, openapi) || !constrains(node);
      const target = openapi.step(node);
      if (!target || !isAlone || saysNull(node, openapi) || child(node, "$dynamicRef")) return;
      return open.includes(node.at) ? undefined : this.of(target, [...open, node.at]);
    }
    if (userFormat(node, config) !== null) return undefined;
    const members = Object.entries(membersIn(node)).map(
      ([keyword, member]) => [keyword, this.#member(keyword, member, open)] as const,
    );
    if (members.some(([, member]) => member === undefined)) return undefined;
    return withoutOneOf(mappingOf(node.at, Object.fromEntries(members)));
  }

  #member(keyword: string, member: Node, open: readonly Pointer[]): Node | undefined {
    if (/^(not|items|additionalProperties|if|then|else)$/.test(keyword))
      return this.of(member, open);
    if (/^(allOf|anyOf|oneOf)$/.test(keyword)) {
      const all = items(member).map((one) => this.of(one, open));
      return all.every((one) => one !== undefined) ? listOf(member.at, all) : undefined;
    }
    if (keyword !== "properties") return member;
    const all = Object.entries(membersIn(member)).map(([name, one]) => [name, this.of(one, open)]);
    return all.every(([, one]) => one !== undefined)
      ? mappingOf(member.at, Object.fromEntries(all) as Record<string, Node>)
      : undefined;
  }
}

/** Exactly one of few: one of them, and none of the others. A choice of types may be read as `anyOf`. */
function withoutOneOf(schema: Node): Node {
  const { oneOf, ...rest } = membersIn(schema);
  const variants = items(oneOf);
  if (oneOf === undefined || variants.length > 4) return schema;
  const alone = variants.map((variant) => {
    const others = variants.filter((other) => other !== variant);
    if (others.length === 0) return variant;
    const not = mappingOf(variant.at, { anyOf: listOf(oneOf.at, others) });
    return mappingOf(variant.at, {
      allOf: listOf(oneOf.at, [variant, mappingOf(variant.at, { not })]),
    });
  });
  const choice = mappingOf(schema.at, { anyOf: listOf(oneOf.at, alone) });
  if (Object.keys(rest).length === 0) return choice;
  return mappingOf(schema.at, {
    allOf: listOf(schema.at, [mappingOf(schema.at, rest), choice]),
  });
}
