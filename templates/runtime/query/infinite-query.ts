/** Lists that come in pages, for infinite scrolling. */
import type { Client } from "../client/client.js";
import type { RequestOptions } from "../client/options.js";
import type { Success } from "../client/outcome.js";
import type { HttpRequest, Input } from "../encode/operation.js";
import { fetchPage, PaginationError, type Path, type Step } from "../pages/pagination.js";
import type { Responses } from "../read/response.js";
import { headOf, keyOf, type KeySource, type QueryKey } from "./key.js";
import { type Failing, keysOf, type QueryError, signalOf } from "./query.js";

/** What TanStack Query's `useInfiniteQuery` takes. */
export interface InfiniteQueryOptions<Item, Data, Failure> extends Failing<Failure> {
  readonly queryKey: QueryKey;
  /** Sends the request of a page. The library's signal ends it. */
  readonly queryFn: (context?: PageContext) => Promise<InfinitePage<Item, Data>>;
  readonly initialPageParam: PageParam | null;
  readonly getNextPageParam: (page: InfinitePage<Item, Data>) => PageParam | null;
}

export interface PageContext {
  readonly signal?: AbortSignal;
  readonly pageParam?: PageParam | null;
}

/** A page as it is kept. It knows what comes next, so that it can be stored and continued. */
export interface InfinitePage<Item, Data> {
  readonly items: readonly Item[];
  /** All of the answer. */
  readonly data: Data;
  /** `null`: it is the last page. */
  readonly next: PageParam | null;
}

/** Where a page is: at a URL of the server, or by these query parameters. Plain data. */
export interface PageParam {
  readonly url?: string;
  readonly query?: Readonly<Record<string, unknown>>;
  /** Of the pages before: how many in a row had no items, and the most items that one had. */
  readonly empties: number;
  readonly most: number;
}

/** An operation's pages: `useInfiniteQuery(listOrdersInfiniteQuery(client, input))`. */
export interface InfiniteQuery<Input, R extends Responses, Item, H = unknown> {
  (
    client: Client,
    input: Input,
    options?: RequestOptions,
  ): InfiniteQueryOptions<Item, Success<R>, QueryError<R, H>>;
  /** How its keys begin, or those of an input: to invalidate what is kept. */
  key(input?: Partial<Input>): QueryKey;
}

/** The same for an operation that needs no input. */
export interface OptionalInfiniteQuery<Input, R extends Responses, Item, H = unknown> {
  (
    client: Client,
    input?: Input,
    options?: RequestOptions,
  ): InfiniteQueryOptions<Item, Success<R>, QueryError<R, H>>;
  /** How its keys begin, or those of an input: to invalidate what is kept. */
  key(input?: Partial<Input>): QueryKey;
}

/**
 * @param build the operation's function
 * @param path where the items are in a page
 * @returns the options of its input and its pages: the type that the generated code says
 */
export function makeInfiniteQuery<Query>(
  source: KeySource,
  build: (input: never) => HttpRequest,
  path: Path,
  step: Step,
): Query {
  const head = headOf(source, true);
  return Object.assign(
    (client: Client, input: Input = {}, options?: RequestOptions) => ({
      queryKey: keyOf(head, input),
      initialPageParam: null as null,
      getNextPageParam: ({ next }: InfinitePage<unknown, unknown>) => next,
      async queryFn(context: PageContext = {}): Promise<InfinitePage<unknown, unknown>> {
        const param = context.pageParam;
        const here = param?.query ? { ...input, query: at(input, param.query) } : input;
        const built = build(here as never);
        const request = param?.url === undefined ? built : { ...built, url: param.url };
        const sent = { ...options, ...signalOf(context) };
        const page = await fetchPage(client, request, here, path, sent, param ?? undefined);
        const { items, data, empties, most } = page;
        const next = paramOf(step(page), here);
        if (next && isSame(next, param))
          throw new PaginationError(request, "the next page is this one again");
        return { items, data, next: next && { ...next, empties, most } };
      },
    }),
    { key: keysOf(head) },
  ) as Query;
}

const at = ({ query }: Input, changed: object): object => ({ ...(query as object), ...changed });

/** Only what differs from this page's input: the rest of that may not be plain data. */
function paramOf(
  next: ReturnType<Step>,
  { query }: Input,
): Pick<PageParam, "url" | "query"> | null {
  if (!next) return null;
  if ("url" in next) return { url: next.url };
  const before = Object(query) as Readonly<Record<string, unknown>>;
  const members = Object.entries(next.input.query as object);
  return { query: Object.fromEntries(members.filter(([name, value]) => before[name] !== value)) };
}

/** Whether a server leads back to the page that it comes from: it would never end. */
function isSame(
  next: Pick<PageParam, "url" | "query">,
  last: PageParam | null | undefined,
): boolean {
  return next.query ? Object.keys(next.query).length === 0 : next.url === last?.url;
}
