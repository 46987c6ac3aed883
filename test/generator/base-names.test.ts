/**
 * A new declaration in a module whose main name is locked: its name derives from the locked one.
 */
import { expect, it } from "vitest";
import { runInMemory as run } from "./memory.js";

const pet = { type: "object", properties: { id: { type: "string" } } };
const listed = { type: "array", items: { $ref: "#/components/schemas/Pet" } };
const answer = { description: "Pets.", content: { "application/json": { schema: listed } } };

const before = (operationId: string) => ({
  paths: { "/pets": { get: { operationId, responses: { "200": answer } } } },
  schemas: { Pet: pet },
});

/** The same with everything else that can be declared. */
function after(operationId: string) {
  const query = { name: "page", in: "query", schema: { type: "integer" } };
  const header = { name: "X-Trace", in: "header", schema: { type: "string" } };
  const request = { content: { "application/json": { schema: pet } } };
  const sent = { post: { requestBody: request, responses: { "204": { description: "Ok." } } } };
  const get = {
    operationId,
    parameters: [query, header],
    responses: { "200": { ...answer, headers: { "X-Total": { schema: { type: "integer" } } } } },
    callbacks: { found: { "{$request.query.page}": sent } },
    "x-wireform": { pagination: { kind: "page", items: "", parameter: "page" } },
  };
  return { paths: { "/pets": { get } }, schemas: { Pet: pet } };
}

const rolesOf = (lock: string, pointer: string) =>
  new Map(
    lock
      .split("\n")
      .find((line) => line.startsWith(`. ${pointer} `))!
      .split(" ")
      .slice(3)
      .map((pair) => pair.split("=") as [string, string]),
  );

it("derives every new name of an operation from the one that stays", async () => {
  const first = await run(before("listPets"));
  const { lock, codes, files } = await run(after("findPets"), first.lock);
  expect(codes).toEqual(["WF4002"]);
  expect(Object.fromEntries(rolesOf(lock, "#/paths/~1pets/get"))).toEqual({
    function: "listPets",
    method: "listPets",
    callbacks: "ListPetsCallbacks",
    data: "listPetsOperation",
    headers: "ListPetsHeaders",
    input: "ListPetsInput",
    pages: "listPetsPages",
    query: "ListPetsQuery",
    responseHeaders: "ListPetsResponseHeaders",
    responses: "ListPetsResponses",
  });
  // As if it always had that name; only its id is the document's.
  const id = (text: string) => text.replace('id: "findPets"', 'id: "listPets"');
  const fresh = await run(after("listPets"));
  expect(new Map([...files].map(([file, text]) => [file, id(text)]))).toEqual(fresh.files);
  expect(files.get("README.md")).toContain("api.listPets.pages()");
});

it("derives every new name of a schema from the one that stays", async () => {
  const written = {
    ...pet,
    properties: { id: { type: "string", readOnly: true }, name: { type: "string" } },
    anyOf: [{ required: ["id"] }, { required: ["name"] }],
  };
  const body = {
    content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
  };
  const post = { operationId: "addPet", requestBody: body, responses: { "200": answer } };
  const first = await run(before("listPets"));
  const older = first.lock.replace("schemas/pet type=Pet", "schemas/animal type=Animal");
  const { lock } = await run({ paths: { "/pets": { post } }, schemas: { Pet: written } }, older);
  expect(Object.fromEntries(rolesOf(lock, "#/components/schemas/Pet"))).toEqual({
    type: "Animal",
    codec: "animalCodec",
    fields: "AnimalFields",
    input: "AnimalInput",
    inputFields: "AnimalInputFields",
  });
});

it("derives from what the document says where a name is numbered alone", async () => {
  const two = (shape: object) => ({ schemas: { "foo-bar": shape, foo_bar: shape } });
  const { lock } = await run(two(pet));
  const grown = { ...pet, properties: { ...pet.properties, name: { type: "string" } } };
  const required = { ...grown, anyOf: [{ required: ["id"] }, { required: ["name"] }] };
  expect((await run(two(required), lock)).files).toEqual((await run(two(required))).files);
});

it("tells of the function of all pages when it is renamed", async () => {
  const { lock } = await run(after("listPets"));
  const { told } = await run(after("findPets"), lock, { updateNames: true });
  expect(told[0]!.message).toContain("listPetsPages to findPetsPages");
});
