import type { Diagnostics } from "../../diagnostics/diagnostic.js";
import { child, isRecord, mappingOf, type Node } from "../node.js";
import { Reader } from "../reader.js";
import { extensionsOf, mapMembers, membersOf, type Upgrade } from "./members.js";
import { upgradePathItem } from "./operations.js";
import { upgradeServers } from "./servers.js";

/**
 * A Swagger 2.0 document in the shape of OpenAPI 3.0, so that nothing later has to know of 2.0.
 * Its mappings are new, and their members keep the places that they have in the text. Schemas are
 * the document's own: what a `$ref` to `#/definitions/Pet` means stays where it is.
 * @param follow leads a `$ref` of the document to its end
 */
export function upgradeSwagger(
  root: Node,
  follow: (node: Node) => Node,
  diagnostics: Diagnostics,
): Node {
  const upgrade: Upgrade = { root, follow, diagnostics, read: new Reader(diagnostics, "lenient") };
  return mappingOf(root.at, {
    openapi: { value: "3.0.4", at: `${root.at}/swagger` },
    ...membersOf(root, ["info", "security", "tags", "externalDocs"]),
    ...extensionsOf(root),
    servers: upgradeServers(upgrade),
    paths: upgradePaths(upgrade.read.mapping(root, "paths"), upgrade),
    "x-webhooks": upgradePaths(child(root, "x-webhooks"), upgrade),
    components: upgradeComponents(upgrade),
  });
}

function upgradePaths(paths: Node | undefined, upgrade: Upgrade): Node | undefined {
  if (!isRecord(paths?.value)) return paths;
  return mapMembers(paths, (item, path) =>
    path.startsWith("x-") ? item : upgradePathItem(upgrade.follow(item), upgrade),
  );
}

/** `parameters` and `responses` of the root aren't here: they are put in where they are used. */
function upgradeComponents({ root, read }: Upgrade): Node {
  const schemes = read.mapping(root, "securityDefinitions");
  return mappingOf(root.at, {
    schemas: read.mapping(root, "definitions"),
    securitySchemes: schemes && mapMembers(schemes, upgradeSecurityScheme),
  });
}

/** `basic` is the only type that has another name in OpenAPI 3. */
export function upgradeSecurityScheme(scheme: Node): Node {
  const type = child(scheme, "type");
  if (type?.value !== "basic") return scheme;
  return mappingOf(scheme.at, {
    ...membersOf(scheme, ["description"]),
    ...extensionsOf(scheme),
    type: { value: "http", at: type.at },
    scheme: type,
  });
}
