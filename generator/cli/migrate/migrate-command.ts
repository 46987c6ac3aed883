import path from "node:path";
import { writeNewFile } from "../../7-write/new-file.js";
import { configName } from "../../config/config.js";
import { moduleError } from "../../config/module/config-module.js";
import { commandIn } from "../../host/package-manager.js";
import { suggestName } from "../../config/suggested-name.js";
import { Diagnostics } from "../../diagnostics/diagnostic.js";
import { locateAll } from "../../diagnostics/locate.js";
import { render } from "../../diagnostics/render.js";
import { shownPath } from "../../host/display-path.js";
import { nodeHost } from "../../host/host.js";
import type { MigrateCommand } from "../arguments/arguments.js";
import type { ExitCode } from "../run.js";
import type { Terminal } from "../terminal.js";
import { findOther, loadOther } from "./load-config.js";
import type { MigratedClient, Migration } from "./migration.js";

/** `wireform migrate`: writes the `wireform.yaml` that does what another generator's configuration does. */
export async function migrateCommand(
  { file }: MigrateCommand,
  cwd: string,
  terminal: Terminal,
): Promise<ExitCode> {
  const found = await findOther(file, cwd, nodeHost);
  if (found === null) {
    const what =
      file === null
        ? "no configuration of orval, hey-api or kubb is here"
        : `${file} is none of orval, hey-api or kubb`;
    terminal.err(
      `error WF8001: ${what}\n      name orval.config.ts, openapi-ts.config.ts or kubb.config.ts: wireform migrate web/orval.config.ts\n`,
    );
    return 2;
  }
  const loaded = await loadOther(found.file, nodeHost);
  if ("message" in loaded) {
    terminal.err(render(moduleError(loaded, cwd), "human", terminal));
    return 1;
  }
  const migration = found.origin.migrate(loaded.config);
  const shown = shownPath(found.file, cwd);
  if (migration.clients.length === 0) {
    for (const note of migration.notes) terminal.err(`${note}\n`);
    terminal.err(`error WF8001: ${shown} names no document\n`);
    return 2;
  }
  const text = await configText(migration, found.origin.name, cwd);
  if (!(await writeNewFile(path.join(cwd, configName), text))) {
    const diagnostics = new Diagnostics();
    diagnostics.add("WF8004", `there is a ${configName} in this folder already`, null, {
      hint: "move it away, and run this again",
    });
    terminal.err(render(locateAll(diagnostics.all, new Map()), "human", terminal));
    return 1;
  }
  terminal.err(`wrote ${configName}, from ${shown}\n`);
  if (migration.notes.length > 0) terminal.err("\nwhat is done in another way:\n");
  for (const note of migration.notes) terminal.err(`  - ${note}\n`);
  const isRemote = migration.clients.some(({ document }) => isUrl(document));
  const run = commandIn(cwd);
  terminal.err(`\nnext: ${isRemote ? `${run} fetch, then ` : ""}${run} generate\n`);
  return 0;
}

async function configText({ clients }: Migration, origin: string, cwd: string): Promise<string> {
  const { stringify } = await import("yaml");
  const name = suggestName({ output: null, title: "", project: path.basename(cwd) });
  const names = uniqueNames(clients);
  const config = {
    output: "generated",
    package: { name },
    clients: Object.fromEntries(
      clients.map(({ document, keys }, index) => [
        clients.length === 1 ? "." : names[index]!,
        { document: isUrl(document) ? document : plainPath(document), ...keys },
      ]),
    ),
  };
  return `# yaml-language-server: $schema=node_modules/wireform/generator/config/wireform.schema.json
# Written by \`wireform migrate\` from a configuration of ${origin}.
${stringify(config, { lineWidth: 100 })}`;
}

/** As subpaths of a package. */
function uniqueNames(clients: readonly MigratedClient[]): readonly string[] {
  const taken = new Set<string>();
  return clients.map(({ name }) => {
    const plain = name.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();
    const base = plain.replace(/[^a-z0-9]+/g, "-").replace(/^[^a-z]+|-+$/g, "") || "api";
    let unique = base;
    for (let count = 2; taken.has(unique) || unique === "runtime"; count++)
      unique = `${base}-${count}`;
    taken.add(unique);
    return unique;
  });
}

const isUrl = (document: string) => /^https?:\/\//i.test(document);

const plainPath = (file: string) => path.posix.normalize(file.split(path.sep).join("/"));
