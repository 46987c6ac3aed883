/** How a request that the document doesn't allow is answered all the same. */
import { type Answered, contentFor, responseOf } from "../serve/answers/answer.js";
import { boundedBytes } from "../serve/decode/bodies/bounded-bytes.js";
import { type DecodedInput, requestDecoder } from "../serve/decode/request.js";
import type { Route } from "../serve/router.js";
import type { ServedOperation } from "../serve/served.js";
import { byStatus } from "../validate/by-status.js";

/** The input as it was sent, where it can be decoded; else what stands in its path. */
export async function readableInput(
  { operation, path }: Route,
  { url, headers, body }: Request,
): Promise<DecodedInput> {
  const read = (most: number) => boundedBytes(body, most);
  try {
    return await requestDecoder(operation)({ url: new URL(url), headers, body: read }, path);
  } catch {
    const texts = Object.entries(path).map(([name, text]) => [name, decodedText(text)] as const);
    return { path: Object.fromEntries(texts) };
  }
}

/** What a handler sends of an answer. */
export function responseFor(
  { answers }: ServedOperation,
  answered: Answered,
  { headers }: Request,
): Response {
  const declared = byStatus(answers, answered.status);
  return responseOf(answered, contentFor(declared, answered.contentType, headers.get("accept")));
}

function decodedText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
