/** How a test names an operation. */
import { type OfOperation, operationOf } from "../encode/operation-of.js";
import type { ServedOperation } from "../serve/served.js";

/** Its id, or what builds its requests: `"createOrder"`, `createOrder`, `api.orders.create`. */
export type NamedOperation<H> = (keyof H & string) | OfOperation;

/** The id of a named operation. `H`: what has a member for each id; `B`: the functions by id. */
export type IdOf<H, B, Named> = Named extends keyof H
  ? Named
  : Named extends { readonly request: infer Request }
    ? IdOf<H, B, Request>
    : { [Id in keyof H & keyof B]: IsSame<Named, B[Id]> extends true ? Id : never }[keyof H &
        keyof B];

/** Types that fit each other may differ in optional members: only equal ones give equal conditions. */
type IsSame<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/**
 * Finds the id of a named operation.
 *
 * @throws TypeError if the document doesn't have it
 */
export function idFinder(operations: readonly ServedOperation[]): (named: unknown) => string {
  const ids = new Map(operations.map(({ id, method, path }) => [`${method} ${path}`, id]));
  const known = new Set(ids.values());
  return (named) => {
    const operation = operationOf(named);
    const id = operation ? ids.get(`${operation.method} ${operation.path}`) : named;
    if (typeof id === "string" && known.has(id)) return id;
    const name = typeof named === "function" ? named.name : String(named);
    throw new TypeError(`the document has no operation ${name}`);
  };
}
