/** Compares a form body with that of the vendor's client. */

interface FormBody {
  readonly contentType: string;
  readonly body: string;
}

/** `exact`, `same fields` (other bytes or order), or what is wrong with it. */
export function judgeBody(given: FormBody, vendor: FormBody): string {
  if (given.body === vendor.body && isForm(given) === isForm(vendor)) return "exact";
  if (!isForm(given)) return `wrong: ${given.contentType || "no content type"}`;
  if (given.body.startsWith("{")) return "wrong: JSON in a form";
  const expected = new Set(fieldsOf(vendor));
  const strays = fieldsOf(given).filter((field) => !expected.delete(field));
  if (strays.length > 0) return `wrong: ${shorten(strays[0]!)}`;
  const [lost] = expected;
  return lost === undefined ? "same fields" : `wrong: no ${lost}`;
}

function isForm({ contentType }: FormBody): boolean {
  return contentType.split(";", 1)[0]!.trim() === "application/x-www-form-urlencoded";
}

function shorten(text: string): string {
  return text.length > 50 ? `${text.slice(0, 50)}...` : text;
}

/** Decoded; Stripe reads `k[]` and `k[0]` the same way. */
function fieldsOf({ body }: FormBody): readonly string[] {
  return [...new URLSearchParams(body)].map(
    ([key, value]) => `${key.replace(/\[0\]$/, "[]")}=${value}`,
  );
}
