/** Items as a list has them, whose schema may be another than that of one item. */
import { valueAt } from "../../read/value-at.js";
import { isPlainObject } from "../../validate/objects.js";
import type { Rule } from "../../validate/rule.js";
import { exampleFor } from "../example.js";
import { type Item, withMembers, withValueAt, fitsWire } from "./merge.js";

/**
 * The items, or as much of each as the list has a place for, in an item of the document's: lists often
 * have fewer members, and sometimes others. An item whose id has no place in them stays as it is.
 * @param example an answer by the document, with a list at `place`
 * @param rule of the answer
 * @param idOf the name of the member that identifies an item
 */
export function listedItems(
  items: readonly Item[],
  example: unknown,
  place: readonly string[],
  rule: Rule,
  idOf: (item: Item) => string | undefined,
): readonly Item[] {
  const ofOne: Rule = {
    ...rule,
    fits: (one, run) => rule.fits(withValueAt(example, place, [one]), run),
  };
  if (items.every((item) => fitsWire(item, ofOne))) return items;
  const made = madeItem(example, place, rule);
  if (made === undefined) return items;
  return items.map((item) => {
    if (fitsWire(item, ofOne)) return item;
    const shared = Object.entries(item).filter(([name]) => name in made);
    const listed = withMembers(made, Object.fromEntries(shared), ofOne);
    const id = idOf(item);
    return id !== undefined && listed[id] === item[id] ? listed : item;
  });
}

/** An item that the list may have: of the document's example, else of its schema. */
function madeItem(example: unknown, place: readonly string[], rule: Rule): Item | undefined {
  const answers = [
    () => example,
    ...[1, 2, 3, 4].map((seed) => () => exampleFor(rule, seed, "a list")),
  ];
  for (const answer of answers) {
    try {
      const list = valueAt(answer(), place);
      const item: unknown = Array.isArray(list) ? list.find(isPlainObject) : undefined;
      if (isPlainObject(item)) return item;
    } catch {
      // No value fits the schema, or too large a one.
    }
  }
  return undefined;
}
