/**
 * The kinds of security schemes, and what each adds to a request. No message here shows a
 * credential.
 */
import { escapeRfc } from "../encode/escape.js";
import { withoutParameters } from "../tools/redact.js";
import type { SecurityScheme } from "./auth.js";

/** Blanks are allowed inside. */
const fieldText = /^[!-~]([ -~]*[!-~])?$/;

/** `http` bearer, `oauth2` and `openIdConnect`. */
export const bearer: SecurityScheme = {
  rank: 0,
  // RFC 6750 2.1: a token has no blanks. So `Bearer abc` is refused, which would be sent as `Bearer Bearer abc`.
  legal: /^[!-~]+$/,
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

/** Any other `http` scheme: the credentials follow its name (RFC 9110 11.6.2). */
/* @__NO_SIDE_EFFECTS__ */
export function httpScheme(name: string): SecurityScheme {
  return {
    rank: 2,
    legal: fieldText,
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
    legal: fieldText,
    write({ headers }, value) {
      headers[key] ??= value;
    },
  };
}

/** `apiKey` in the query, percent-encoded. It replaces a parameter of its name. */
export function apiKeyQuery(name: string): SecurityScheme {
  return {
    rank: 2,
    legal: basic.legal,
    write(draft, value) {
      const url = withoutParameters(draft.url, (other) => other === name);
      draft.url = `${url}${url.includes("?") ? "&" : "?"}${escapeRfc(name)}=${escapeRfc(value)}`;
    },
  };
}

/** `apiKey` in a cookie. In browsers, programs can't set cookies: the browser's own are sent. */
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
