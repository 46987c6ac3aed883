/** Lists of items, in pages where the document declares them. */
import { valueAt } from "../../read/value-at.js";
import type { ServedOperation, ServedPages } from "../../serve/served.js";
import { isPlainObject } from "../../validate/objects.js";
import type { Rule } from "../../validate/rule.js";
import { listedItems } from "./listed-items.js";
import { type Item, fitsWire, withValueAt } from "./merge.js";
import { isScalar, isSizeName } from "./selection.js";

/** What a request asks for. */
interface ListRequest {
  readonly query: Readonly<Record<string, unknown>>;
  readonly url: URL;
}

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
  const page =
    pages === undefined
      ? { items: items.slice(0, sizeOf(null, request.query, Infinity)), next: null }
      : pageOf(items, pages.step, request);
  const filled = withValueAt(example, place, listedItems(page.items, example, place, rule, idOf));
  if (pages === undefined) return fitsWire(filled, rule) ? { data: filled } : undefined;
  return withNext(filled, page, pages.step, rule, request.url);
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
  return withNext(last, { items: [], next: null }, step, rule, url)?.data ?? data;
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

type Step = ServedPages["step"];

interface FakePage {
  readonly items: readonly Item[];
  /** Where the next page begins; `null`: there is none. */
  readonly next: number | null;
}

const usualSize = 10;

/** Of links and URLs, which are the fake's own. */
const ownParameter = "page_start";

function pageOf(items: readonly Item[], step: Step, { query, url }: ListRequest): FakePage {
  const size = sizeOf("size" in step ? step.size : null, query, usualSize);
  const start = startOf(items, step, size, query, url);
  const end = start + size;
  // A page of none leads nowhere: the next one would be the same.
  const hasNext = size > 0 && end < items.length;
  return { items: items.slice(start, end), next: hasNext ? end : null };
}

/** As the request says: by the declared parameter, or by one that is called so. */
function sizeOf(declared: string | null, query: ListRequest["query"], usual: number): number {
  const name = declared ?? Object.keys(query).find(isSizeName);
  const given = name === undefined ? undefined : query[name];
  const size = isScalar(given) && given !== "" ? Number(given) : NaN;
  return size >= 0 ? Math.floor(size) : usual;
}

function startOf(
  items: readonly Item[],
  step: Step,
  size: number,
  query: ListRequest["query"],
  url: URL,
): number {
  if (step.kind === "link" || step.kind === "url")
    return Number(url.searchParams.get(ownParameter) ?? 0);
  const given = query[step.parameter];
  if (given === undefined) return 0;
  switch (step.kind) {
    case "offset":
      return Number(given);
    case "page":
      return (Number(given) - step.first) * size;
    case "cursor":
      if (step.of === "page") return Number(given);
      return items.findIndex((item) => String(valueAt(item, step.cursor)) === String(given)) + 1;
  }
}

/** The answer, with what leads to the next page. */
function withNext(
  filled: unknown,
  { next }: FakePage,
  step: Step,
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
