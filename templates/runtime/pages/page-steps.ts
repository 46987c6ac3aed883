/** From one page to the next by a query parameter. Generated code uses these functions. */
import type { Input } from "../encode/operation.js";
import { type Page, PaginationError, type Path, type Step } from "./pagination.js";
import { valueAt } from "../read/value-at.js";

/**
 * By a cursor in the page.
 * @param more where the page says whether there is another, and then a missing cursor is an error;
 * without it, a missing cursor ends the list
 */
export function byCursor(parameter: string, cursor: Path, more?: Path): Step {
  return (page) => follow(page, parameter, valueAt(page.data, cursor), more);
}

/** By a member of the page's last item, such as its id. */
export function byLastItem(parameter: string, member: Path, more?: Path): Step {
  return (page) =>
    follow(page, parameter, valueAt(page.items[page.items.length - 1], member), more);
}

/**
 * By the number of items so far.
 * @param size the parameter for the number of items in a page
 * @param more where the page says whether there is another; only that decides then. Without it, an
 * empty page ends the list. So does one with fewer items than `size`, but only after a page that
 * was full: a server may return fewer than requested
 */
export function byOffset(parameter: string, size?: string, more?: Path): Step {
  return (page) =>
    isLast(page, size, more)
      ? undefined
      : follow(page, parameter, Number(given(page, parameter) ?? 0) + page.items.length, more);
}

/**
 * By the page's number; `size` and `more` are as for `byOffset`.
 * @param first the number of the first page
 */
export function byPage(parameter: string, first: number, size?: string, more?: Path): Step {
  return (page) =>
    isLast(page, size, more)
      ? undefined
      : follow(page, parameter, Number(given(page, parameter) ?? first) + 1, more);
}

function follow(page: Page, parameter: string, value: unknown, more?: Path): ReturnType<Step> {
  if (more && !valueAt(page.data, more)) return undefined;
  if (value === undefined || value === null || value === "") {
    if (!more) return undefined;
    // Stopping here would silently lose the rest of the list.
    throw contradiction(page, more, `no ${parameter} came`);
  }
  const { input } = page;
  const query = { ...(input.query as object), [parameter]: value };
  return { input: { ...input, query } satisfies Input, key: value };
}

function isLast(page: Page, size: string | undefined, more: Path | undefined): boolean {
  if (!more) {
    const wanted = size === undefined ? undefined : given(page, size);
    const { items, most } = page;
    return !items.length || (items.length < Number(wanted) && most >= Number(wanted));
  }
  // Numbers can grow without end, so nothing else would stop the loop.
  if (page.empties > 1 && valueAt(page.data, more))
    throw contradiction(page, more, `${page.empties} pages in a row are empty`);
  return false;
}

function contradiction({ request }: Page, more: Path, problem: string): PaginationError {
  return new PaginationError(request, `/${more.join("/")} says more, but ${problem}`);
}

function given({ input }: Page, parameter: string): unknown {
  return valueAt(input.query, [parameter]);
}
