// The runtime of wireform, copied. Do not edit.
/** What a transport throws may quote what it was given: credentials are taken out of it. */
import type { SignedDraft } from "./auth.js";
import { escapeRfc } from "./escape.js";
import type { HttpRequest } from "./operation.js";
import { redact } from "./redact.js";

/** The error as it is where it holds no credential of `draft`, else a copy of its words without. */
export function maskError(error: unknown, draft: SignedDraft, request: HttpRequest): unknown {
  const shown = redact({ ...request, headers: draft.headers }).headers;
  const hidden = Object.entries(draft.headers).filter(([name, value]) => shown[name] !== value);
  // Behind the scheme's name: `Bearer`.
  const texts = [...draft.secrets, ...hidden.map(([, value]) => value.replace(/.* /, ""))];
  const secrets = texts.filter(Boolean).flatMap((text) => {
    return [text, escapeRfc(text), JSON.stringify(text).slice(1, -1)];
  });
  return secrets[0] ? without(secrets, error) : error;
}

function without(secrets: readonly string[], error: unknown): unknown {
  if (isFree(secrets, error, 9)) return error;
  const { message = error, name, code, cause } = Object(error) as Record<string, unknown>;
  let text = String(message);
  for (const secret of secrets) text = text.replaceAll(secret, "[redacted]");
  const inner = cause === undefined ? undefined : { cause: without(secrets, cause) };
  return Object.assign(new Error(text, inner), { name, code });
}

/** Whether none of the texts stands anywhere inside. What can't be looked through isn't. */
function isFree(secrets: readonly string[], value: unknown, depth: number): boolean {
  if (typeof value === "string") return !secrets.some((secret) => value.includes(secret));
  if (Object(value) !== value) return true;
  const object = value as Record<PropertyKey, unknown>;
  const isKnown = [null, Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value));
  if (!depth || !(isKnown || value instanceof Error)) return false;
  const keys = [...Reflect.ownKeys(object), "message"];
  return keys.every((key) => isFree(secrets, object[key], depth - 1));
}
