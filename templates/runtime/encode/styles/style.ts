/** The one-level styles: the expansion of RFC 6570 (3.2.1 and the table of appendix A). */
import type { CodecNode } from "../codecs/codec.js";
import { checkGap, forEachItem, forEachMember } from "../codecs/members.js";
import { resolve } from "../codecs/resolve.js";
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
  /** Whether `name=` comes before a value; if so, `ifEmpty` follows the name of an empty one. */
  readonly named: boolean;
  readonly ifEmpty: "=" | "";
  readonly escapeName: Escape;
  /** For the keys of a map. */
  readonly escapeKey: Escape;
  /** For items and members. */
  readonly escapeItem: Escape;
  /** For a single scalar. */
  readonly escape: Escape;
}

/**
 * The text of one value. Null, an empty list or map is undefined (RFC 6570 2.3): nothing is sent.
 */
export function expand(
  codec: CodecNode,
  rules: StyleRules,
  name: string,
  value: unknown,
): string | undefined {
  if (value === undefined || value === null) return undefined;
  const node = resolve(codec, value);
  const key = rules.escapeName(name);
  if (node.kind !== "array" && node.kind !== "object") {
    return rules.first + pair(rules, key, rules.escape(scalarText(node, value)));
  }
  const parts: string[] = [];
  if (node.kind === "array") {
    forEachItem(node, value, (items, item, index) => {
      if (item === null) return checkGap(node, value as readonly unknown[], index);
      const text = rules.escapeItem(itemText(items, item));
      parts.push(rules.explode ? pair(rules, key, text) : text);
    });
  } else {
    forEachMember(node, value, (member, memberCodec, memberValue) => {
      if (memberValue === null) return;
      const memberKey = rules.escapeKey(member);
      const text = rules.escapeItem(itemText(memberCodec, memberValue));
      if (!rules.explode) parts.push(memberKey, text);
      else parts.push(rules.named ? pair(rules, memberKey, text) : memberKey + "=" + text);
    });
  }
  if (parts.length === 0) return undefined;
  const joined = parts.join(rules.explode ? rules.separator : rules.delimiter);
  return rules.first + (rules.explode ? joined : pair(rules, key, joined));
}

function pair(rules: StyleRules, key: string, text: string): string {
  if (!rules.named) return text;
  return key + (text === "" ? rules.ifEmpty : "=" + text);
}

function itemText(codec: CodecNode, value: unknown): string {
  const node = resolve(codec, value);
  if (node.kind !== "array" && node.kind !== "object") return scalarText(node, value);
  throw isNested(value) ? new EncodeError("nested_value") : misfit(value, "an array or object");
}
