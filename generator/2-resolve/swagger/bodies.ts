import { child, mappingOf, type Node } from "../node.js";
import { upgradeForm } from "./forms.js";
import { extensionsOf, mediaTypesOf, membersOf, type Upgrade } from "./members.js";

export function isBody(parameter: Node): boolean {
  return child(parameter, "in")?.value === "body";
}

export function isFormField(parameter: Node): boolean {
  return child(parameter, "in")?.value === "formData";
}

/** `requestBody` of an operation: of its body parameter, or of its form's fields. */
export function upgradeBody(
  parameters: readonly Node[],
  operation: Node,
  upgrade: Upgrade,
): Node | undefined {
  const [body, ...more] = parameters.filter(isBody);
  const fields = parameters.filter(isFormField);
  if (body === undefined) return upgradeForm(fields, operation, upgrade);
  for (const another of more)
    reportSecond(another, "an operation has one body: this is a second", body, upgrade);
  if (fields[0] !== undefined)
    reportSecond(fields[0], "an operation has a body or a form, not both", body, upgrade);
  return upgradeBodyParameter(body, operation, upgrade);
}

function upgradeBodyParameter(body: Node, operation: Node, upgrade: Upgrade): Node {
  const mediaType = mappingOf(body.at, {
    ...membersOf(body, ["schema"]),
    ...extensionsOf(body),
  });
  const consumed = mediaTypesOf(operation, "consumes", upgrade);
  const names = consumed.length > 0 ? consumed : ["application/json"];
  return mappingOf(body.at, {
    ...membersOf(body, ["description", "required"]),
    content: mappingOf(body.at, Object.fromEntries(names.map((name) => [name, mediaType]))),
  });
}

function reportSecond(second: Node, message: string, first: Node, { diagnostics }: Upgrade): void {
  const at = { kind: "pointer", pointer: first.at, on: "value" } as const;
  const related = [{ message: "the body", at }];
  diagnostics.report("WF3007", second.at, message, { related });
}
