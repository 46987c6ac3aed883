/** Lists of items, in pages where the document declares them. */
import type { ServedOperation, ServedStep } from "../../serve/served.js";
import { isPlainObject } from "../../validate/objects.js";
import type { Rule } from "../../validate/rule.js";
import { withListFacts } from "./list-facts.js";
import { type FakePage, type ListRequest, ownParameter, pageOf } from "./list-pages.js";
import { listedItems } from "./listed-items.js";
import { type Item, fitsWire, withValueAt } from "./merge.js";

export interface ListAnswer {
  readonly data: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The answer with the items in it: as they are, or a page of them.
 * @param example an answer by the document
 * @param idOf the name of the member that identifies an item
 * @returns `undefined`: the items have no place in it
 */
export function listAnswer(
  items: readonly Item[],
  example: unknown,
  rule: Rule,
  { pages }: ServedOperation,
  request: ListRequest,
  idOf: (item: Item) => string | undefined,
): ListAnswer | undefined {
  const place = pages?.items ?? listPlace(example, idOf);
  if (place === null) return undefined;
  const page = pageOf(items, pages?.step, request);
  const listed = withValueAt(example, place, listedItems(page.items, example, place, rule, idOf));
  const hasMore = page.next !== null;
  const part = { ...page, total: items.length, count: page.items.length, hasMore };
  const filled = withListFacts(listed, part, rule);
  if (pages === undefined) return fitsWire(filled, rule) ? { data: filled } : undefined;
  return withNext(filled, page.next, pages.step, rule, request.url);
}

/**
 * An answer by the document, as one of pages. What is made up leads to no further page, as it would lead
 * back to itself. An example may: then that page is empty, and the last one.
 * @param isExample of the document
 */
export function finitePage(
  data: unknown,
  isExample: boolean,
  rule: Rule,
  { pages }: ServedOperation,
  request: Request,
): unknown {
  if (pages === undefined) return data;
  const { items, step } = pages;
  const url = new URL(request.url);
  const isNumbered = "parameter" in step;
  const isFollowed = isNumbered && url.searchParams.has(step.parameter);
  if (isExample && isNumbered && !isFollowed) return data;
  const emptied = isFollowed ? withValueAt(data, items, []) : data;
  const last = fitsWire(emptied, rule) ? emptied : data;
  return withNext(last, null, step, rule, url)?.data ?? data;
}

/** Where an answer has its list: the whole, or its first member that is one, of items if there is such. */
function listPlace(
  example: unknown,
  idOf: (item: Item) => string | undefined,
): readonly string[] | null {
  if (Array.isArray(example)) return [];
  const lists = Object.entries(Object(example) as object).filter(([, one]) => Array.isArray(one));
  const hasItem = (list: readonly unknown[]) =>
    isPlainObject(list[0]) && idOf(list[0]) !== undefined;
  const [name] = lists.find(([, list]) => hasItem(list)) ?? lists[0] ?? [];
  return name === undefined ? null : [name];
}

/** The answer, with what leads to the next page, if there is one. */
function withNext(
  filled: unknown,
  next: FakePage["next"],
  step: ServedStep,
  rule: Rule,
  url: URL,
): ListAnswer | undefined {
  let data = filled;
  const fill = (path: readonly string[], ...values: readonly unknown[]) => {
    const filled = values.map((value) => withValueAt(data, path, value));
    data = filled.find((one) => fitsWire(one, rule)) ?? filled[0];
  };
  if ("more" in step && step.more !== null) fill(step.more, next !== null);
  const following = new URL(url);
  following.searchParams.set(ownParameter, String(next));
  if (step.kind === "cursor" && step.of === "page")
    fill(step.cursor, ...(next === null ? [undefined, null, ""] : [String(next), next]));
  if (step.kind === "url")
    fill(step.next, ...(next === null ? [undefined, null] : [`${following}`]));
  if (!fitsWire(data, rule)) return undefined;
  const isLinked = step.kind === "link" && next !== null;
  return isLinked ? { data, headers: { link: `<${following}>; rel="next"` } } : { data };
}
