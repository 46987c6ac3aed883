/** Lists that come in pages, as one iterable of their items or of the pages. */
import type { Client } from "../client/client.js";
import type { Pages } from "../client/methods.js";
import type { SendOptions } from "../client/options.js";
import type { Success } from "../client/outcome.js";
import type { HttpRequest, Input } from "../encode/operation.js";
import { successOf } from "../read/response-body.js";
import type { Responses } from "../read/response.js";
import { valueAt } from "../read/value-at.js";
import { redactUrl } from "../tools/redact.js";

/**
 * A list can't be continued: the server repeats a cursor, says that there is more without saying
 * where, or sends something that isn't a page.
 */
export class PaginationError extends Error {
  override readonly name = "PaginationError";
  /** The operation's id. */
  readonly operation: string;

  constructor({ operation: { id, method, path } }: HttpRequest, reason: string) {
    super(`${method} ${path}: ${reason}`);
    this.operation = id;
  }
}

/** One page, for the code that finds the next. */
export interface Page {
  readonly data: unknown;
  readonly items: readonly unknown[];
  /** The number of consecutive pages without items, including this one. */
  readonly empties: number;
  /** The largest number of items in a page so far. */
  readonly most: number;
  readonly headers: Headers;
  /** The input that requested this page. */
  readonly input: Input;
  readonly request: HttpRequest;
  /** The server that sent it. */
  readonly baseUrl: string;
}

/** What to request next: another input, or this request at another URL. `undefined`: nothing. */
export type Step = (
  page: Page,
) => { readonly input: Input; readonly key: unknown } | { readonly url: string } | undefined;

/** Names of members, outermost first: the parts of a JSON Pointer. */
export type Path = readonly string[];

/**
 * @param options for each page's request
 * @param items where the items are in a page
 */
export function paginate<I extends Input, R extends Responses, H, Item>(
  client: Client,
  build: (input: I) => HttpRequest<R, H>,
  input: I,
  options: SendOptions,
  items: Path,
  step: Step,
): Pages<Item, Success<R>> {
  async function* answers() {
    const seen = new Set<unknown>();
    let current = input;
    let page: Page | undefined;
    for (let request: HttpRequest<R, H> | undefined = build(input); request;) {
      page = await fetchPage(client, request as HttpRequest, current, items, options, page);
      yield page;
      const next = step(page);
      const key = next && ("url" in next ? next.url : next.key);
      if (seen.has(key)) {
        const shown = redactUrl(`${key}`, request.operation);
        throw new PaginationError(request as HttpRequest, `${shown} comes again`);
      }
      seen.add(key);
      if (next && "input" in next) current = next.input as I;
      request = next && ("url" in next ? { ...request, url: next.url } : build(current));
    }
  }
  return {
    async *pages() {
      for await (const { data } of answers()) yield data as Success<R>;
    },
    async *[Symbol.asyncIterator]() {
      for await (const page of answers()) yield* page.items as Item[];
    },
  };
}

/**
 * Sends the request of one page.
 * @param path where the items are in a page
 * @param before what the pages before it were like
 */
export async function fetchPage(
  client: Client,
  request: HttpRequest,
  input: Input,
  path: Path,
  options: SendOptions,
  before: Pick<Page, "empties" | "most"> = { empties: 0, most: 0 },
): Promise<Page> {
  const outcome = await client.send(request, options);
  const data = successOf(outcome);
  // The request as it was sent, with the client's parameters.
  const { headers, baseUrl, request: sent } = outcome;
  const items = valueAt(data, path);
  if (!Array.isArray(items)) throw new PaginationError(request, `no list at /${path.join("/")}`);
  const empties = items.length ? 0 : before.empties + 1;
  const most = Math.max(before.most, items.length);
  return { data, items, empties, most, headers, input, request: sent, baseUrl };
}
