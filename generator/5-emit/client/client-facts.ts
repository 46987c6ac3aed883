import type { ClientPlan, PackageConfig } from "../../4-plan/plan.js";
import { guideOf } from "./client-guide.js";
import { firstCallOf, type FirstCallSample } from "../samples/first-call.js";
import type { Block } from "../seam/draft.js";

/** What a package's own files say of a client: plain data. */
export interface ClientFacts {
  /** Its subpath; `null`: the package itself. */
  readonly name: string | null;
  /** Its folder in `src/`, with a slash behind it, or empty. */
  readonly folder: string;
  /** The document's. */
  readonly title: string;
  /** Whether it has a `schema.ts`. */
  readonly hasSchema: boolean;
  /** What its users import. */
  readonly specifier: string;
  /** Its part of the README. Empty where wireform's own code is left out of the package. */
  readonly guide: readonly Block[];
  readonly firstCall: FirstCallSample | null;
}

/** @param hasOperations whether there is code of operations, which can be shown */
export function factsOf(
  client: ClientPlan,
  config: PackageConfig,
  hasOperations: boolean,
): ClientFacts {
  const { name, folder, api, schema } = client;
  const specifier = name === null ? config.name : `${config.name}/${name}`;
  const guide = hasOperations ? guideOf(client, specifier, config.name) : [];
  const firstCall = hasOperations ? firstCallOf(client, specifier) : null;
  return {
    name,
    folder,
    title: api.title,
    hasSchema: schema !== null,
    specifier,
    guide,
    firstCall,
  };
}
