/** The requests of a document's package, and what Prism says of them and of their answers. */
import type { HttpRequest } from "../../../templates/runtime/encode/operation.js";
import type { makeFake } from "../../../templates/runtime/fake/fake.js";
import type { Served } from "../../../templates/runtime/serve/handler.js";
import type { ServedOperation } from "../../../templates/runtime/serve/served.js";
import { modulesOf } from "../../validate/packages.js";
import { inputOf } from "../sent-requests.js";

export interface MadePackage {
  readonly index: Readonly<Record<string, (input: object) => HttpRequest>>;
  readonly served: { readonly served: Served };
  readonly fake: { readonly createFake: () => ReturnType<typeof makeFake<object>> };
}

export async function packageOf(document: string): Promise<MadePackage> {
  const names = ["index", "served", "fake"];
  return (await modulesOf(document, names)) as unknown as MadePackage;
}

/** As Prism prints it. */
interface PrismViolation {
  readonly location: readonly string[];
  readonly code: string | number;
}

/**
 * Sends a request for each operation to a proxy.
 * @returns the violations, as `createOrder request.body: required`; a status of an error counts, too
 */
export async function sendAll(
  { index, served: { served } }: MadePackage,
  proxy: string,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const operation of served.operations) {
    const { id } = operation;
    const { method, url, headers, body } = index[id]!(inputOf(operation));
    const response = await fetch(`${proxy}${url}`, {
      method,
      headers: { ...credentialsFor(operation, served), ...headers },
      body: body as BodyInit | null,
    });
    const text = await response.text();
    if (response.status >= 400) found.push(`${id}: ${response.status} ${text.slice(0, 300)}`);
    const told = response.headers.get("sl-violations") ?? "[]";
    for (const { location, code } of JSON.parse(told) as readonly PrismViolation[])
      found.push(`${id} ${location.slice(0, 2).join(".")}: ${code}`);
  }
  return [...new Set(found)].sort();
}

/** Prism asks only whether they are there, and of the right kind. */
function credentialsFor(
  { security = [] }: ServedOperation,
  { challenges = {} }: Served,
): Readonly<Record<string, string>> {
  const isBasic = (security[0] ?? []).some((name) => challenges[name]?.startsWith("Basic"));
  return {
    authorization: isBasic ? "Basic YTpi" : "Bearer x",
    "x-key": "x",
    "app-id": "1",
    "app-token": "x",
    api_key: "x",
  };
}
