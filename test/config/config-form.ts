/** Makes the types of `defineConfig` from the schema of `wireform.yaml`, with its descriptions. */
export interface Schema {
  readonly description?: string;
  readonly type?: string;
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** The definitions that are types with a name. */
const named: Readonly<Record<string, string>> = {
  client: "ClientForm",
  filter: "FilterForm",
  retry: "RetryForm",
};

export function configForm(schema: Schema): string {
  const { $defs = {} } = schema;
  const all: readonly (readonly [string, Schema])[] = [
    ["ConfigForm", schema],
    ...Object.entries(named).map(([key, name]) => [name, $defs[key] ?? {}] as const),
  ];
  const types = all.map(
    ([name, type]) => `${docOf(type.description)}export interface ${name} ${objectOf(type, $defs)}`,
  );
  return [
    "/** The keys of `wireform.yaml` as types: made from its schema, by `npx vitest run test/config -u`. */",
    ...types,
  ].join("\n\n");
}

type Definitions = NonNullable<Schema["$defs"]>;

function typeOf(schema: Schema, $defs: Definitions): string {
  if (schema.$ref !== undefined) {
    const key = schema.$ref.split("/").at(-1) ?? "";
    return named[key] ?? typeOf($defs[key] ?? {}, $defs);
  }
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.anyOf) return schema.anyOf.map((one) => typeOf(one, $defs)).join(" | ");
  switch (schema.type) {
    case "array":
      return `readonly (${typeOf(schema.items ?? {}, $defs)})[]`;
    case "integer":
      return "number";
    case "object":
      return objectOf(schema, $defs);
    default:
      if (schema.type === undefined) throw new Error("a schema without a type");
      return schema.type;
  }
}

function objectOf(schema: Schema, $defs: Definitions): string {
  const { properties, required = [], additionalProperties } = schema;
  if (properties === undefined && typeof additionalProperties === "object")
    return `{ readonly [name: string]: ${typeOf(additionalProperties, $defs)} }`;
  const members = Object.entries(properties ?? {}).map(([key, member]) => {
    const shared = $defs[member.$ref?.split("/").at(-1) ?? ""];
    const doc = docOf(member.description ?? shared?.description);
    const type = typeOf(member, $defs);
    return `${doc}readonly ${key}${required.includes(key) ? `: ${type}` : `?: ${type} | undefined`};`;
  });
  return `{\n${members.join("\n")}\n}`;
}

function docOf(description: string | undefined): string {
  if (description === undefined) return "";
  const words = description.split(" ");
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length > 80) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  if (lines.length === 1) return `/** ${lines[0]} */\n`;
  return `/**\n${lines.map((line) => ` * ${line}`).join("\n")}\n */\n`;
}
