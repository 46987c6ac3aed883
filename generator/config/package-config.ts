import { child, type Node } from "../2-resolve/node.js";
import type { Reader } from "../2-resolve/reader.js";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import { isCountable } from "../history/release/version.js";
import { checkKeys, readMapping, readText } from "./members.js";
import { whyNoPackageName } from "./package-name.js";
import { configSchema } from "./schema/config-schema.js";

const { package: packageSchema } = configSchema.properties;

/** What `package` says of the generated package, and whether changes count its version up. */
export function readPackage(root: Node, read: Reader, diagnostics: Diagnostics) {
  const node = readMapping(root, "package", { member: "name", example: "my-api" }, read);
  if (node === undefined) return { changelog: false };
  checkKeys(node, packageSchema, diagnostics);
  const { version: versionSchema } = packageSchema.properties;
  const name = read.string(node, "name");
  const refusal = name === undefined ? null : whyNoPackageName(name);
  if (refusal !== null)
    diagnostics.report("WF8002", child(node, "name")!.at, refusal.message, { hint: refusal.hint });
  const version = readText(node, "version", versionSchema, "such as 1.2.3", read, diagnostics);
  const agents = read.boolean(node, "agents");
  const changelog = readChangelog(node, version, read, diagnostics);
  return { name, version, agents, changelog } satisfies Readonly<
    Record<keyof typeof packageSchema.properties, unknown>
  >;
}

function readChangelog(
  node: Node,
  version: string | undefined,
  read: Reader,
  diagnostics: Diagnostics,
): boolean {
  const isWanted = read.boolean(node, "changelog") === true;
  if (!isWanted || isCountable(version ?? "")) return isWanted;
  const hint = "`version: 1.2.3`: what is published, from where the next one counts";
  const message = "`changelog` needs a `version` of three numbers";
  diagnostics.report("WF8002", node.at, message, { on: "key", hint });
  return false;
}
