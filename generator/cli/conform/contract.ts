import type * as exampleTemplate from "../../../templates/runtime/fake/example.js";
import type * as randomTemplate from "../../../templates/runtime/fake/random.js";
import type { HttpRequest } from "../../../templates/runtime/encode/operation.js";
import type { ServedOperation } from "../../../templates/runtime/serve/served.js";
import type * as ruleTemplate from "../../../templates/runtime/validate/rule.js";
import type { Operation } from "../../model/operation.js";
import { DeclaredPlaces } from "../declared/declared-places.js";
import { withGenerated } from "../generated-modules.js";
import type { Terminal } from "../terminal.js";

/** What a document says of its operations, ready to be called and judged. */
export interface Contract {
  readonly operations: readonly ContractOperation[];
  /** Where the document declares them. */
  readonly places: DeclaredPlaces;
  readonly runtime: Runtime;
}

export interface ContractOperation {
  readonly meaning: Operation;
  /** The same with its rules. */
  readonly served: ServedOperation;
  /** @throws EncodeError if the input can't be written */
  readonly build: (input: object) => HttpRequest;
}

/** What is used of the generated package's runtime. */
export type Runtime = Pick<typeof exampleTemplate, "exampleFor"> &
  Pick<typeof randomTemplate, "makeRandom" | "seedOf"> &
  Pick<typeof ruleTemplate, "Run">;

interface ServedModule {
  readonly served: { readonly operations: readonly ServedOperation[] };
}

/** @returns `null` if the document has errors, which are printed */
export async function loadContract(
  document: string,
  cwd: string,
  terminal: Terminal,
): Promise<Contract | null> {
  const config = { document, handler: true, fake: true };
  const { used } = await withGenerated(config, cwd, terminal, async (load, read) => {
    const index = (await load("index")) as Readonly<Record<string, ContractOperation["build"]>>;
    const { served } = (await load("served")) as ServedModule;
    const byPath = new Map(served.operations.map((one) => [`${one.method} ${one.path}`, one]));
    const operations = read.client.api.operations.map((meaning): ContractOperation => {
      const served = byPath.get(`${meaning.method} ${meaning.path}`)!;
      return { meaning, served, build: index[served.id]! };
    });
    const places = new DeclaredPlaces(read.openapi, read.sources);
    return { operations, places, runtime: (await load("runtime")) as Runtime };
  });
  return used;
}
