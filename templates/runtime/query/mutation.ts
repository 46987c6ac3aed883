/** An operation that changes something, for libraries that send it and follow how it goes. */
import type { Client } from "../client/client.js";
import type { RequestOptions } from "../client/options.js";
import type { Success } from "../client/outcome.js";
import type { HttpRequest } from "../encode/operation.js";
import type { Responses } from "../read/response.js";
import { headOf, type KeySource, type QueryKey } from "./key.js";
import type { Failing, QueryError } from "./query.js";

/** What TanStack Query's `useMutation` takes. */
export interface MutationOptions<Input, Data, Failure> extends Failing<Failure> {
  readonly mutationKey: QueryKey;
  /**
   * Sends the request. Its idempotency key, where the operation has one, belongs to the mutation: if
   * the library tries again, it is the same.
   * @param context what the library passes with each try of one mutation; without it, calls with one
   * input object are tries of one mutation until one succeeds
   */
  readonly mutationFn: (input: Input, context?: object) => Promise<Data>;
}

/** An operation's mutation: `useMutation(createOrderMutation(client))`. */
export interface OperationMutation<Input, R extends Responses, H = unknown> {
  (client: Client, options?: RequestOptions): MutationOptions<Input, Success<R>, QueryError<R, H>>;
  /** Its key, to find what is being sent. */
  key(): QueryKey;
}

/** The same for an operation that needs no input. */
export interface OptionalMutation<Input, R extends Responses, H = unknown> {
  (
    client: Client,
    options?: RequestOptions,
  ): MutationOptions<Input | void, Success<R>, QueryError<R, H>>;
  /** Its key, to find what is being sent. */
  key(): QueryKey;
}

/**
 * @param build the operation's function
 * @returns the options of its input and its answers: the type that the generated code says
 */
export function makeMutation<Mutation>(
  source: KeySource,
  build: (input: never) => HttpRequest,
): Mutation {
  const mutationKey = [headOf(source)];
  // The keys of tries that failed, by what all tries of a mutation have in common. They are kept
  // here, as a component makes new options each time it is rendered, also between two tries.
  const failed = new WeakMap<object, string[]>();
  return Object.assign(
    (client: Client, options?: RequestOptions) => ({
      mutationKey,
      async mutationFn(input: unknown, context?: object) {
        const request = build(input as never);
        if (!wantsKey(request)) return client.call(request, options);
        const mutation = context ?? Object(input);
        // Taken, so that another mutation at the same time has its own.
        const idempotencyKey = failed.get(mutation)?.pop() ?? crypto.randomUUID();
        try {
          return await client.call(request, { ...options, idempotencyKey });
        } catch (error) {
          failed.set(mutation, [...(failed.get(mutation) ?? []), idempotencyKey]);
          throw error;
        }
      },
    }),
    { key: () => mutationKey },
  ) as Mutation;
}

/** Whether the operation has a header for a key, and the caller hasn't set it. */
function wantsKey({ operation, headers }: HttpRequest): boolean {
  const name = operation.idempotencyHeader?.toLowerCase();
  return name !== undefined && !headers[name];
}
