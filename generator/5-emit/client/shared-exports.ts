/** What every client exports, whatever its document contains. */
import type { Client } from "../../4-plan/plan.js";
import { exportFromRuntime, type Export } from "../seam/build.js";

/** What any program may need, whichever operations it calls. `./client` exports it too. */
export function runtimeExportsOf(client: Client): readonly Export[] {
  return [...alwaysExported, ...usedExports(client)];
}

/** The client module's own exports: a function, and types. */
export const clientFunction = "createClient";

export function clientTypes({ api }: Client): readonly string[] {
  return api.clientParameters.length === 0 ? ["Auth"] : ["Auth", "ClientParameters"];
}

const errorClasses = [
  "AbortError",
  "ApiError",
  "ConnectionError",
  "DecodeError",
  "IdempotencyError",
  "TimeoutError",
] as const;

const alwaysExported: readonly Export[] = [
  exportFromRuntime("client/api-error", errorClasses, []),
  exportFromRuntime("send/auth", [], ["BasicCredential", "Credential"]),
  exportFromRuntime("client/client", [], ["Client"]),
  exportFromRuntime("encode/errors", ["EncodeError"], ["EncodeErrorCode"]),
  exportFromRuntime("encode/operation", [], ["HttpRequest"]),
  exportFromRuntime("client/options", [], ["ClientOptions"]),
  exportFromRuntime("client/outcome", [], ["Answer", "Outcome", "Success", "TypedHeaders"]),
  exportFromRuntime("send/retry", [], ["RetryOptions"]),
  exportFromRuntime("client/typed-error", ["isApiError"], []),
  exportFromRuntime("tools/unrecognized", ["unrecognized"], ["Unrecognized", "UnrecognizedWord"]),
];

const eventExports: readonly Export[] = [
  exportFromRuntime("stream/event-stream", [], ["ServerSentEvent"]),
];

const pageExports: readonly Export[] = [
  exportFromRuntime("client/methods", [], ["Pages"]),
  exportFromRuntime("pages/pagination", ["PaginationError"], []),
];

/**
 * Reserved even where they aren't exported, so that adding an operation that needs them renames
 * nothing.
 */
export const sharedNames = [...alwaysExported, ...eventExports, ...pageExports].flatMap(
  ({ values, types }) => [...values, ...types],
);

/** Exports that only some packages need. */
function usedExports({ api }: Client): readonly Export[] {
  const contents = api.operations.flatMap(({ responses }) => responses.flatMap((r) => r.contents));
  const hasEvents = contents.some(({ stream }) => stream?.kind === "events");
  const isPaginated = api.operations.some(({ pagination }) => pagination !== null);
  return [...(hasEvents ? eventExports : []), ...(isPaginated ? pageExports : [])];
}
