import type { ClientPlan, PackageConfig } from "../../4-plan/plan.js";
import { guideOf } from "./client-guide.js";
import { firstCallOf, type FirstCallSample } from "../samples/first-call.js";
import type { Block } from "../seam/draft.js";

/** What `README.md` and `package.json` need to know of a client: plain data. */
export interface ClientFacts {
  /** The client's subpath; `null`: the package itself. */
  readonly name: string | null;
  /** The client's folder in `src/`: empty, or with a slash at the end. */
  readonly folder: string;
  readonly title: string;
  readonly hasSchema: boolean;
  /** The module that users of the client import. */
  readonly specifier: string;
  /** The client's part of the README. Empty if the emitter list leaves out wireform's own code. */
  readonly guide: readonly Block[];
  readonly firstCall: FirstCallSample | null;
}

/** @param hasOperations whether the package has code of operations to show */
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
