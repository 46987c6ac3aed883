/** The result of `createApi`: methods that build a request and send it. */
import type { HttpRequest } from "../encode/operation.js";
import type { Responses } from "../read/response.js";
import type { Client } from "./client.js";
import type { SendOptions, StreamOptions } from "./options.js";
import type { BodyStream, Outcome, StreamedOutcome, Success } from "./outcome.js";

/**
 * The options of one call. A single type, with or without `stream`: editors show no docs for
 * members with two call signatures.
 */
export interface CallOptions<Streamed extends boolean> extends SendOptions {
  /** `true`: the body of a success is left unread. `timeout` then ends with its headers. */
  readonly stream?: Streamed | undefined;
}

/** The result of a call: the unread body, or the data of the success. */
export type Called<R extends Responses, Streamed extends boolean> = Streamed extends true
  ? BodyStream
  : Success<R>;

/**
 * An operation as a method. Called, it returns the data of the success and throws errors, like
 * `call` of a client. `H`: the header fields of its responses.
 */
export interface Method<Input, R extends Responses, H = unknown> {
  <Streamed extends boolean = false>(
    input: Input,
    options?: CallOptions<Streamed>,
  ): Promise<Called<R, Streamed>>;
  /** Sends the request too, and returns the outcome of any response, like `send` of a client. */
  send(input: Input, options: StreamOptions): Promise<StreamedOutcome<R, H>>;
  send(input: Input, options?: SendOptions): Promise<Outcome<R, H>>;
  /** Only builds the request: nothing is sent. */
  request(input: Input): HttpRequest<R, H>;
}

/** The same for an operation that needs no input. */
export interface OptionalMethod<Input, R extends Responses, H = unknown> {
  <Streamed extends boolean = false>(
    input?: Input,
    options?: CallOptions<Streamed>,
  ): Promise<Called<R, Streamed>>;
  /** Sends the request too, and returns the outcome of any response, like `send` of a client. */
  send(input: Input | undefined, options: StreamOptions): Promise<StreamedOutcome<R, H>>;
  send(input?: Input, options?: SendOptions): Promise<Outcome<R, H>>;
  /** Only builds the request: nothing is sent. */
  request(input?: Input): HttpRequest<R, H>;
}

/**
 * The items of all pages. A page is requested when it is needed, so leaving a loop stops the
 * requests; each loop starts with the first page. Loops throw what `call` throws, and
 * PaginationError.
 */
export interface Pages<Item, Page> extends AsyncIterable<Item> {
  /** Page by page: the data of each response. */
  pages(): AsyncIterable<Page>;
}

/** An operation whose list comes in pages. */
export interface PagedMethod<Input, R extends Responses, Item, H = unknown> extends Method<
  Input,
  R,
  H
> {
  /** The items of all pages; add `.pages()` to loop over the pages. */
  pages(input: Input, options?: SendOptions): Pages<Item, Success<R>>;
}

/** The same for an operation that needs no input. */
export interface OptionalPagedMethod<
  Input,
  R extends Responses,
  Item,
  H = unknown,
> extends OptionalMethod<Input, R, H> {
  /** The items of all pages; add `.pages()` to loop over the pages. */
  pages(input?: Input, options?: SendOptions): Pages<Item, Success<R>>;
}

/**
 * What methods are made from: an operation's function and the one for its pages, by name and group.
 */
export type MethodSources<Api> = {
  readonly [Name in keyof Api]: Api[Name] extends AnyMethod
    ? Api[Name] extends { pages(input: infer Input, options?: SendOptions): infer Items }
      ? readonly [
          Api[Name]["request"],
          (client: Client, input: Input, options?: SendOptions) => Items,
        ]
      : Api[Name]["request"]
    : MethodSources<Api[Name]>;
};

interface AnyMethod {
  (...input: never): unknown;
  readonly request: unknown;
}

/**
 * Makes the methods for a client, or for the options of one. Each method is made when it is first
 * used.
 */
export function makeApi<Api, Options>(
  create: (options: Options) => Client,
  options: Options | Client,
  sources: MethodSources<Api>,
): Api {
  const client = isClient(options) ? options : create(options);
  return membersOf(sources as Sources, client) as Api;
}

type Build = (input: unknown) => HttpRequest;
type ListPages = (client: Client, input: unknown, options?: SendOptions) => unknown;
type Source = Build | readonly [Build, ListPages] | Sources;
interface Sources {
  readonly [name: string]: Source;
}

function isClient(options: unknown): options is Client {
  return typeof Object(options).send === "function";
}

function membersOf(sources: Sources, client: Client): object {
  const members = {};
  for (const [name, source] of Object.entries(sources)) {
    const define = (property: PropertyDescriptor): object =>
      Object.defineProperty(members, name, { enumerable: true, configurable: true, ...property });
    define({
      get() {
        const value = memberOf(source, client);
        define({ value });
        return value;
      },
    });
  }
  return members;
}

function memberOf(source: Source, client: Client): object {
  if (typeof source === "function") return methodOf(source, client);
  if (!isPaged(source)) return membersOf(source, client);
  const [build, pages] = source;
  return Object.assign(methodOf(build, client), {
    pages: (input: unknown, options?: SendOptions) => pages(client, input, options),
  });
}

function isPaged(source: Source): source is readonly [Build, ListPages] {
  return Array.isArray(source);
}

/** Invalid input becomes a rejection, like all other errors. */
function methodOf(request: Build, client: Client): object {
  return Object.assign(
    async (input: unknown, options?: SendOptions) => client.call(request(input), options),
    {
      send: async (input: unknown, options?: SendOptions) => client.send(request(input), options),
      request,
    },
  );
}
