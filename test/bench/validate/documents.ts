/** Schemas of the corpus whose validators are compared, and values of them. */
import path from "node:path";
import type * as exampleTemplate from "../../../templates/runtime/fake/example.js";
import type { Schema } from "../../../templates/runtime/validate/schema.js";
import { readIndex, unpack } from "../../corpus/documents.js";
import { generatePackage } from "./package.js";

export interface RacedSchema {
  /** `Pet of petstore-3.0.4` */
  readonly title: string;
  /** The name of its export in the package. */
  readonly name: string;
  /** Of the package, which is made from this one document. */
  readonly folder: string;
  readonly schema: Schema<unknown>;
  readonly json: Readonly<Record<string, unknown>>;
  /** They fit. */
  readonly values: readonly unknown[];
}

/** Small and large ones, with formats, maps, nullable members, references and choices. */
const raced: readonly (readonly [document: string, name: string])[] = [
  ["petstore-3.0.4", "petSchema"],
  ["museum", "specialEventSchema"],
  ["adyen-webhooks-v1", "authorisationNotificationRequestSchema"],
  ["kubernetes-apps-v1", "ioK8sApiAppsV1DeploymentSchema"],
  ["discord-2026-07", "attachmentResponseSchema"],
];

export async function loadSchemas(
  work: string,
  progress: (text: string) => void,
): Promise<readonly RacedSchema[]> {
  const index = await readIndex();
  const found: RacedSchema[] = [];
  for (const [id, name] of raced) {
    progress(`generating ${id}`);
    const { cwd, document } = await unpack(
      index.find((one) => one.id === id)!,
      work,
    );
    const made = await generatePackage(path.join(cwd, document), path.join(work, id));
    const schemas = (await made.load("validators")) as Readonly<Record<string, Schema<unknown>>>;
    const { exampleOf } = (await made.load("runtime")) as typeof exampleTemplate;
    const schema = schemas[name]!;
    // As they come from a body.
    const values = Array.from({ length: 8 }, (_, seed): unknown =>
      JSON.parse(JSON.stringify(exampleOf(schema, { seed }))),
    );
    const json = schema["~standard"].jsonSchema.input({ target: "draft-2020-12" });
    const title = `${schema.name} of ${id}`;
    found.push({ title, name, folder: made.folder, schema, json, values });
  }
  return found;
}
