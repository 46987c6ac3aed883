/**
 * Credentials: which of a document's security schemes are used, and what they add to a request. No
 * message here shows a credential.
 */
import { definedEntries } from "../client/options.js";
import type { Operation, RequestDraft } from "../encode/operation.js";
import { FinalError } from "./failure.js";

/** A secret, or a function that returns one. */
export type Credential = string | ((asked: CredentialRequest) => string | Promise<string>);

/** A function that returns a credential. */
type Provider = Exclude<Credential, string>;

/** The argument of such a function. */
export interface CredentialRequest {
  /** `true`: the API has just answered 401, so a cached token is no longer valid. */
  readonly refresh: boolean;
}

/**
 * For HTTP basic: `user:password` (without a colon: a user with an empty password), or the parts.
 */
export type BasicCredential = Credential | { readonly username: string; readonly password: string };

/** Adds a credential as its scheme in the document requires. See `auth-schemes.ts`. */
export interface SecurityScheme {
  /** A bare string is used for the scheme with the lowest rank. */
  readonly rank: number;
  /** The characters that can be sent unchanged. */
  readonly legal: RegExp;
  write(draft: SignedDraft, credential: string): void;
  /** The text of a credential that is given in parts; `undefined` for anything else. */
  join?(parts: unknown): string | undefined;
}

/** A request that is about to be sent. */
export interface SignedDraft extends RequestDraft {
  /** The credentials that were added to it. */
  readonly secrets: string[];
  /** How often the client's credentials were refreshed before these were added. */
  refreshes?: number;
}

/**
 * The security of a document, as generated. It leaves out mutualTLS, where the connection is the
 * credential.
 */
export interface Security {
  /** By name in the document. */
  readonly schemes?: Readonly<Record<string, SecurityScheme>>;
  /** All distinct alternatives that any operation declares, each a list of names. */
  readonly security?: readonly (readonly string[])[];
}

/**
 * Adds the credentials to a request as its operation requires.
 * @param refused the request whose credentials the API has just refused
 * @throws FinalError: what the caller's own function throws is passed on unchanged
 */
export type Authorize = (
  operation: Operation,
  draft: SignedDraft,
  refused: SignedDraft | undefined,
) => Promise<void>;

type Alternatives = readonly (readonly string[])[];

/**
 * Chooses the credentials for each operation. A bare string or function serves every operation that
 * a single scheme satisfies: bearer before basic before apiKey. With an object, the first
 * alternative is used whose schemes are all given. Only clients of documents with schemes bundle this.
 * @throws TypeError if `auth` can't match the document; later, if it doesn't match the operation
 */
export function authorizer({ schemes = {}, security = [] }: Security, auth: unknown): Authorize {
  const isBare = typeof auth !== "object" || !auth;
  const given = new Map(isBare ? [] : definedEntries(auth));
  const valueOf = (name: string): unknown => (isBare ? auth : given.get(name));
  const rank = ([name]: readonly string[]): number => (isBare && schemes[name!]?.rank) || 0;
  /** The schemes of the first alternative that the given credentials satisfy. */
  const choose = (alternatives: Alternatives): readonly string[] | undefined =>
    alternatives
      .filter((names) =>
        isBare ? names.length === 1 : names.length && names.every((name) => given.has(name)),
      )
      .sort((a, b) => rank(a) - rank(b))[0];

  const fail = (problem: string, asked = security): never => {
    const usable = asked.map((names) => names.join(" and ")).filter(Boolean);
    throw new TypeError(`auth: ${problem}; asked for: ${usable.join(" or ") || "nothing"}`);
  };

  const read = (name: string, value: unknown): string => {
    const scheme = schemes[name];
    const text = scheme?.join?.(value) ?? value;
    return typeof text === "string" && scheme?.legal.test(text)
      ? text
      : fail(`${name} is empty or can't be sent`);
  };

  const names = isBare ? choose(security) : [...given.keys()];
  if (!names?.length) fail("no credential fits");
  for (const name of names!) {
    if (!choose(security.filter((all) => all.includes(name))))
      fail(`${name} is unknown, or not enough`);
    if (typeof valueOf(name) !== "function") read(name, valueOf(name));
  }

  // A refresh may revoke what the one before it gave: requests that fail together share one.
  const refreshing = new Map<string, Promise<unknown>>();
  const ask = async (name: string, asked: CredentialRequest): Promise<unknown> => {
    const value = valueOf(name);
    return typeof value === "function" ? (value as Provider)(asked) : value;
  };
  const refresh = (name: string, asked: CredentialRequest): Promise<unknown> => {
    const running = refreshing.get(name) ?? ask(name, asked).finally(() => refreshing.delete(name));
    refreshing.set(name, running);
    return running;
  };

  let refreshes = 0;
  return async ({ id, security: wanted = [] }, draft, refused) => {
    // If another request has refreshed meanwhile, the current credentials are already new.
    const asked = { refresh: refused?.refreshes === refreshes };
    draft.refreshes = refreshes;
    try {
      const names = choose(wanted);
      // An empty alternative: the operation may be called without credentials.
      if (!names && wanted.length && wanted.every((all) => all.length))
        fail(`${id} needs other credentials`, wanted);
      for (const name of names ?? []) {
        const text = read(name, await (asked.refresh ? refresh : ask)(name, asked));
        schemes[name]!.write(draft, text);
        draft.secrets.push(text);
      }
    } catch (error) {
      throw new FinalError(error);
    }
    // Even if the caller who waited has left: other requests needn't refresh again.
    if (asked.refresh) refreshes++;
  };
}
