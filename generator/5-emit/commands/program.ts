import type { Client, PackageConfig } from "../../4-plan/plan.js";
import type { Draft } from "../seam/draft.js";
import { programText } from "../seam/program-text.js";

type ClientName = Pick<Client, "name">;

/** What a client's command is called: as the package, and as the client where there are several. */
export function programOf({ name }: ClientName, config: PackageConfig): string {
  const own = config.name.replace(/^@[^/]*\//, "");
  return name === null ? own : `${own}-${name.replaceAll("/", "-")}`;
}

/** Its file, from the package's folder. */
export function programPath(client: ClientName, config: PackageConfig): string {
  return `bin/${programOf(client, config)}.js`;
}

/** The program: Node's part of the command line, so that the rest is the same on every platform. */
export function programFile(
  client: ClientName & { readonly folder: string },
  config: PackageConfig,
): Draft {
  const text = programText(`${client.folder}cli`);
  return { kind: "file", path: programPath(client, config), text, format: "text" };
}
