/** ajv with the schemas of a document, as they are written or as we read them. */
import { Ajv2020 } from "ajv/dist/2020.js";
import AjvDraft04 from "ajv-draft-04";
import type { Ajv } from "ajv";
import { ajvOptions, judgeBy, type Judge, withFormats } from "../../validate/judges.js";
import type { Json } from "../../validate/schema-walk.js";
import type { Reading } from "./readings.js";
import { namedSchemas, withSchemas } from "./schemas.js";

export class DocumentJudges {
  /** By the names of the readings that they follow. */
  readonly #ajvs = new Map<string, Ajv>();
  /** By these, and the name of the schema. Compiling takes much longer than judging. */
  readonly #judges = new Map<string, Judge | undefined>();
  readonly #document: Json;

  constructor(document: Json) {
    this.#document = document;
  }

  /** @returns `undefined`: ajv can't compile the schema */
  of(name: string, followed: readonly Reading[]): Judge | undefined {
    const key = [name, ...followed.map((reading) => reading.name)].join("\n");
    if (!this.#judges.has(key)) this.#judges.set(key, this.#compiled(name, followed));
    return this.#judges.get(key);
  }

  #compiled(name: string, followed: readonly Reading[]): Judge | undefined {
    const [pointer] = namedSchemas(this.#document);
    const token = encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"));
    try {
      const ajv = this.#ajvFor(followed);
      return judgeBy(ajv, ajv.compile({ $ref: `document#${pointer}/${token}` }));
    } catch {
      return undefined;
    }
  }

  #ajvFor(followed: readonly Reading[]): Ajv {
    const key = followed.map(({ name }) => name).join();
    const known = this.#ajvs.get(key);
    if (known !== undefined) return known;
    const is31 = /^3\.[1-9]/.test(String(this.#document["openapi"]));
    const options = { ...ajvOptions, validateSchema: false } as const;
    // Before OpenAPI 3.1, nothing beside a `$ref` counts.
    const draft04 = { ...options, ignoreKeywordsWithRef: true } as const;
    const ajv = withFormats(is31 ? new Ajv2020(options) : new AjvDraft04.default(draft04));
    const read = followed.reduce((document, { change }) => change(document), this.#document);
    const [pointer, schemas] = namedSchemas(
      withSchemas(read, (schema) => withoutData(is31 ? schema : withoutLoneNullable(schema))),
    );
    const [, ...keys] = pointer.split("/");
    ajv.addSchema(
      keys.reduceRight((inner, key) => ({ [key]: inner }), schemas),
      "document",
    );
    this.#ajvs.set(key, ajv);
    return ajv;
  }
}

/** ajv takes an `id` in an example for the name of a schema. */
function withoutData({ example: _, examples: __, default: ___, ...schema }: Json): Json {
  return schema;
}

/** Without a type, it says nothing by the specification, and ajv refuses the schema. */
function withoutLoneNullable(schema: Json): Json {
  if ("type" in schema || !("nullable" in schema)) return schema;
  const { nullable: _, ...others } = schema;
  return others;
}
