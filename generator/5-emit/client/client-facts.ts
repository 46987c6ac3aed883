import type { ClientPlan, PackageConfig } from "../../4-plan/plan.js";
import { programOf, programPath } from "../commands/program.js";
import { askedModules } from "./asked-modules.js";
import { guideOf } from "./client-guide.js";
import { firstCallOf, type FirstCallSample } from "../samples/first-call.js";
import { schemaChunks } from "../seam/chunks.js";
import type { Block, Draft } from "../seam/draft.js";
import { compareTexts } from "../../host/text-order.js";

/** What `README.md` and `package.json` need to know of a client: plain data. */
export interface ClientFacts {
  /** The client's subpath; `null`: the package itself. */
  readonly name: string | null;
  /** The client's folder in `src/`: empty, or with a slash at the end. */
  readonly folder: string;
  readonly title: string;
  readonly hasSchema: boolean;
  /** The JavaScript file with what modules of schemas export. */
  readonly schemasScript: string;
  /** Modules that only some clients have, and that programs import: `validators`, `query` and others. */
  readonly asked: readonly string[];
  /** npm packages that these need, with the versions that they work with. */
  readonly packages: Readonly<Record<string, string>>;
  /** The program of its command line, and that program's file; `null`: there is none. */
  readonly program: readonly [name: string, file: string] | null;
  /** Whether its client may send a request again. */
  readonly hasRetries: boolean;
  /** The module that users of the client import. */
  readonly specifier: string;
  /** The client's part of the README. Empty if the emitter list leaves out wireform's own code. */
  readonly guide: readonly Block[];
  readonly firstCall: FirstCallSample | null;
  /** Modules in the folders of operations and schemas whose JavaScript has a file of its own: other emitters'. */
  readonly apart: readonly string[];
}

/**
 * @param drafts those of the package's modules
 * @param hasOperations whether the package has code of operations to show
 */
export function factsOf(
  client: ClientPlan,
  config: PackageConfig,
  drafts: readonly Draft[],
  hasOperations: boolean,
): ClientFacts {
  const { name, folder, api, schema } = client;
  const specifier = name === null ? config.name : `${config.name}/${name}`;
  const program = hasProgram(client, config) ? programOf(client, config) : null;
  const guide = hasOperations ? guideOf(client, specifier, config.name, program) : [];
  const firstCall = hasOperations ? firstCallOf(client, specifier) : null;
  return {
    name,
    folder,
    title: api.title,
    hasSchema: schema !== null,
    schemasScript: schemasScript(drafts, folder),
    asked: askedModules(client),
    program: program === null ? null : [program, programPath(client, config)],
    packages: client.zod ? { zod: zodVersions } : {},
    hasRetries: api.retry !== false,
    specifier,
    guide,
    firstCall,
    apart: modulesApart(drafts, folder),
  };
}

/** Older versions take a missing member for one of any type, or have no type for exact optional members. */
const zodVersions = "^4.4.0";

function hasProgram({ extras }: ClientPlan, { sourceOnly }: PackageConfig): boolean {
  return extras.includes("cli") && !sourceOnly;
}

/** A client without schemas has no file for them. */
function schemasScript(drafts: readonly Draft[], folder: string): string {
  const { chunk, constantsChunk } = schemaChunks(folder);
  const isDrafted = drafts.some(
    (draft) => draft.kind === "module" && draft.constantsChunk === constantsChunk,
  );
  return isDrafted ? constantsChunk : chunk;
}

function modulesApart(drafts: readonly Draft[], folder: string): readonly string[] {
  const modules = drafts.flatMap((draft) => {
    const isJoined = draft.kind === "module" && draft.chunk !== undefined;
    const isModule = draft.kind === "module" || draft.kind === "structures";
    if (!isModule || isJoined || !draft.path.startsWith(folder)) return [];
    const module = draft.path.slice(folder.length);
    return /^(operations|schemas)\//.test(module) ? [module] : [];
  });
  return modules.toSorted(compareTexts);
}
