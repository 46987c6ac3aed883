/** What is shown of a transport's error where the document has no security schemes. */
import type { HttpRequest } from "../encode/operation.js";
import { hasSecretPath, redact } from "../tools/redact.js";
import type { SignedDraft } from "./auth.js";

/**
 * Like `maskError`, in less code: the error itself, unless its request has a header, a parameter or
 * a path whose name sounds like a secret, which the error may quote. Then a new error with its name
 * and its network code.
 */
export function hideError(
  error: unknown,
  { url, headers }: SignedDraft,
  request: HttpRequest,
): unknown {
  let isFree = !hasSecretPath(request.operation);
  redact({ ...request, url, headers }, () => (isFree = false));
  try {
    const { name, message, code, cause } = Object(error) as Record<string, string>;
    const { code: inner = code } = Object(cause) as Record<string, string>;
    // The text is made once here, as what is thrown may be anything.
    if (isFree && `${name} ${message} ${inner}`) return error;
    return Object.assign(
      new Error("the request failed"),
      /^[A-Z][a-z]+Error$/.test(name!) && { name },
      /^E[A-Z_]+$/.test(inner!) && { code: inner },
    );
  } catch {
    // A Proxy or a getter that throws: don't touch it again.
    return new Error("the request failed");
  }
}
