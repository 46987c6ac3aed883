/**
 * Bracket notation (`a[b][0]=v`, OpenAPI's deepObject at any depth) over a codec that is mounted
 * once: wire keys of static paths are encoded then, closures are composed, and a write only
 * appends. Map keys, array items, unions and recursion take what precedes as a prefix.
 */
import type { CodecNode, ScalarKind } from "./codec.js";
import { EncodeError } from "./errors.js";
import type { Escape } from "./escape.js";
import { type Ancestors, enter } from "./nesting.js";
import { admitsNull, type ArrayNode, type ObjectNode, resolve } from "./resolve.js";
import { isNested, isObject, type Members, misfit } from "./scalar.js";

/** `indices`: `a[0]=v`. `brackets`: `a[]=v` for arrays with scalars only. */
export type ArrayFormat = "indices" | "brackets";

export interface BracketRules {
  readonly escapeKey: Escape;
  readonly escape: Escape;
  readonly open: string;
  readonly close: string;
  readonly arrays: ArrayFormat;
  readonly scalarText: (kind: ScalarKind, value: unknown) => string;
  /** `empty`: always `a=`. `admitted`: `a=` where the codec has null. `omit`: nothing is sent. */
  readonly nulls: "empty" | "admitted" | "omit";
  /** An undefined item keeps its index, or the items after it move up. */
  readonly keepIndices: boolean;
}

/** Appends a value's pairs, each led by `&`, to `out`; their keys start with `prefix`. */
type Append = (out: string, prefix: string, value: unknown, outer: Ancestors | undefined) => string;

/** The rules and what is mounted already for use at any prefix. */
interface Mount extends BracketRules {
  readonly shared: Map<CodecNode, Append>;
}

/** Writes a whole body: the root's members stand without brackets. */
export function bracketBody(codec: CodecNode, rules: BracketRules): (value: unknown) => string {
  const mount: Mount = { ...rules, shared: new Map() };
  const mounted = new Map<CodecNode, Append>();
  return (value) => {
    const node = resolve(codec, value);
    if (node.kind !== "object") throw misfit(value, "an object");
    let append = mounted.get(node);
    if (append === undefined) mounted.set(node, (append = mountObject(mount, node, null, false)));
    return append("", "", value, undefined).slice(1);
  };
}

/** Writes one named value: `name[a]=1&name[b]=2`, or `""` when there is nothing in it. */
export function bracketPairs(
  codec: CodecNode,
  rules: BracketRules,
): (name: string, value: unknown) => string {
  const mount: Mount = { ...rules, shared: new Map() };
  return (name, value) =>
    mountShared(mount, codec)("", "&" + rules.escapeKey(name), value, undefined).slice(1);
}

/** For use at any prefix. Kept, so that recursive codecs end. */
function mountShared(mount: Mount, node: CodecNode): Append {
  let append = mount.shared.get(node);
  if (append === undefined) mount.shared.set(node, (append = mountNode(mount, node, "", false)));
  return append;
}

function mountNode(mount: Mount, node: CodecNode, path: string, nullable: boolean): Append {
  switch (node.kind) {
    case "nullable":
      return mountNode(mount, node.of, path, true);
    case "array":
      return mountArray(mount, node, path, nullable);
    case "object":
      return mountObject(mount, node, path, nullable);
    case "any":
    case "union":
    case "lazy":
      return (out, prefix, value, outer) =>
        value === null
          ? appendNull(mount, nullable || admitsNull(node), out, prefix + path)
          : mountShared(mount, resolve(node, value))(out, prefix + path, value, outer);
    default:
      return mountScalar(mount, node.kind, path, nullable);
  }
}

function mountScalar(mount: Mount, kind: ScalarKind, path: string, nullable: boolean): Append {
  const { escape, scalarText } = mount;
  const key = path + "=";
  return (out, prefix, value) =>
    typeof value === "string"
      ? (prefix === "" ? out : out + prefix) + key + escape(value)
      : value === null
        ? appendNull(mount, nullable, out, prefix + path)
        : out + prefix + key + escape(scalarText(kind, value));
}

function mountArray(mount: Mount, node: ArrayNode, path: string, nullable: boolean): Append {
  return (out, prefix, value, outer) => {
    if (value === null) return appendNull(mount, nullable, out, prefix + path);
    if (!Array.isArray(value)) throw misfit(value, "an array");
    const inner = enter(value, outer);
    const append = mountShared(mount, node.items);
    const numbered = mount.arrays === "indices" || value.some(isNested);
    const start = prefix + path + mount.open;
    let index = 0;
    let i = 0;
    try {
      for (; i < value.length; i++) {
        const item: unknown = value[i];
        if (item !== undefined && (item !== null || mount.nulls !== "omit")) {
          out = append(out, start + (numbered ? index : "") + mount.close, item, inner);
        } else if (!mount.keepIndices) continue;
        index++;
      }
    } catch (error) {
      throw EncodeError.at(error, i);
    }
    return out;
  };
}

/** Own and enumerable: what counts as a member. */
const isOwn = Object.prototype.propertyIsEnumerable;

/** With `path` null, the root. Members are mounted when they are first written. */
function mountObject(
  mount: Mount,
  node: ObjectNode,
  path: string | null,
  nullable: boolean,
): Append {
  const { fields, rest } = node;
  const names = fields.map(([name]) => name);
  const declared = new Set(names);
  const appends: Append[] = [];
  let isInOrder = true;

  function mountMember(i: number): Append {
    const key = keyOf(mount, path, names[i]!, true);
    return (appends[i] = mountNode(mount, fields[i]![1], key, false));
  }

  /** The usual case, and the fastest way through an object; `undefined`: it isn't the case. */
  function appendInOrder(
    out: string,
    prefix: string,
    value: Members,
    inner: Ancestors,
  ): string | undefined {
    let i = 0;
    let name = "";
    try {
      for (name in value) {
        while (i < names.length && names[i] !== name) i++;
        if (i === names.length) return undefined;
        const member = value[name];
        if (member === undefined || !Object.hasOwn(value, name)) continue;
        out = (appends[i] ?? mountMember(i))(out, prefix, member, inner);
      }
    } catch (error) {
      throw EncodeError.at(error, name);
    }
    return out;
  }

  /** Declared members first, then others in the value's order. */
  function appendSorted(out: string, prefix: string, value: Members, inner: Ancestors): string {
    let name = "";
    let found = 0;
    try {
      for (let i = 0; i < names.length; i++) {
        name = names[i]!;
        const member = value[name];
        if (member === undefined || !isOwn.call(value, name)) continue;
        found++;
        out = (appends[i] ?? mountMember(i))(out, prefix, member, inner);
      }
      const own = Object.keys(value);
      // The usual case: all that is there was declared.
      const others = own.length === found ? [] : own.filter((key) => !declared.has(key));
      for (name of others) {
        const member = value[name];
        if (member === undefined) continue;
        if (rest === null) throw new EncodeError("unknown_property", "not declared");
        const key = keyOf(mount, path, name, false);
        out = mountShared(mount, rest)(out, prefix + key, member, inner);
      }
    } catch (error) {
      throw EncodeError.at(error, name);
    }
    return out;
  }

  return (out, prefix, value, outer) => {
    if (value === null) return appendNull(mount, nullable, out, prefix + path);
    if (!isObject(value)) throw misfit(value, "an object");
    const inner = enter(value, outer);
    const written = isInOrder ? appendInOrder(out, prefix, value, inner) : undefined;
    if (written !== undefined) return written;
    // Callers write their members in one order: who departed from the declared one will again.
    isInOrder = false;
    return appendSorted(out, prefix, value, inner);
  };
}

/**
 * Bracket parsers can't rebuild a key that is empty or has brackets in it. A property of the root
 * may be called so by its document.
 */
function keyOf(mount: Mount, path: string | null, name: string, declared: boolean): string {
  if ((path !== null || !declared) && /^$|[[\]]/.test(name)) {
    throw new EncodeError("ambiguous_key", "brackets or nothing in a key can't be read back");
  }
  const key = mount.escapeKey(name);
  return path === null ? "&" + key : path + mount.open + key + mount.close;
}

function appendNull(mount: Mount, nullable: boolean, out: string, key: string): string {
  if (mount.nulls === "omit") return out;
  if (nullable || mount.nulls === "empty") return out + key + "=";
  throw misfit(null, "");
}
