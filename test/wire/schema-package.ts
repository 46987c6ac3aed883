/** From schemas to a package that sends them as JSON: the real generator, its real output. */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { generate } from "../../generator/pipeline.js";

/** A body's schema by the name of its operation, which also returns it. */
export type BodySchemas = Readonly<Record<string, object>>;

export interface SchemaPackage {
  /** The body that `operation` sends for a value. @throws EncodeError */
  send(operation: string, value: unknown): unknown;
  /** What a caller gets for a response's text. */
  read(operation: string, text: string): Promise<unknown>;
  readonly codes: readonly string[];
}

type Builder = (input: object) => { readonly body: unknown };

interface Caller {
  call(request: object): Promise<unknown>;
}

/** Generates and imports a package below `cwd`. @param components its named schemas */
export async function generateSchemas(
  bodies: BodySchemas,
  components: object,
  cwd: string,
  root: object = {},
): Promise<SchemaPackage> {
  const paths = Object.entries(bodies).map(([operationId, schema]) => {
    const content = { "application/json": { schema } };
    const responses = { 200: { description: "Done.", content } };
    const requestBody = { content };
    return [`/${operationId}`, { post: { operationId, requestBody, responses } }];
  });
  const info = { title: "Schemas", version: "1" };
  const servers = [{ url: "https://schemas.test" }];
  const document = { openapi: "3.1.0", info, servers, ...root };
  const whole = {
    ...document,
    paths: Object.fromEntries(paths) as object,
    components: { schemas: components },
  };
  await mkdir(cwd, { recursive: true });
  await writeFile(path.join(cwd, "openapi.json"), JSON.stringify(whole));
  const { files, diagnostics } = await generate({
    cwd,
    clients: [{ name: null, document: "openapi.json" }],
    package: { name: "schemas" },
  });
  if (files === null) throw new Error(`nothing was generated: ${JSON.stringify(diagnostics)}`);

  // In `node_modules`, so that Node itself loads the JavaScript as written, and not vitest.
  const folder = path.join(cwd, "node_modules", "schemas");
  for (const file of files) {
    await mkdir(path.dirname(path.join(folder, file.path)), { recursive: true });
    await writeFile(path.join(folder, file.path), file.text);
  }
  const index = pathToFileURL(path.join(folder, "dist", "index.js")).href;
  const module = (await import(index)) as Readonly<Record<string, Builder>>;
  const createClient = module["createClient"] as unknown as (options: object) => Caller;
  return {
    send: (operation, value) => module[operation]!({ body: value }).body,
    read: (operation, text) => {
      const headers = { "content-type": "application/json" };
      const fetch = async () => new Response(text, { headers });
      return createClient({ fetch, retry: false }).call(module[operation]!({}));
    },
    codes: diagnostics.map(({ code }) => code),
  };
}
