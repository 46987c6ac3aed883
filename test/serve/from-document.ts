/** Handlers and fakes of a document that a test writes. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { HttpRequest } from "../../templates/runtime/encode/operation.js";
import type { exampleOf } from "../../templates/runtime/fake/example.js";
import type { Fake, FakeOptions } from "../../templates/runtime/fake/fake.js";
import type { AnyHandler, Handler, HandlerOptions } from "../../templates/runtime/serve/handler.js";
import type { Schema } from "../../templates/runtime/validate/schema.js";
import { makeFolder } from "../leftovers.js";
import { modulesOf } from "../validate/packages.js";

interface Modules {
  readonly index: Readonly<Record<string, (input: object) => HttpRequest>>;
  readonly handler: {
    createHandler(handlers: object, options?: HandlerOptions): Handler;
    createPartialHandler(handlers: object, options?: HandlerOptions): Handler;
  };
  readonly fake: {
    createFake(options?: FakeOptions): Fake<Readonly<Record<string, AnyHandler>>>;
    readonly exampleOf: typeof exampleOf;
  };
  readonly validators: Readonly<Record<string, Schema<unknown>>>;
}

/** @param root members of the document, as JSON */
export async function packageOf(root: object, config: object = {}): Promise<Modules> {
  const file = path.join(await makeFolder(), "openapi.json");
  const info = { title: "Shop", version: "1" };
  await writeFile(file, JSON.stringify({ openapi: "3.1.0", info, paths: {}, ...root }));
  const names = ["index", "handler", "fake", "validators"];
  return (await modulesOf(file, names, config)) as unknown as Modules;
}

/** What `fetch` sends for a request of the package's client. */
export function sent({ method, url, headers, body }: HttpRequest): Request {
  const init = { method, headers: headers as Record<string, string>, body: body as BodyInit };
  return new Request(`https://shop.example${url}`, init);
}
