import { child, listOf, mappingOf, type Node } from "../node.js";
import { mediaTypesOf, membersOf, type Upgrade } from "./members.js";
import { listStyleOf, valueSchemaOf } from "./parameters.js";

const urlencoded = "application/x-www-form-urlencoded";
const multipart = "multipart/form-data";

/** `requestBody` with an object of the `formData` parameters; `undefined` where there is none. */
export function upgradeForm(
  fields: readonly Node[],
  operation: Node,
  upgrade: Upgrade,
): Node | undefined {
  const [first] = fields;
  if (first === undefined) return undefined;
  const { at } = first;
  const named = byName(fields, upgrade);
  const mediaType = mappingOf(at, {
    schema: schemaOf(named, at, upgrade),
    encoding: encodingOf(named, at, upgrade),
  });
  const names = formTypes(fields, operation, upgrade);
  return mappingOf(at, {
    required: { value: fields.some((field) => isRequired(field, upgrade)), at },
    content: mappingOf(at, Object.fromEntries(names.map((name) => [name, mediaType]))),
  });
}

/**
 * The media types of forms among those that the operation consumes. Others may stand there for
 * other operations, or for clients that send the same members as JSON: fields only describe forms.
 */
function formTypes(fields: readonly Node[], operation: Node, upgrade: Upgrade): readonly string[] {
  const consumed = mediaTypesOf(operation, "consumes", upgrade);
  const forms = consumed.filter((name) => {
    const essence = name.split(";", 1)[0]!.trim().toLowerCase();
    return essence === urlencoded || essence === multipart;
  });
  const file = fields.find((field) => child(field, "type")?.value === "file");
  if (file !== undefined && !forms.some((name) => /^\s*multipart\//i.test(name))) {
    const message = "a file is sent as multipart/form-data, which `consumes` doesn't have";
    upgrade.diagnostics.report("WF2008", child(file, "type")!.at, message);
    return [multipart];
  }
  return forms.length > 0 ? forms : [urlencoded];
}

function byName(fields: readonly Node[], upgrade: Upgrade): ReadonlyMap<string, Node> {
  const named = new Map<string, Node>();
  for (const field of fields) {
    const name = upgrade.read.string(field, "name");
    if (name === undefined) {
      upgrade.diagnostics.report("WF2006", field.at, "a parameter needs `name` and `in`");
      continue;
    }
    if (named.has(name)) {
      const message = `the formData parameter ${JSON.stringify(name)} is declared twice`;
      upgrade.diagnostics.report("WF3007", field.at, message);
    }
    named.set(name, field);
  }
  return named;
}

function schemaOf(named: ReadonlyMap<string, Node>, at: string, upgrade: Upgrade): Node {
  const properties = Array.from(named, ([name, field]) => [name, propertyOf(field)] as const);
  const required = Array.from(named).filter(([, field]) => isRequired(field, upgrade));
  return mappingOf(at, {
    type: { value: "object", at },
    properties: mappingOf(at, Object.fromEntries(properties)),
    required: listOf(
      at,
      required.map(([name, field]) => ({ value: name, at: field.at })),
    ),
  });
}

function propertyOf(field: Node): Node {
  const schema = valueSchemaOf(field);
  return mappingOf(field.at, {
    ...membersOf(field, ["description"]),
    ...membersOf(schema, Object.keys(schema.value as object)),
  });
}

/** Every list has a format, `csv` where none is given: forms of OpenAPI 3 have another default. */
function encodingOf(named: ReadonlyMap<string, Node>, at: string, upgrade: Upgrade): Node {
  const encodings = Array.from(named, ([name, field]) => {
    const style = listStyleOf(field, upgrade);
    return [name, "style" in style ? mappingOf(field.at, style) : undefined] as const;
  });
  return mappingOf(at, Object.fromEntries(encodings));
}

function isRequired(field: Node, { read }: Upgrade): boolean {
  return read.boolean(field, "required") ?? false;
}
