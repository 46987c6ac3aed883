// The runtime of wireform, copied. Do not edit.
/** Errors of a transport may quote its arguments: this removes credentials from them. */
import { hide } from "../client/api-error.js";
import type { HttpRequest } from "../encode/operation.js";
import { decode, hasSecretPath, redact, redacted } from "../tools/redact.js";
import type { SignedDraft } from "./auth.js";

/**
 * Returns the error itself if all of it can be inspected and has no secret of `draft`. Otherwise a
 * new error with what is safe: its masked message, its name and code if they are plain, and those
 * of its causes. It never throws, whatever it gets, and reading its result doesn't throw either.
 */
export function maskError(error: unknown, draft: SignedDraft, request: HttpRequest): unknown {
  try {
    const mask = maskOf(draft, request);
    return isFree(error, mask) ? error : without(mask, error, 9);
  } catch {
    // A Proxy or a getter that throws: don't touch it again.
    return new Error("the request failed");
  }
}

type Mask = (text: string) => string;

/** Hides the secret values and their parts, without the shortest, which may be in any text. */
function maskOf({ url, headers, secrets }: SignedDraft, request: HttpRequest): Mask {
  const { operation } = request;
  const values: string[] = [];
  redact({ ...request, url, headers }, (value) => values.push(value, decode(value)));
  if (hasSecretPath(operation))
    values.push(
      ...request.url
        .replace(/\?[^]*/, "")
        .split("/")
        .filter((text) => !operation.path.includes(text)),
    );
  // After the scheme's name, and after each name: in cookies, `Digest username="u"`.
  const parts = values.flatMap((value) => [
    value.replace(/^\S* /, ""),
    ...Array.from(value.matchAll(/=\s*"?([^";,]*)/g), ([, part]) => part!),
  ]);
  // User and password: an error may quote only one of them.
  const patterns = [...values, ...parts, ...secrets, ...secrets.flatMap((text) => text.split(":"))]
    .filter((text) => text.length > 2)
    .sort((a, b) => b.length - a.length)
    .map(patternOf);
  // `^\b$` matches nothing.
  const pattern = new RegExp(patterns.join("|") || "^\\b$", "gi");
  return (text) => text.replace(pattern, redacted);
}

/** Finds a text in any encoding: in a URL, a form or JSON. */
function patternOf(text: string): string {
  return text.replace(/\W/gu, (character) => {
    const bytes = Array.from(new TextEncoder().encode(character), (byte) => byte.toString(16));
    return `(\\\\?\\${character}|\\+|%${bytes.join("%")})`;
  });
}

/**
 * Whether an error has no secret. False also if it can't be fully inspected: an unknown class, a
 * function, or more than a thousand values.
 */
function isFree(error: unknown, mask: Mask): boolean {
  // A set may grow during iteration and keeps each value once, so cycles end.
  const found = new Set([error, `${error}`]);
  for (const value of found) {
    if (Object(value) === value) {
      const object = value as Record<PropertyKey, unknown>;
      const isKnown = [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value));
      if (found.size > 1000 || !(isKnown || value instanceof Error)) return false;
      for (const key of [...Reflect.ownKeys(object), "message", "name"])
        found.add(String(key)).add(object[key]);
    } else if (mask(`${value as string}`) !== `${value as string}`) return false;
  }
  return true;
}

function without(mask: Mask, error: unknown, depth: number): Error {
  const { message = error, name, code, cause } = Object(error) as Record<string, unknown>;
  const isPlain = (word: unknown): boolean =>
    typeof word === "string" && /^[A-Z]\w*$/.test(word) && mask(word) === word;
  const words = typeof message === "string" ? mask(message) : "the request failed";
  const masked = new Error(words);
  if (depth && cause !== undefined) hide(masked, "cause", without(mask, cause, depth - 1));
  return Object.assign(masked, isPlain(name) && { name }, isPlain(code) && { code });
}
