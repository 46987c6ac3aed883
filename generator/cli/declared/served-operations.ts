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
  // Several may have one route: what tells them apart stands behind a `#`, which is never sent. Both lists
  // have these in the document's order.
  const byRoute = new Map<string, ServedOperation[]>();
  for (const one of served.operations)
    byRoute.set(routeOf(one), [...(byRoute.get(routeOf(one)) ?? []), one]);
  return client.api.operations.flatMap((meaning) => {
    const found = byRoute.get(routeOf(meaning))?.shift();
    return found === undefined ? [] : [{ meaning, served: found }];
  });
}

function routeOf({ method, path }: Pick<Operation, "method" | "path">): string {
  return `${method} ${path}`;
}
