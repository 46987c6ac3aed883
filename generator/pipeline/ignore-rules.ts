import path from "node:path";
import type { Inputs } from "../cache/inputs.js";
import type { ClientConfig, GenerateConfig } from "../config/generate-config.js";
import { locateWithConfig } from "../config/locate-config.js";
import { Diagnostics, hasErrors, onPointer, type Pointer } from "../diagnostics/diagnostic.js";
import { markIgnored, type IgnoreRule, type IgnoreScope } from "../diagnostics/ignore.js";
import { arrange, type LocatedDiagnostic } from "../diagnostics/locate.js";
import type { Host } from "../host/host.js";

/** What determines to which files a rule applies, and whether an unused rule is reported. */
interface IgnoreRun {
  readonly omitted: readonly string[];
  /** The files that each client has read, in the order of the configuration. */
  readonly clientInputs: readonly Inputs[];
  readonly host: Host;
}

/** Marks the warnings that the configuration ignores, and reports unused rules. */
export async function applyIgnoreRules(
  diagnostics: readonly LocatedDiagnostic[],
  config: GenerateConfig,
  run: IgnoreRun,
): Promise<readonly LocatedDiagnostic[]> {
  const { cwd, clients, ignore = [] } = config;
  const scopes: readonly IgnoreScope[] = [
    { rules: ignore, covers: () => true },
    ...clients.map((client, index): IgnoreScope => ({
      rules: client.ignore ?? [],
      covers: ({ file, pointer }) =>
        file !== null &&
        (run.clientInputs[index]!.has(path.resolve(cwd, file)) ||
          isWrittenAt(client, `${file}#${pointer ?? ""}`)),
    })),
  ];
  const { diagnostics: marked, unused } = markIgnored(diagnostics, scopes);
  // Part of the documents was not read or was left out: an unused rule may apply there.
  const isWhole = run.omitted.length === 0 && !hasErrors(diagnostics);
  if (!isWhole || unused.length === 0) return marked;
  const warnings = new Diagnostics();
  for (const rule of unused) warnOfUnusedRule(rule, warnings);
  return arrange([
    ...marked,
    ...(await locateWithConfig(warnings.all, new Map(), { host: run.host, cwd })),
  ]);
}

/** Whether a place is in the client's own part of the configuration. */
function isWrittenAt({ written }: ClientConfig, place: Pointer): boolean {
  return written !== undefined && (place === written.at || place.startsWith(`${written.at}/`));
}

function warnOfUnusedRule({ code, at, writtenAt }: IgnoreRule, diagnostics: Diagnostics): void {
  const where = at === undefined ? "" : ` at ${at}`;
  const message = `\`ignore\` has ${code}${where}, but there is no such warning`;
  const place = writtenAt === undefined ? null : onPointer(writtenAt);
  diagnostics.add("WF3012", message, place, {
    hint: "remove it if the document was corrected; or check its spelling",
  });
}
