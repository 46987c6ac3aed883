/** What a transport throws may quote what it was given: credentials are taken out of it. */
import { hide } from "../client/api-error.js";
import type { HttpRequest } from "../encode/operation.js";
import { redact, redactPairs } from "../tools/redact.js";
import type { SignedDraft } from "./auth.js";

/**
 * The error as it is where it can be looked through and holds no secret of `draft`, else what is
 * safe of it: its masked words, its name and code where they are plain, and that of its causes.
 * Never throws, whatever it is given, and what it gives can be read without doing so.
 */
export function maskError(error: unknown, draft: SignedDraft, request: HttpRequest): unknown {
  try {
    const mask = maskOf(secretsOf(draft, request));
    return isFree(error, mask) ? error : without(mask, error, 9);
  } catch {
    // A Proxy, a getter that throws: nothing of it may be touched again.
    return new Error("the request failed");
  }
}

type Mask = (text: string) => string;

/** The secret values and their parts; the shortest are left out, as they stand in any text. */
function secretsOf({ url, headers, secrets }: SignedDraft, request: HttpRequest): string[] {
  const shown = redact({ ...request, headers }).headers;
  const values = Object.keys(headers)
    .filter((name) => shown[name] !== headers[name])
    .map((name) => headers[name]!);
  new URLSearchParams(url.replace(/^[^?]*/, "")).forEach((value, name) => {
    const pair = `${encodeURIComponent(name)}=_`;
    if (redactPairs(pair, request.operation) !== pair) values.push(value);
  });
  const parts = values.flatMap((value) => [
    value,
    // Behind the scheme's name, and behind each name: of cookies, `Digest username="u"`.
    value.replace(/^\S* /, ""),
    ...Array.from(value.matchAll(/=\s*"?([^";,]*)/g), ([, part]) => part!),
  ]);
  // User and password: one alone is quoted, too.
  return [...parts, ...secrets.flatMap((text) => [text, ...text.split(":")])]
    .filter((text) => text.length > 2)
    .sort((a, b) => b.length - a.length);
}

/** Finds each text however it is written: in a URL, a form or JSON, in any case. */
function maskOf(texts: readonly string[]): Mask {
  const patterns = texts.map((text) => Array.from(text, spellings).join(""));
  // `^\b$` is nowhere.
  const pattern = new RegExp(patterns.join("|") || "^\\b$", "gi");
  return (text) => text.replace(pattern, "[redacted]");
}

/** All are different: a search that fails would try equal ones in all combinations. */
function spellings(character: string): string {
  const bytes = Array.from(new TextEncoder().encode(character), (byte) =>
    byte.toString(16).padStart(2, "0"),
  );
  const plain = [
    character,
    JSON.stringify(character).slice(1, -1),
    ...(character === " " ? "+" : ""),
  ];
  const texts = [...plain, `%${bytes.join("%")}`];
  const escaped = texts.map((text) => text.replace(/[^\w\s]/g, "\\$&"));
  return `(?:${[...new Set(escaped)].join("|")})`;
}

/**
 * Whether nothing inside is a secret, or what can't be looked through: of another class, a function
 * or more than a thousand values.
 */
function isFree(error: unknown, mask: Mask): boolean {
  const isClean = (text: string): boolean => mask(text) === text;
  // A set takes in more while it is walked, and nothing twice: there may be circles.
  const found = new Set([error, `${error}`]);
  for (const value of found) {
    if (Object(value) === value) {
      const object = value as Record<PropertyKey, unknown>;
      const isKnown = [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value));
      if (found.size > 1000 || !(isKnown || value instanceof Error)) return false;
      for (const key of [...Reflect.ownKeys(object), "message", "name"])
        found.add(String(key)).add(object[key]);
    } else if (!isClean(`${value as string}`)) return false;
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
