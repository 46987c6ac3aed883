import type * as exampleTemplate from "../../../templates/runtime/fake/example.js";
import type * as randomTemplate from "../../../templates/runtime/fake/random.js";
import type { HttpRequest } from "../../../templates/runtime/encode/operation.js";
import type * as ruleTemplate from "../../../templates/runtime/validate/rule.js";
import type { SecurityScheme } from "../../model/security.js";
import type { DeclaredClient } from "../declared/chosen-client.js";
import { DeclaredPlaces } from "../declared/declared-places.js";
import { loadServed, type Served } from "../declared/served-operations.js";
import { withGenerated } from "../generated-modules.js";
import type { Terminal } from "../terminal.js";

/** What a document says of its operations, ready to be called and judged. */
export interface Contract {
  readonly operations: readonly ContractOperation[];
  /** Where the document declares them. */
  readonly places: DeclaredPlaces;
  /** How the API is told who calls. */
  readonly schemes: readonly SecurityScheme[];
  readonly runtime: Runtime;
}

export interface ContractOperation extends Served {
  /** @throws EncodeError if the input can't be written */
  readonly build: (input: object) => HttpRequest;
}

/** What is used of the generated package's runtime. */
export type Runtime = Pick<typeof exampleTemplate, "exampleFor"> &
  Pick<typeof randomTemplate, "makeRandom" | "seedOf"> &
  Pick<typeof ruleTemplate, "Run">;

/** @returns `null` if the document has errors, which are printed */
export async function loadContract(
  declared: DeclaredClient,
  cwd: string,
  terminal: Terminal,
): Promise<Contract | null> {
  const config = { ...declared, handler: true, fake: true };
  const { used } = await withGenerated(config, cwd, terminal, async (load, read) => {
    const index = (await load("index")) as Readonly<Record<string, ContractOperation["build"]>>;
    const operations = (await loadServed(load, read)).map((one): ContractOperation => {
      return { ...one, build: index[one.served.id]! };
    });
    const places = new DeclaredPlaces(read.openapi, read.sources);
    const { security: schemes } = read.client.api;
    return { operations, places, schemes, runtime: (await load("runtime")) as Runtime };
  });
  return used;
}
