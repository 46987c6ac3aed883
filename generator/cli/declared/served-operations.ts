import type { ServedOperation } from "../../../templates/runtime/serve/served.js";
import type { Operation } from "../../model/operation.js";
import type { LoadModule, ReadDocument } from "../generated-modules.js";

/** An operation of a document, and the same with its rules, as the generated package has it. */
export interface Served {
  readonly meaning: Operation;
  readonly served: ServedOperation;
}

interface ServedModule {
  readonly served: { readonly operations: readonly ServedOperation[] };
}

/** All operations of a document, in its order. */
export async function loadServed(
  load: LoadModule,
  { client }: ReadDocument,
): Promise<readonly Served[]> {
  const { served } = (await load("served")) as ServedModule;
  const byRoute = new Map(served.operations.map((one) => [routeOf(one), one]));
  return client.api.operations.map((meaning) => {
    return { meaning, served: byRoute.get(routeOf(meaning))! };
  });
}

function routeOf({ method, path }: Pick<Operation, "method" | "path">): string {
  return `${method} ${path}`;
}
