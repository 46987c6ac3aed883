import type { Draft } from "./draft.js";
import { upgradeOf } from "./upgrade.js";
import { child, isRecord, mappingOf, membersIn, withMember, type Node } from "../node.js";
import { mapMembers } from "../swagger/members.js";
import { upgradeServers } from "../swagger/servers.js";
import { upgradeSecurityScheme } from "../swagger/swagger.js";

/** The root: what Swagger 2.0 has there is under `components` and `servers` since OpenAPI 3.0. */
export function repairDocument(draft: Draft): void {
  if (draft.repairs.isFrom("3.0")) {
    repairServers(draft);
    repairComponents(draft);
  } else repairSwagger(draft);
}

function repairServers(draft: Draft): void {
  const written = ["host", "basePath", "schemes"].filter((key) => draft.has(key));
  // Beside `servers` they have no effect: they are reported as unknown fields.
  if (draft.has("servers") || !(draft.has("host") || draft.has("basePath"))) return;
  for (const key of written)
    draft.report(key, `\`${key}\` belongs to Swagger 2.0: it is read as part of \`servers\``);
  draft.put("servers", upgradeServers(upgradeOf(draft.repairs)));
  draft.drop(...written);
}

const components = [
  ["definitions", "schemas"],
  ["parameters", "parameters"],
  ["responses", "responses"],
  ["securityDefinitions", "securitySchemes"],
] as const;

/** They stay where they are as well: what `$ref`s lead to. */
function repairComponents(draft: Draft): void {
  for (const [old, current] of components) {
    const written = draft.get(old);
    if (!isRecord(written?.value)) continue;
    draft.report(old, `\`${old}\` belongs to Swagger 2.0: it is read as \`components.${current}\``);
    const isScheme = old === "securityDefinitions";
    addComponents(draft, current, isScheme ? mapMembers(written, upgradeSecurityScheme) : written);
  }
}

/** What is there already under the same name stays. */
function addComponents(draft: Draft, name: string, added: Node): void {
  const all = draft.get("components") ?? mappingOf(draft.node.at, {});
  if (!isRecord(all.value)) return;
  const there = child(all, name);
  draft.put("components", withMember(all, name, joined(there, added)));
}

function joined(there: Node | undefined, added: Node): Node {
  if (!isRecord(there?.value)) return added;
  return mappingOf(there.at, { ...membersIn(added), ...membersIn(there) });
}

/** `components` and `servers` in Swagger 2.0. */
function repairSwagger(draft: Draft): void {
  if (draft.has("servers") && !["host", "basePath", "schemes"].some((key) => draft.has(key)))
    draft.report(
      "servers",
      "`servers` belongs to OpenAPI 3.0: it is read by the rules of that version",
    );
  const written = draft.get("components");
  if (!isRecord(written?.value)) return;
  draft.report(
    "components",
    "`components` belongs to OpenAPI 3.0: it is read by the rules of that version",
  );
  for (const [old, current] of components) {
    const added = child(written, current);
    if (isRecord(added?.value)) draft.put(old, joined(draft.get(old), added));
  }
}
