/** Which items of a list a page has. */
import { valueAt } from "../../read/value-at.js";
import type { ServedStep } from "../../serve/served.js";
import type { Item } from "./merge.js";
import { isScalar, isSizeName } from "./selection.js";

/** What a request asks for. */
export interface ListRequest {
  readonly query: Readonly<Record<string, unknown>>;
  readonly url: URL;
}

export interface FakePage {
  readonly items: readonly Item[];
  readonly start: number;
  readonly size: number;
  /** Where the next page begins; `null`: there is none. */
  readonly next: number | null;
}

const usualSize = 10;

/** Of links and URLs, which are the fake's own. */
export const ownParameter = "page_start";

/** @param step `undefined`: the document declares no pages, but a list may be cut all the same */
export function pageOf(
  items: readonly Item[],
  step: ServedStep | undefined,
  { query, url }: ListRequest,
): FakePage {
  const named = step !== undefined && "size" in step ? step.size : null;
  const size = sizeOf(named, query, step === undefined ? Infinity : usualSize);
  const start = step === undefined ? startIn(query, size) : startOf(items, step, size, query, url);
  const end = start + size;
  // A page of none leads nowhere: the next one would be the same.
  const hasNext = size > 0 && end < items.length;
  return { items: items.slice(start, end), start, size, next: hasNext ? end : null };
}

/** As a parameter says that is called so. The first page is 1; without a size, it has all items. */
function startIn(query: ListRequest["query"], size: number): number {
  const given = (names: RegExp) => {
    const name = Object.keys(query).find((one) => names.test(one));
    const count = name === undefined ? NaN : Math.floor(Number(query[name]));
    return count >= 0 ? count : undefined;
  };
  const page = given(/^page([_-]?(no|num|number|index))?$/i) ?? 1;
  return given(/^(offset|skip)$/i) ?? (page > 1 ? (page - 1) * size : 0);
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
  step: ServedStep,
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
