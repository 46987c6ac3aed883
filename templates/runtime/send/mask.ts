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
    const mask = maskOf(secretsOf(draft, request));
    return isFree(error, mask) ? error : without(mask, error, 9);
  } catch {
    // A Proxy or a getter that throws: don't touch it again.
    return new Error("the request failed");
  }
}

type Mask = (text: string) => string;

/** The secret values and their parts, without the shortest, which may be in any text. */
function secretsOf({ url, headers, secrets }: SignedDraft, request: HttpRequest): string[] {
  const { operation } = request;
  const values: string[] = [];
  redact({ ...request, url, headers }, (value) => values.push(value));
  if (hasSecretPath(operation)) {
    const segments = request.url.replace(/\?[^]*/, "").split("/");
    values.push(...segments.filter((text) => !operation.path.includes(text)));
  }
  const parts = values.flatMap((value) => [
    value,
    decode(value),
    // After the scheme's name, and after each name: in cookies, `Digest username="u"`.
    value.replace(/^\S* /, ""),
    ...Array.from(value.matchAll(/=\s*"?([^";,]*)/g), ([, part]) => part!),
  ]);
  // User and password: an error may quote only one of them.
  return [...parts, ...secrets.flatMap((text) => [text, ...text.split(":")])]
    .filter((text) => text.length > 2)
    .sort((a, b) => b.length - a.length);
}

/** Finds each text in any encoding: in a URL, a form or JSON, in any case. */
function maskOf(texts: readonly string[]): Mask {
  const patterns = texts.flatMap(spellings).map((text) => text.replace(/[^\w\s]/g, "\\$&"));
  // `^\b$` matches nothing.
  const pattern = new RegExp(patterns.join("|") || "^\\b$", "gi");
  return (text) => text.replace(pattern, redacted);
}

function spellings(text: string): string[] {
  const inForm = `${new URLSearchParams(`=${encodeURIComponent(text)}`)}`.slice(1);
  return [text, encodeURIComponent(text), inForm, JSON.stringify(text).slice(1, -1)];
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
