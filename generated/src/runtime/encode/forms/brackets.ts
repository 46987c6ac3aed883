// The runtime of wireform, copied. Do not edit.
/**
 * Bracket notation (`a[b][0]=v`, OpenAPI's deepObject at any depth). A codec is mounted once: keys
 * of static paths are encoded and closures are composed then, so that a write only appends. Map
 * keys, array items, unions and recursion get the preceding text as a prefix.
 */
import type { CodecNode, ScalarNode } from "../codecs/codec.js";
import { checkGap } from "../codecs/members.js";
import type { Append } from "../codecs/mounted-members.js";
import { enter } from "../codecs/nesting.js";
import { type ArrayNode, type ObjectNode, resolve } from "../codecs/resolve.js";
import { isNested, misfit, scalarText } from "../codecs/scalar.js";
import { EncodeError } from "../errors.js";
import type { Escape } from "../escape.js";
import type { AppendPairs, ParameterWriter, WriteParameter } from "../operation.js";
import { mountObject } from "./bracket-members.js";

/** `indices`: `a[0]=v`. `brackets`: `a[]=v` for arrays with only scalars. */
export type ArrayFormat = "indices" | "brackets";

export interface BracketRules {
  readonly escapeKey: Escape;
  readonly escape: Escape;
  readonly open: string;
  readonly close: string;
  readonly arrays: ArrayFormat;
  /** For every Date, whatever the codec says. */
  readonly dateText?: ScalarNode["dateText"];
  /**
   * Whether a null is written, as `a=`, for the codec `node`.
   * @throws EncodeError
   */
  readonly writesNull: (node: CodecNode) => boolean;
  /**
   * Whether items that aren't written (undefined, some nulls) keep their index; otherwise later
   * items move up.
   */
  readonly keepIndices: boolean;
  /** Rules of one parser only: see `parser-form.ts`. */
  readonly parser?: ParserRules;
}

/** What a parser would read differently. */
export interface ParserRules {
  /** How many objects and lists may be around a value. */
  readonly maxDepth: number;
  /** @throws EncodeError for a member's name that the parser reads differently */
  readonly checkName: (name: string, isRoot: boolean) => void;
  /** Replaces the usual notation of a list. */
  readonly mountArray: (mount: Mount, path: string, node: ArrayNode) => Append;
  /** How to write a member of the root whose encoding the document declares. */
  readonly own?: (name: string, codec: CodecNode) => Append | undefined;
}

/** The rules, and how a codec is mounted by them. */
export interface Mount extends BracketRules {
  /** With a path that follows any prefix. */
  readonly at: (path: string, node: CodecNode, isDeclared?: boolean) => Append;
  /** For any prefix. Kept, so that recursive codecs end. */
  readonly shared: (node: CodecNode) => Append;
}

/** Writes a whole body: the root's members have no brackets. */
export function bracketBody(codec: CodecNode, rules: BracketRules): (value: unknown) => string {
  const mount = mountRules(rules);
  const root = keep((node: ObjectNode) => mountObject(mount, node, null));
  return (value) => {
    const node = resolve(codec, value);
    if (value === null || node.kind !== "object") throw misfit(value, "an object");
    return root(node)("", "", value, undefined).slice(1);
  };
}

/** Writes one named value: `name[a]=1&name[b]=2`, or undefined if it is empty. */
export function bracketPairs(codec: CodecNode, rules: BracketRules): ParameterWriter {
  const mount = mountRules(rules);
  // As a rule, a writer has one name: all keys that begin with it are mounted once.
  let known: string | undefined;
  let append: Append;
  const appendPairs: AppendPairs = (query, name, value) => {
    if (name !== known) append = mount.at("&" + rules.escapeKey((known = name)), codec);
    return append(query, "", value, undefined);
  };
  const write: WriteParameter = (name, value) =>
    value === undefined ? undefined : appendPairs("", name, value).slice(1) || undefined;
  return { write: Object.assign(write, { append: appendPairs }) };
}

function mountRules(rules: BracketRules): Mount {
  const mount: Mount = {
    ...rules,
    at: (path, node, isDeclared) => mountNode(mount, path, node, isDeclared),
    shared: keep((node: CodecNode) => mountNode(mount, "", node)),
  };
  return mount;
}

/** Makes one for each node, when it is first needed. */
function keep<N>(make: (node: N) => Append): (node: N) => Append {
  const made = new Map<N, Append>();
  return (node) => {
    let append = made.get(node);
    if (!append) made.set(node, (append = make(node)));
    return append;
  };
}

/**
 * @param isDeclared members of an object that isn't are mounted once for all names
 * @param wrapped the node with its wrappers
 */
function mountNode(
  mount: Mount,
  path: string,
  node: CodecNode,
  isDeclared = true,
  wrapped = node,
): Append {
  if (node.kind === "nullable") return mountNode(mount, path, node.of, isDeclared, wrapped);
  const { escape, dateText } = mount;
  // Joined, not added: V8 keeps a sum as a tree, and each request would copy it piece by piece.
  const key = [path, "="].join("");
  const scalar = (dateText ? { ...node, dateText } : node) as ScalarNode;
  const append: Append | false =
    "choose" in node || (node.kind === "object" && !isDeclared)
      ? (out, prefix, value, outer) =>
          mount.shared("choose" in node ? node.choose(value) : node)(
            out,
            prefix + path,
            value,
            outer,
          )
      : node.kind === "array"
        ? (mount.parser?.mountArray ?? mountArray)(mount, path, node)
        : node.kind === "object" && mountObject(mount, node, path);
  return (out, prefix, value, outer) => {
    if (value === null) return mount.writesNull(wrapped) ? out + prefix + key : out;
    return append
      ? append(out, prefix, value, outer)
      : out + prefix + key + escape(scalarText(scalar, value));
  };
}

function mountArray(mount: Mount, path: string, node: ArrayNode): Append {
  const { items, first } = node;
  return (out, prefix, value, outer) => {
    if (!Array.isArray(value)) throw misfit(value, "an array");
    const inner = enter(value, outer);
    const isNumbered = mount.arrays === "indices" || value.some(isNested);
    const start = prefix + path + mount.open;
    let index = 0;
    let i = 0;
    try {
      for (; i < value.length; i++) {
        const item: unknown = value[i];
        const codec = first?.[i] ?? items;
        if (item !== undefined && (item !== null || mount.writesNull(codec))) {
          out = mount.shared(codec)(
            out,
            start + (isNumbered ? index : "") + mount.close,
            item,
            inner,
          );
        } else if (!mount.keepIndices || !isNumbered) {
          checkGap(node, value, i);
          continue;
        }
        index++;
      }
    } catch (error) {
      throw EncodeError.at(error, i);
    }
    return out;
  };
}
