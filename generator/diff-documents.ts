import { plan, type Client, type ClientPlan } from "./4-plan/plan.js";
import { emitters } from "./5-emit/emitters.js";
import { diff } from "./diff/diff.js";
import { locateFinding, type LocatedFinding } from "./diff/locate.js";
import { Diagnostics } from "./diagnostics/diagnostic.js";
import { locateAll, type LocatedDiagnostic, type Locator } from "./diagnostics/locate.js";
import { readClient, type ClientConfig } from "./generate.js";
import { nodeHost, type Host } from "./host.js";

export interface DiffConfig {
  readonly cwd: string;
  /** Paths from `cwd`. */
  readonly old: string;
  readonly new: string;
  /** Further folders from which `$ref`s may read. */
  readonly roots?: ClientConfig["roots"];
}

/** What a change does to callers. `findings` is null where a document is broken. */
export interface Differences {
  readonly findings: readonly LocatedFinding[] | null;
  /** The errors of both documents; what is only worth a warning is told by `generate`. */
  readonly diagnostics: readonly LocatedDiagnostic[];
}

/** Compares the packages that two documents would be generated into. Reads no configuration. */
export async function diffDocuments(
  config: DiffConfig,
  host: Host = nodeHost,
): Promise<Differences> {
  const diagnostics = new Diagnostics();
  const sources = new Map<string, Locator>();
  const read = (document: string) => {
    const client = { name: null, document, roots: config.roots };
    return readClient(client, config.cwd, host, diagnostics, sources);
  };
  const [older, newer] = [await read(config.old), await read(config.new)];
  const located = locateAll(diagnostics.all, sources);
  const errors = located.filter(({ severity }) => severity === "error");
  if (older === undefined || newer === undefined || errors.length > 0)
    return { findings: null, diagnostics: errors };
  const findings = diff(planOf(older), planOf(newer));
  return { findings: findings.map((f) => locateFinding(f, sources)), diagnostics: [] };
}

/** The names of a client as its document alone gives them: the package's own don't matter. */
function planOf(client: Client): ClientPlan {
  const unnamed = { name: "", version: "", sourceOnly: true };
  const unlocked = { lock: [], updates: false };
  return plan([client], emitters, unnamed, unlocked, new Diagnostics()).clients[0]!;
}
