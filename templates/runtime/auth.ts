/**
 * Credentials: which security schemes of a document are used, and what they put on a request. No
 * message here shows a credential.
 */
import { escapeRfc } from "./escape.js";
import type { Operation } from "./operation.js";
import { keyNames, withoutParameters } from "./redact.js";

/** A secret, or where to get it. */
export type Credential = string | ((asked: CredentialRequest) => string | Promise<string>);

/** What a function that gives a credential is told. */
export interface CredentialRequest {
  /** `true`: the API has just answered 401, so that a kept token is of no use any more. */
  readonly refresh: boolean;
}

/** For HTTP basic: `user:password` (without a colon: a user with an empty password), or the parts. */
export type BasicCredential = Credential | { readonly username: string; readonly password: string };

/** Writes a credential as its scheme in the document says. Make them with the functions below. */
export interface SecurityScheme {
  /** The lower, the sooner a bare string is taken for this scheme. */
  readonly rank: number;
  /** What can be sent unchanged. */
  readonly legal: RegExp;
  write(draft: RequestDraft, credential: string): void;
  /** The text of a credential that is given in parts; `undefined` if it isn't. */
  join?(parts: unknown): string | undefined;
}

/** What is about to be sent. */
export interface RequestDraft {
  url: string;
  readonly headers: Record<string, string>;
  /** The credentials that were written into it. */
  readonly secrets: string[];
}

/**
 * The security of a document, as generated. mutualTLS is in none of it: the connection is the
 * credential.
 */
export interface Security {
  /** By the document's name. */
  readonly schemes?: { readonly [name: string]: SecurityScheme };
  /** All distinct alternatives that any operation declares, each a list of names. */
  readonly security?: readonly (readonly string[])[];
}

/** `http` bearer, `oauth2` and `openIdConnect`. */
export const bearer: SecurityScheme = {
  rank: 0,
  legal: /^[!-~]([ -~]*[!-~])?$/,
  write({ headers }, token) {
    headers["authorization"] ??= `Bearer ${token}`;
  },
};

/** `http` basic. */
export const basic: SecurityScheme = {
  rank: 1,
  legal: /^[^\p{Cc}\p{Cs}]+$/u,
  write({ headers }, credential) {
    const userinfo = credential.includes(":") ? credential : `${credential}:`;
    const binary = String.fromCharCode(...new TextEncoder().encode(userinfo));
    headers["authorization"] ??= `Basic ${btoa(binary)}`;
  },
  join(parts) {
    const { username, password } = Object(parts) as Record<string, unknown>;
    const whole = typeof username === "string" && typeof password === "string";
    return whole && !username.includes(":") ? `${username}:${password}` : undefined;
  },
};

/** Any other `http` scheme: the credentials follow its name, as RFC 9110 11.6.2 has it. */
/* @__NO_SIDE_EFFECTS__ */
export function httpScheme(name: string): SecurityScheme {
  return {
    rank: 2,
    legal: bearer.legal,
    write({ headers }, credentials) {
      headers["authorization"] ??= `${name} ${credentials}`;
    },
  };
}

/** `apiKey` in a header. */
export function apiKeyHeader(name: string): SecurityScheme {
  const key = name.toLowerCase();
  return {
    rank: 2,
    legal: bearer.legal,
    write({ headers }, value) {
      headers[key] ??= value;
    },
  };
}

/** `apiKey` in the query, percent-encoded, instead of what the query has under its name. */
export function apiKeyQuery(name: string): SecurityScheme {
  keyNames.add(name);
  return {
    rank: 2,
    legal: basic.legal,
    write(draft, value) {
      const url = withoutParameters(draft.url, (other) => other === name);
      draft.url = `${url}${url.includes("?") ? "&" : "?"}${escapeRfc(name)}=${escapeRfc(value)}`;
    },
  };
}

/** `apiKey` in a cookie. Browsers let no program set one: there the browser's own are sent. */
export function apiKeyCookie(name: string): SecurityScheme {
  return {
    rank: 2,
    legal: /^[!#-+\--:<-[\]-~]+$/,
    write({ headers }, value) {
      const others = headers["cookie"];
      headers["cookie"] = `${others ? `${others}; ` : ""}${name}=${value}`;
    },
  };
}

/** Puts the credentials on a request as its operation asks. */
export type Authorize = (
  operation: Operation,
  draft: RequestDraft,
  asked: CredentialRequest,
) => Promise<void>;

/**
 * Chooses the credentials for each operation. A bare string or function serves every operation
 * that one scheme alone satisfies: bearer before basic before apiKey. Of an object, the first
 * alternative counts all of whose schemes are given. Without `auth` nothing is sent.
 * @throws TypeError where `auth` can't fit the document; later, where it doesn't fit the operation
 */
export function authorizer({ schemes = {}, security = [] }: Security, auth: unknown): Authorize {
  const bare = typeof auth !== "object" || !auth;
  const given = new Map(
    Object.entries(bare ? {} : auth).filter(([, value]) => value !== undefined),
  );
  if (auth === undefined) return async () => {};

  const rank = (name: string | undefined): number => schemes[`${name}`]?.rank ?? NaN;
  const fitting = (alternatives: Alternatives): Alternatives =>
    bare
      ? alternatives.filter((names) => names.length === 1).sort(([a], [b]) => rank(a) - rank(b))
      : alternatives.filter((names) => names.length && names.every((name) => given.has(name)));
  const fail = (problem: string, asked = security): never => {
    const usable = asked.filter((names) => names.length);
    const shapes = usable.map((names) => `an object with ${names.join(" and ")}`);
    if (usable.some((names) => !names[1])) shapes.unshift("a string", "a function");
    if (!usable[0]) throw new TypeError("auth: leave it out, the document has no usable scheme");
    throw new TypeError(`auth: ${problem}; expected ${shapes.join(" or ")}`);
  };
  const valueOf = (name: string): unknown => given.get(name) ?? auth;
  const read = (name: string, value: unknown): string => {
    const scheme = schemes[name];
    const text = scheme?.join?.(value) ?? value;
    return typeof text === "string" && scheme?.legal.test(text)
      ? text
      : fail(`${name} is empty, of a wrong type, or can't be sent unchanged`);
  };

  const all = fitting(security);
  if (!bare && !given.size) fail("all values in it are undefined");
  if (bare && !all[0]) fail("one credential is not enough");
  for (const name of bare ? (all[0] ?? []) : given.keys()) {
    if (!security.flat().includes(name)) fail(`${name} is unknown`);
    if (!all.flat().includes(name)) fail(`${name} without the others is not enough`);
    if (typeof valueOf(name) !== "function") read(name, valueOf(name));
  }

  // A refresh may revoke what the one before it gave: requests that fail together share one.
  const refreshing = new Map<string, Promise<unknown>>();
  const give = (name: string, provider: Function, asked: CredentialRequest): Promise<unknown> => {
    const running = asked.refresh ? refreshing.get(name) : undefined;
    if (running) return running;
    const given = (async (): Promise<unknown> => provider(asked))();
    if (asked.refresh) {
      refreshing.set(name, given);
      const end = (): unknown => refreshing.delete(name);
      given.then(end, end);
    }
    return given;
  };

  return async ({ id, security: wanted = [] }, draft, asked) => {
    const [names = []] = fitting(wanted);
    // An empty alternative: the operation may be called without credentials.
    if (!names.length && wanted.length && wanted.every((each) => each.length))
      fail(`${id} needs other credentials`, wanted);
    for (const name of names) {
      const value = valueOf(name);
      const text = read(name, typeof value === "function" ? await give(name, value, asked) : value);
      schemes[name]?.write(draft, text);
      draft.secrets.push(text);
    }
  };
}

type Alternatives = readonly (readonly string[])[];
