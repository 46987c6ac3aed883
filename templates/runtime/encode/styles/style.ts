/** The one-level styles: the expansion of RFC 6570 (3.2.1 and the table of appendix A). */
import type { CodecNode, ScalarNode } from "../codecs/codec.js";
import { checkGap, forEachItem, forEachMember } from "../codecs/members.js";
import { type ArrayNode, type ObjectNode, resolve } from "../codecs/resolve.js";
import { isNested, misfit, scalarText } from "../codecs/scalar.js";
import { EncodeError } from "../errors.js";
import type { Escape } from "../escape.js";

/** A row of RFC 6570's table, and how each part is escaped. */
export interface StyleRules {
  /** Before the whole text: `.` for label. */
  readonly first: string;
  /** Between exploded items or members. */
  readonly separator: string;
  /** Between items that are not exploded. */
  readonly delimiter: string;
  readonly explode: boolean;
  /** Whether `name=` comes before a value. */
  readonly named: boolean;
  /** What follows the name of an empty value. */
  readonly ifEmpty: "=" | "";
  readonly escapeName: Escape;
  /** For the keys of a map. */
  readonly escapeKey: Escape;
  /** For items and members. */
  readonly escapeItem: Escape;
  /** For a single scalar. */
  readonly escape: Escape;
}

/** The rules for one parameter. */
export interface NamedRules extends StyleRules {
  /** What comes before its value: its name, escaped, and `=`; or nothing. */
  readonly key: string;
}

/** The text of one value. An empty list or map is undefined (RFC 6570 2.3): nothing is sent. */
export function expand(
  node: ArrayNode | ObjectNode | ScalarNode,
  rules: NamedRules,
  value: unknown,
): string | undefined {
  const { first, key, explode, escapeItem } = rules;
  if (node.kind !== "array" && node.kind !== "object")
    return first + pair(rules, key, rules.escape(scalarText(node, value)));
  const separator = explode ? rules.separator : rules.delimiter;
  let joined: string | undefined;
  const add = (part: string): void => {
    joined = joined === undefined ? part : joined + separator + part;
  };
  if (node.kind === "array") {
    forEachItem(node, value, (items, item, index) => {
      if (item === null) return checkGap(node, value as readonly unknown[], index);
      const text = escapeItem(itemText(items, item));
      add(explode ? pair(rules, key, text) : text);
    });
  } else {
    forEachMember(node, value, (member, memberCodec, memberValue) => {
      if (memberValue === null) return;
      const memberKey = rules.escapeKey(member);
      const text = escapeItem(itemText(memberCodec, memberValue));
      add(explode ? pair(rules, memberKey + "=", text) : memberKey + separator + text);
    });
  }
  return joined === undefined ? joined : first + (explode ? joined : pair(rules, key, joined));
}

/** @param key ends with `=`, unless there is none */
function pair({ ifEmpty }: StyleRules, key: string, text: string): string {
  return text || ifEmpty ? key + text : key.slice(0, -1);
}

function itemText(codec: CodecNode, value: unknown): string {
  const node = resolve(codec, value);
  if (node.kind !== "array" && node.kind !== "object") return scalarText(node, value);
  throw isNested(value) ? new EncodeError("nested_value") : misfit(value, "an array or object");
}
