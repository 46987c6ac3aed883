/** Who calls: operations that ask for credentials are closed unless the program says otherwise. */
import { hasOwn } from "../encode/codecs/scalar.js";
import { Refusal } from "./refusal.js";
import type { ServedOperation } from "./served.js";

/**
 * Decides who calls an operation that asks for credentials. `null` or `undefined`: nobody, so the
 * answer is 401. What else it returns is the call's `identity`.
 * @typeParam Identity what it makes known of the caller
 * @param schemes the alternatives, each a list of schemes that apply together
 */
export type Authenticate<Identity = unknown> = (
  request: Request,
  schemes: readonly (readonly string[])[],
) => Found<Identity> | Promise<Found<Identity>>;

type Found<Identity> = Identity | null | undefined;

/**
 * @param authenticate `false`: something before the handler checks credentials
 * @throws TypeError if an operation asks for credentials, and nothing says who checks them
 */
export function checkAuthenticate(
  operations: readonly ServedOperation[],
  authenticate: Authenticate | false | undefined,
): void {
  if (authenticate !== undefined) return;
  const closed = operations.filter((operation) => !isOpen(operation)).map(({ id }) => id);
  const [first, ...more] = closed;
  if (first === undefined) return;
  const others = more.length > 0 ? ` and ${more.length} more` : "";
  throw new TypeError(
    `${first}${others} need credentials: give the option \`authenticate\`, or \`authenticate: false\` if they are checked before the handler`,
  );
}

/** @throws Refusal (401) */
export async function callerOf(
  operation: ServedOperation,
  request: Request,
  authenticate: Authenticate | false | undefined,
  challenges: Readonly<Record<string, string>>,
): Promise<unknown> {
  const { security = [] } = operation;
  if (!authenticate || security.length === 0) return undefined;
  const identity: unknown = await authenticate(request, security);
  if ((identity ?? null) !== null || isOpen(operation)) return identity;
  const schemes = security
    .flat()
    .map((name) => (hasOwn(challenges, name) ? challenges[name] : "Bearer"));
  throw new Refusal({
    status: 401,
    title: "Unauthorized",
    headers: { "www-authenticate": [...new Set(schemes)].join(", ") },
  });
}

/** Credentials are not asked for, or are optional. */
function isOpen({ security = [] }: ServedOperation): boolean {
  return security.length === 0 || security.some((schemes) => schemes.length === 0);
}
