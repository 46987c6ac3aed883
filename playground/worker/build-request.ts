/** The request that the generated package makes of an input, in pieces that know where they come from. */
import type { OutputFile } from "../../generator/6-print/print.js";
import type { BuiltRequest } from "../messages.js";
import { loadModule } from "./load-package.js";
import type { PlannedOperation } from "./observe-plan.js";
import { bodyParts, contentOf } from "./parts/body.js";
import { headerParts } from "./parts/headers.js";
import { startParts } from "./parts/start.js";
import type { Places } from "./places.js";
import { readInput } from "./read-input.js";

/** What a generated function returns. */
export interface PlainRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

type Build = (input: unknown) => PlainRequest;

export async function buildRequest(
  planned: PlannedOperation,
  input: string,
  files: readonly OutputFile[],
  places: Places,
): Promise<BuiltRequest> {
  try {
    const exports = await loadModule(files, "dist/operations.js");
    const given = readInput(input);
    const request = (exports[planned.name] as Build)(given);
    const body = await textOf(request.body);
    const facts = { operation: planned.operation, places };
    const start = startParts(request, facts);
    const headers = headerParts(request, body, facts);
    const parts = [...start, ...headers, ...bodyParts(request, body, facts)];
    return { parts, error: null, vendorBody: await vendorBodyOf(request, given, planned) };
  } catch (error) {
    return { parts: null, error: error instanceof Error ? explain(error) : String(error) };
  }
}

async function vendorBodyOf(
  request: PlainRequest,
  input: unknown,
  { operation }: PlannedOperation,
): Promise<string | null> {
  const format = contentOf(request, operation)?.format;
  const { body } = input as { readonly body?: unknown };
  if (format?.kind !== "form" || format.dialect !== "stripe") return null;
  if (typeof body !== "object" || body === null) return null;
  const { stripeBody } = await import("./stripe-body.js");
  return await stripeBody(request, body).catch(() => null);
}

/** An `EncodeError` names the place in the input. */
function explain(error: Error & { readonly path?: unknown }): string {
  return `${error.name}: ${error.message}`;
}

/** Bodies that aren't text are shown as Latin-1, so that one character is one byte. */
async function textOf(body: unknown): Promise<string> {
  if (body === null || body === undefined) return "";
  if (typeof body === "string") return body;
  const bytes = new Uint8Array(await new Response(body as BodyInit).arrayBuffer());
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  }
}
