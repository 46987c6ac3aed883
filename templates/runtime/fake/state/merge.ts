/** Items that change, as far as the document allows. */
import { hasOwn } from "../../encode/codecs/scalar.js";
import { isPlainObject } from "../../validate/objects.js";
import { type Rule, Run } from "../../validate/rule.js";

export type Item = Readonly<Record<string, unknown>>;

export const fitsWire = (value: unknown, rule: Rule): boolean => rule.fits(value, new Run(0, true));

/** With other members: all of them, or each that fits. `null` takes a member away that can't be null. */
export function withMembers(item: Item, members: Item, rule: Rule): Item {
  const whole = { ...item, ...members };
  if (fitsWire(whole, rule)) return whole;
  let made = item;
  for (const [name, value] of Object.entries(members)) {
    const changed = { ...made, [name]: value };
    if (fitsWire(changed, rule)) made = changed;
    else if (value === null) made = withoutMember(made, name, rule);
  }
  return made;
}

/** What becomes of the members that a JSON Merge Patch names: objects are changed inside (RFC 7396). */
export function mergePatched(item: Item, patch: Item): Item {
  return Object.fromEntries(
    Object.entries(patch).map(([name, value]) => [
      name,
      mergedValue(hasOwn(item, name) ? item[name] : undefined, value),
    ]),
  );
}

function mergedValue(before: unknown, patch: unknown): unknown {
  if (!isPlainObject(patch)) return patch;
  const item: Item = isPlainObject(before) ? before : {};
  const whole = { ...item, ...mergePatched(item, patch) };
  const gone = (name: string) => hasOwn(patch, name) && patch[name] === null;
  return Object.fromEntries(Object.entries(whole).filter(([name]) => !gone(name)));
}

/** Without a member that may be missing. */
export function withoutMember(item: Item, name: string, rule: Rule): Item {
  const { [name]: _, ...others } = item;
  return fitsWire(others, rule) ? others : item;
}

/**
 * With these members alone, as far as others may be missing.
 * @param stays whether a member isn't the request's to say: the id, what is read only
 */
export function replaced(
  item: Item,
  members: Item,
  stays: (name: string) => boolean,
  rule: Rule,
): Item {
  const gone = Object.keys(item).filter((name) => !stays(name) && !(name in members));
  const left = gone.reduce((rest, name) => withoutMember(rest, name, rule), item);
  return withMembers(left, members, rule);
}

/** A copy with another value at a path; `undefined` takes the member away. */
export function withValueAt(outer: unknown, path: readonly string[], value: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const fields = Object(outer) as Item;
  const inner = withValueAt(fields[name], rest, value);
  const { [name]: _, ...others } = fields;
  return inner === undefined ? others : { ...fields, [name]: inner };
}

/** Other lists and objects, with the same values; files and bytes stay what they are. */
export function copyOf<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copyOf) as T;
  if (!isPlainObject(value) || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, copyOf(one)])) as T;
}
