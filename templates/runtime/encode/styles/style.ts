/** The one-level styles: the expansion of RFC 6570 (3.2.1 and the table of appendix A). */
import type { CodecNode } from "../codecs/codec.js";
import { checkGap, forEachItem, forEachMember } from "../codecs/members.js";
import { resolve } from "../codecs/resolve.js";
import { isNested, misfit, scalarText } from "../codecs/scalar.js";
import { EncodeError } from "../errors.js";
import type { Escape } from "../escape.js";
import type { AppendPairs, ParameterWriter, WriteParameter } from "../operation.js";
import type { Escapes } from "./style-rules.js";

/** A row of RFC 6570's table, and how each part is escaped. */
export interface StyleRules {
  /** Before the whole text: `.` for label. */
  readonly first: string;
  /** Between exploded items or members. */
  readonly separator: string;
  /** Between items that are not exploded. */
  readonly delimiter: string;
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

/** A parameter that is written by a row of the table. An empty list or map is not sent (2.3). */
export function styled(codec: CodecNode, rules: StyleRules, explode: boolean): ParameterWriter {
  // Apart, as engines read the members of objects with many shapes slowly.
  const { first, named, ifEmpty, escapeName, escapeKey, escapeItem, escape } = rules;
  const separator = explode ? rules.separator : rules.delimiter;
  // As a rule, a writer has one name: what begins with it is made once.
  let known: string | undefined;
  let key = "";
  const pair = (start: string, text: string): string =>
    text || ifEmpty ? start + text : start.slice(0, -1);

  return {
    write(name, value) {
      if (value === undefined || value === null) return undefined;
      if (named && name !== known) key = escapeName((known = name)) + "=";
      const node = resolve(codec, value);
      if (node.kind !== "array" && node.kind !== "object")
        return first + pair(key, escape(scalarText(node, value)));
      let joined: string | undefined;
      const add = (part: string): void => {
        joined = joined === undefined ? part : joined + separator + part;
      };
      if (node.kind === "array") {
        forEachItem(node, value, (items, item, index) => {
          if (item === null) return checkGap(node, value as readonly unknown[], index);
          const text = escapeItem(itemText(items, item));
          add(explode ? pair(key, text) : text);
        });
      } else {
        forEachMember(node, value, (member, memberCodec, memberValue) => {
          if (memberValue === null) return;
          const memberKey = escapeKey(member);
          const text = escapeItem(itemText(memberCodec, memberValue));
          add(explode ? pair(memberKey + "=", text) : memberKey + separator + text);
        });
      }
      return joined === undefined ? joined : first + (explode ? joined : pair(key, joined));
    },
  };
}

/** The pairs of `form` with explode. @param write writes the rare ones */
export function appendForm(
  codec: CodecNode,
  { escapeName, escapeItem, escape }: Escapes,
  write: WriteParameter,
): AppendPairs {
  let known: string | undefined;
  let key = "";
  return (query, name, value) => {
    if (value === null) return query;
    if (name !== known) key = ["&", escapeName((known = name)), "="].join("");
    const node = resolve(codec, value);
    if (node.kind === "object") {
      const text = write(name, value);
      return text === undefined ? query : query + "&" + text;
    }
    if (node.kind !== "array") return query + key + escape(scalarText(node, value));
    let out = query;
    forEachItem(node, value, (items, item, index) => {
      if (item === null) return checkGap(node, value as readonly unknown[], index);
      out += key + escapeItem(itemText(items, item));
    });
    return out;
  };
}

function itemText(codec: CodecNode, value: unknown): string {
  const node = resolve(codec, value);
  if (node.kind !== "array" && node.kind !== "object") return scalarText(node, value);
  throw isNested(value) ? new EncodeError("nested_value") : misfit(value, "an array or object");
}
