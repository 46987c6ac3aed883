/** Lists that come in pages, as one iterable of their items, or of the pages. */
import type { Client } from "../client/client.js";
import type { Pages } from "../client/methods.js";
import type { SendOptions } from "../client/options.js";
import type { Success } from "../client/outcome.js";
import { hasOwn } from "../encode/codecs/scalar.js";
import type { HttpRequest, Input } from "../encode/operation.js";
import { successOf } from "../read/response-body.js";
import type { Responses } from "../read/response.js";
import { redactUrl } from "../tools/redact.js";

/** A list can't be followed: the server repeats itself, says that there is more and not where, or sends what is no page. */
export class PaginationError extends Error {
  override readonly name = "PaginationError";
  /** The operation's id. */
  readonly operation: string;

  constructor({ operation: { id, method, path } }: HttpRequest, reason: string) {
    super(`${method} ${path}: ${reason}`);
    this.operation = id;
  }
}

/** One page, for who finds the way to the next. */
export interface Page {
  readonly data: unknown;
  readonly items: readonly unknown[];
  /** How many pages in a row have no items, this one included. */
  readonly empties: number;
  /** The most items that a page has had, this one included. */
  readonly most: number;
  readonly headers: Headers;
  /** What this page was asked for with. */
  readonly input: Input;
  readonly request: HttpRequest;
  /** The server that gave it. */
  readonly baseUrl: string;
}

/** What is asked for next: another input, or this request at another place. `undefined`: nothing. */
export type Step = (
  page: Page,
) => { readonly input: Input; readonly key: unknown } | { readonly url: string } | undefined;

/** Names of members, outermost first: a JSON Pointer, taken apart. */
export type Path = readonly string[];

/**
 * @param options of each page's request
 * @param items where a page has its items
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
    let empties = 0;
    let most = 0;
    for (let request: HttpRequest<R, H> | undefined = build(input); request;) {
      const outcome = await client.send(request as HttpRequest, options);
      const data = successOf(outcome);
      // The request as it was sent: the client may have given it parameters.
      const { headers, baseUrl, request: sent } = outcome;
      const list = valueAt(data, items);
      if (!Array.isArray(list)) {
        throw new PaginationError(request as HttpRequest, `no list at /${items.join("/")}`);
      }
      yield { data: data as Success<R>, items: list as Item[] };
      empties = list.length ? 0 : empties + 1;
      most = Math.max(most, list.length);
      const told = { data, items: list, empties, most, headers };
      const page = { ...told, input: current, request: sent, baseUrl };
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
      for await (const { data } of answers()) yield data;
    },
    async *[Symbol.asyncIterator]() {
      for await (const page of answers()) yield* page.items;
    },
  };
}

/** The member of a member; `undefined` where there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (outer, name) =>
      hasOwn(Object(outer) as object, name) ? (outer as Record<string, unknown>)[name] : undefined,
    value,
  );
}
