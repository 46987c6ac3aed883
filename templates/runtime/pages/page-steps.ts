/** From one page to the next by a parameter of the query: what the generated code names. */
import type { Input } from "../encode/operation.js";
import { type Page, PaginationError, type Path, type Step, valueAt } from "./pagination.js";

/**
 * By a cursor that the page brings.
 * @param more where the page says whether there is another, and then a missing cursor is an error;
 * without it, a missing cursor ends the list
 */
export function byCursor(parameter: string, cursor: Path, more?: Path): Step {
  return (page) => follow(page, parameter, valueAt(page.data, cursor), more);
}

/** By something of the page's last item, such as its id. */
export function byLastItem(parameter: string, member: Path, more?: Path): Step {
  return (page) =>
    follow(page, parameter, valueAt(page.items[page.items.length - 1], member), more);
}

/**
 * By how many items there were.
 * @param size the parameter that says how many items a page may have
 * @param more where the page says whether there is another, which alone counts then; without it, an
 * empty page ends the list. So does one with fewer than `size`, but only where a page before it had
 * as many: a server may give fewer than it is asked for
 */
export function byOffset(parameter: string, size?: string, more?: Path): Step {
  return (page) =>
    isLast(page, size, more)
      ? undefined
      : follow(page, parameter, Number(given(page, parameter) ?? 0) + page.items.length, more);
}

/** By the page's number; `size` and `more` as for `byOffset`. @param first that of the first page */
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
    // To stop here would lose the rest of the list in silence.
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
  // Numbers grow for ever: nothing else would end the loop.
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
