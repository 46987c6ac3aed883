import { plainText } from "../../1-load/plain-text.js";
import { child, isRecord, items, listOf, mappingOf, type Node } from "../node.js";
import { isFormField, isBody, upgradeBody } from "./bodies.js";
import { methods } from "./fields.js";
import { extensionsOf, membersOf, type Upgrade } from "./members.js";
import { upgradeParameter } from "./parameters.js";
import { upgradeResponses } from "./responses.js";
import { upgradeOperationServers } from "./servers.js";

/**
 * A path item without `parameters`: each operation has those that it inherits as its own, because
 * among them may be its body. What isn't a mapping is left for the lowering to report.
 */
export function upgradePathItem(item: Node, upgrade: Upgrade): Node {
  if (!isRecord(item.value)) return item;
  const names = Object.keys(item.value).filter((name) => methods.some((method) => method === name));
  const operations = Object.entries(membersOf(item, names)).map(
    ([method, operation]) =>
      [method, upgradeOperation(upgrade.follow(operation), item, upgrade)] as const,
  );
  return mappingOf(item.at, { ...extensionsOf(item), ...Object.fromEntries(operations) });
}

const keptFields = [
  "tags",
  "summary",
  "description",
  "externalDocs",
  "operationId",
  "deprecated",
  "security",
];

/**
 * An operation with an error is marked: it goes on, so that all its errors are found, and is left out
 * later.
 */
function upgradeOperation(operation: Node, item: Node, upgrade: Upgrade): Node {
  if (!isRecord(operation.value) || operation.hasErrors === true) return operation;
  const { all } = upgrade.diagnostics;
  const before = all.length;
  const parameters = parametersOf(operation, item, upgrade);
  const others = parameters.filter((parameter) => !isBody(parameter) && !isFormField(parameter));
  const upgraded = mappingOf(operation.at, {
    ...membersOf(operation, keptFields),
    ...extensionsOf(operation),
    servers: upgradeOperationServers(operation, upgrade),
    parameters: listOf(
      child(operation, "parameters")?.at ?? operation.at,
      others.map((parameter) => upgradeParameter(parameter, upgrade)),
    ),
    requestBody: upgradeBody(parameters, operation, upgrade) ?? child(operation, "requestBody"),
    responses: upgradeResponses(operation, upgrade),
  });
  const hasErrors = all.slice(before).some(({ severity }) => severity === "error");
  return hasErrors ? { ...upgraded, hasErrors } : upgraded;
}

/** Those of the path that the operation does not override, then its own; `$ref`s are followed. */
function parametersOf(operation: Node, item: Node, upgrade: Upgrade): readonly Node[] {
  const own = ownParametersOf(operation, upgrade);
  const overridden = new Set(own.map(keyOf));
  const inherited = ownParametersOf(item, upgrade);
  return [...inherited.filter((parameter) => !overridden.has(keyOf(parameter))), ...own];
}

function ownParametersOf(node: Node, { read, follow }: Upgrade): readonly Node[] {
  return items(read.list(node, "parameters"))
    .map(follow)
    .filter(({ hasErrors }) => hasErrors !== true);
}

/** There is only one body, so its name doesn't matter. */
function keyOf(parameter: Node): string {
  if (isBody(parameter)) return "body";
  return `${plainText(child(parameter, "in")?.value)}:${plainText(child(parameter, "name")?.value)}`;
}
