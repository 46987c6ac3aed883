/**
 * Generated requests against generated handlers, in this process and over HTTP: for each operation of
 * real documents. What answers is the fake, which is a handler.
 */
import path from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../generator/host/package-root.js";
import type { makeFake } from "../../templates/runtime/fake/fake.js";
import type { HttpRequest } from "../../templates/runtime/encode/operation.js";
import type { Served } from "../../templates/runtime/serve/handler.js";
import type { CheckInput } from "../../templates/runtime/validate/checked-input.js";
import { corpusFolder, hasCorpus } from "../corpus/documents.js";
import { modulesOf } from "../validate/packages.js";
import { inputOf, listen } from "./sent-requests.js";

interface Modules {
  readonly index: Readonly<Record<string, (input: object) => HttpRequest>>;
  readonly served: { readonly served: Served };
  readonly validators: { readonly checked: CheckInput };
  readonly fake: { readonly createFake: () => ReturnType<typeof makeFake<object>> };
}

async function problemsOf(document: string, isOverHttp: boolean): Promise<readonly string[]> {
  const {
    index,
    served,
    fake: fakes,
    validators: { checked },
  } = (await modulesOf(document, ["index", "served", "fake", "validators"])) as unknown as Modules;
  const fake = fakes.createFake();
  const problems: string[] = [];
  const origin = isOverHttp
    ? await listen((request) => fake.fetch(request))
    : "https://example.com";
  const send = isOverHttp ? fetch : fake.fetch;
  for (const operation of served.served.operations) {
    const make = index[operation.id];
    if (make === undefined) throw new Error(`${operation.id} has no function`);
    try {
      const input = inputOf(operation);
      const { method, url, headers, body } = make(checked(input));
      const response = await send(`${origin}${url}`, {
        method,
        headers: headers as Record<string, string>,
        body: body as BodyInit | null,
      });
      const { input: read } = fake.requests.at(-1)!;
      const status = `${operation.id} ${response.status}`;
      if (response.status >= 400)
        problems.push(`${status} ${(await response.text()).slice(0, 300)}`);
      else if (!(input["body"] instanceof Uint8Array))
        expect(read, operation.id).toMatchObject(input);
    } catch (error) {
      problems.push(`${operation.id}: ${String(error).slice(0, 300)}`);
    }
  }
  expect(served.served.operations.length).toBeGreaterThan(0);
  return problems;
}

const own = ["specs/stripe.yaml", "specs/wepay.yaml", "test/cases/validators/openapi.yaml"];

const documents = [
  "petstore-3.0.4.yaml",
  "museum.yaml",
  "ably-control.yaml",
  "stripe-payment-records-2026-03.json",
  "netlify.yaml",
];

describe.each([
  ["in this process", false],
  ["over HTTP", true],
])("%s", (_, isOverHttp) => {
  it.each(own)("%s", async (document) => {
    expect(await problemsOf(path.join(packageRoot, document), isOverHttp)).toEqual([]);
  });

  describe.skipIf(!hasCorpus)("of the corpus", () => {
    it.each(documents)("%s", async (document) => {
      expect(await problemsOf(path.join(corpusFolder, document), isOverHttp)).toEqual([]);
    });
  });
});
