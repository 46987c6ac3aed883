/** Which items of a list a request asks for, and in what order. */
import type { ServedOperation, ServedStep } from "../../serve/served.js";
import type { Item } from "./merge.js";

type Query = Readonly<Record<string, unknown>>;

/** Whether a parameter is called as the size of a page. */
export function isSizeName(name: string): boolean {
  return /^(limit|count|first|size|(max|per|page)[_-]?(results|page|size))$/i.test(name);
}

/** Of parameters that name the member to sort by, and of those that only say in which direction. */
const sortName = /^(sort|order)([_-]?by)?$/i;
const directionName = /^(order|direction|dir|(sort|order)[_-]?(order|direction|dir))$/i;

/**
 * By the declared parameters of a query. One that is called as a member of the items is a filter: the
 * member has its value, or one of several. One that is called `sort` or `order_by` sorts, if its value
 * is the name of a member.
 * @param members the names of members that items have
 */
export function selectItems(
  items: readonly Item[],
  { parameters = [], pages }: ServedOperation,
  query: Query,
  members: ReadonlySet<string>,
): readonly Item[] {
  const ofPages = new Set(pages === undefined ? [] : pageParameters(pages.step));
  const filters = parameters.filter(
    ({ in: group, name }) =>
      group === "query" && members.has(name) && !ofPages.has(name) && !isSizeName(name),
  );
  const found = items.filter((item) =>
    filters.every(({ name }) => query[name] === undefined || hasValue(item[name], query[name])),
  );
  const keys = sortKeys(query, members);
  return keys.length === 0 ? found : [...found].sort((a, b) => compareItems(a, b, keys));
}

function pageParameters(step: ServedStep): readonly string[] {
  const named = "parameter" in step ? [step.parameter] : [];
  return "size" in step && step.size !== null ? [...named, step.size] : named;
}

/** Objects are no filters by equality: a range of dates, for example. */
function hasValue(member: unknown, wanted: unknown): boolean {
  const texts = [wanted].flat().filter(isScalar).map(String);
  if (texts.length === 0) return true;
  return [member].flat().some((one) => isScalar(one) && texts.includes(String(one)));
}

/** An id is a text or a number; objects may have no text at all. */
export function isScalar(value: unknown): value is string | number | bigint | boolean {
  return /string|number|bigint|boolean/.test(typeof value);
}

interface SortKey {
  readonly name: string;
  readonly sign: 1 | -1;
}

/** `name`, `-name`, `name:desc`, or `name` with a direction beside it; none if a word is another. */
function sortKeys(query: Query, members: ReadonlySet<string>): readonly SortKey[] {
  const entries = Object.entries(query);
  const isFalling = entries.some(
    ([name, value]) => directionName.test(name) && /^desc(ending)?$/i.test(String(value)),
  );
  const [, sort] = entries.find(([name, value]) => sortName.test(name) && isSort(value)) ?? [];
  const words = [sort ?? []].flat().flatMap((word) => String(word).split(","));
  const keys = words.map((word): SortKey => {
    const [, before, name = "", after] = /^([+-]?)(.+?)(?:[:. ](asc|desc))?$/i.exec(word) ?? [];
    const isDown = before === "-" || /^desc$/i.test(after ?? "");
    return { name, sign: isDown !== isFalling ? -1 : 1 };
  });
  return keys.every(({ name }) => members.has(name)) ? keys : [];
}

const isSort = (value: unknown) =>
  [value].flat().every((word) => isScalar(word) && !/^(asc|desc)(ending)?$/i.test(String(word)));

/** Numbers by their size, others by their text; what is missing comes last. */
function compareItems(a: Item, b: Item, keys: readonly SortKey[]): number {
  for (const { name, sign } of keys) {
    const [left, right] = [a[name], b[name]];
    if (left === right) continue;
    if (!isScalar(left) || !isScalar(right)) {
      if (isScalar(left) === isScalar(right)) continue;
      return isScalar(left) ? -1 : 1;
    }
    const isNumber = typeof left === "number" && typeof right === "number";
    const isLess = isNumber ? left < right : String(left) < String(right);
    return isLess ? -sign : sign;
  }
  return 0;
}
