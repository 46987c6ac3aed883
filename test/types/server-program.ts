/** A document, and a server for it whose author needs no casts. */

export const petDocument = `\
openapi: 3.1.0
info: { title: Pets, version: "1" }
paths:
  /pets/{petId}:
    parameters: [{ name: petId, in: path, required: true, schema: { type: integer, format: int64 } }]
    post:
      operationId: updatePet
      parameters:
        - { name: since, in: query, schema: { type: string, format: date-time } }
        - { name: X-At, in: header, schema: { type: integer, format: unix-time } }
      requestBody:
        required: true
        content:
          application/json: { schema: { $ref: "#/components/schemas/Pet" } }
          application/xml: { schema: { $ref: "#/components/schemas/Pet" } }
          multipart/form-data:
            schema:
              type: object
              required: [photo]
              properties:
                photo: { type: string, format: binary }
                more: { type: array, items: { type: string, format: binary } }
                pet: { $ref: "#/components/schemas/Pet" }
          image/*: { schema: { type: string, format: binary } }
      responses: { "200": { description: The pet., content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } } }
    put:
      operationId: putOwner
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Owner" } } } }
      responses: { "200": { description: The owner., content: { application/json: { schema: { $ref: "#/components/schemas/Owner" } } } } }
    patch:
      operationId: noteVisit
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/Visit" } } }
      responses: { "201": { description: Noted., content: { application/json: { schema: { $ref: "#/components/schemas/NotedVisit" } } } } }
components:
  schemas:
    Owner:
      type: object
      required: [since]
      properties: { since: { type: string, format: date-time }, number: { type: integer, format: int64 } }
    Pet:
      type: object
      required: [id, born]
      properties:
        id: { type: integer, format: int64, readOnly: true }
        born: { type: string, format: date }
        tags: { type: array, items: { type: string } }
        owner: { $ref: "#/components/schemas/Owner" }
    Visit:
      type: object
      properties:
        at: { type: string, format: date-time }
        why: { type: [string, "null"] }
        costs: { type: array, items: { type: object, properties: { cents: { type: integer, format: int64 } } } }
    NotedVisit:
      allOf: [{ $ref: "#/components/schemas/Visit" }, { type: object, required: [id], properties: { id: { type: string } } }]
`;

export const petServer = `\
import { createHandler } from "./dist/handler.js";
import { createFake } from "./dist/fake.js";
import { createApi } from "./dist/api.js";
import { createClient, noteVisit, updatePet } from "./dist/index.js";
import type { NotedVisit, Owner, Pet } from "./dist/index.js";

const pets = new Map<number, Pet>();
const owners: Owner[] = [];

export const handler = createHandler({
  async updatePet({ path, query, headers, ...sent }) {
    const since: string | undefined = query.since;
    const at: number | undefined = headers["X-At"];
    if (sent.contentType === "application/json") {
      const pet: Pet = { ...sent.body, id: path.petId + 1 };
      pets.set(pet.id, pet);
      return { status: 200, data: pet };
    }
    const blobs: Blob[] = [];
    if (sent.contentType === "multipart/form-data") {
      const { photo, more = [], pet } = sent.body;
      blobs.push(photo, ...more);
      console.log(photo.name.toUpperCase(), more[0]?.name, pet?.born.slice(0, 4));
    } else if (sent.contentType === "application/xml") console.log(sent.body.toUpperCase());
    else blobs.push(new Blob([sent.body], { type: sent.contentType }));
    return { status: 200, data: { id: path.petId, born: since ?? new Date((at ?? 0) * 1000).toISOString() } };
  },
  putOwner({ body }) {
    if (body === undefined) return new Response(null, { status: 400 });
    owners.push(body);
    return { status: 200, data: body };
  },
  noteVisit({ body }) {
    const cents: number = body.costs?.reduce((sum, { cents = 0 }) => sum + cents, 0) ?? 0;
    const visit: NotedVisit = { ...body, id: body.at?.slice(0, 10) ?? String(cents) };
    // @ts-expect-error it arrives as a text
    body.at?.getTime();
    return { status: 201, data: visit };
  },
});

export const fake = createFake();
fake.on("noteVisit", ({ path, body }) => ({
  status: 201,
  data: { ...body, id: path.petId.toFixed() },
}));
for (const { input } of fake.requestsOf("noteVisit")) {
  const at: string | undefined = input?.body.at;
  console.log(input?.path.petId.toFixed(), at);
}
for (const { input } of fake.requestsOf("updatePet"))
  if (input?.contentType === "multipart/form-data") console.log(input.body.photo.name);
// @ts-expect-error there is no such operation
fake.requestsOf("other");

// By what builds its requests.
fake.once(noteVisit, ({ path, body }) => ({ status: 201, data: { ...body, id: path.petId.toFixed() } }));
fake.on(createApi().putOwner, ({ body }) =>
  body ? { status: 200, data: body } : new Response(null, { status: 400 }),
);
for (const { input } of fake.requestsOf(updatePet))
  if (input?.contentType === "multipart/form-data") console.log(input.body.photo.name);
// @ts-expect-error its answer has a text as id
fake.on(noteVisit, { status: 201, data: { id: 1 } });
// @ts-expect-error it builds no requests
fake.requestsOf(createClient);
`;
