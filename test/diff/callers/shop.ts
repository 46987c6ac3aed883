/** A caller of the shop who uses all of it: what breaks any caller breaks this one. */
import * as api from "PACKAGE";

export const connect = (fetch: typeof globalThis.fetch) =>
  api.createClient({ auth: "secret", fetch, retry: false });

const pet: api.NewPet = {
  name: "Rex & Co",
  nick: "R",
  kind: "dog",
  born: new Date(1_730_253_425_000),
  chip: new Uint8Array([251, 255, 254]),
  weight: 1.5,
  owner: null,
  food: { type: "meat", raw: true },
  labels: { mood: "good" },
  extra: { colour: "brown" },
};

export const calls = [
  () =>
    api.listPets({
      query: {
        limit: 5,
        weight: 1.5,
        tags: ["a b", "c"],
        filter: { kind: "cat", ages: [1, 2] },
        sort: "age",
        since: new Date(1_730_253_425_000),
        note: "a/b",
      },
      headers: { "X-Trace": "t1" },
      cookies: { theme: "dark" },
    }),
  () => api.listPets(),
  () => api.createPet({ body: pet }),
  () => api.createPet({ body: { name: "Tom", owner: "Ann", food: { type: "hay", bales: 2 } } }),
  () => api.readPet({ path: { petId: "p1" } }),
  () => api.replacePet({ path: { petId: "p1" }, body: { width: 1.5, lid: true } }),
  () => api.replacePet({ path: { petId: "p1" } }),
  () => api.deletePet({ path: { petId: "p1" } }),
  () =>
    api.uploadPhoto({
      path: { petId: "p1" },
      body: { caption: "Rex", photo: new Uint8Array([1, 2]) },
    }),
  () => api.drawIcon({ path: { petId: "p1" }, body: "x", contentType: "image/gif" }),
  () => api.drawIcon({ path: { petId: "p1" }, body: new Blob(["x"], { type: "image/gif" }) }),
  () => {
    const body = new Uint8Array([1]);
    return api.recordSound({ path: { petId: "p1" }, body, contentType: "audio/wav" });
  },
  () => api.recordSound({ path: { petId: "p1" }, body: "x", contentType: "video/mp4" }),
  () => api.recordSound({ path: { petId: "p1" }, body: "x", contentType: "application/json" }),
  () =>
    api.placeOrder({
      body: { item: "hay", paid_at: 1_730_253_425, options: { gift: true }, codes: ["x y", "z"] },
    }),
  () => api.readReport(),
  () => api.readReport({ accept: "text/csv" }),
  () => api.putReport({ body: { rows: 1 } }),
  () => api.putReport({ body: "1", contentType: "text/csv" }),
  () => api.putLetter({ body: "Dear" }),
  () => api.talk({ body: {} }),
  () => api.talk({ body: { stream: true } }),
  () => api.dump({ body: { stream: true } }),
];

export async function read(client: api.Client): Promise<readonly unknown[]> {
  const listed = await client.send(api.listPets());
  if (listed.status === 200) return listed.data.map(describe);
  if (listed.declared && !listed.ok) return [listed.data.message.length, listed.data.code];
  const found = await client.send(api.readPet({ path: { petId: "p1" } }));
  if (found.declared && !found.ok) return [found.data.message.length];
  const box: api.Box = await client.call(api.replacePet({ path: { petId: "p1" } }));
  const made = await client.call(api.createPet({ body: pet }));
  const report = await client.call(api.readReport());
  const csv = await client.call(api.readReport({ accept: "text/csv" }));
  const letter = await client.call(api.putLetter({ body: "Dear" }));
  const texts = [report.rows.toFixed(), csv.trim(), letter.trim()];
  const whole = [
    await client.call(api.talk({ body: { stream: false } })),
    await client.call(api.talk({ body: {} })),
    await client.call(api.dump({ body: { stream: true } })),
  ].map(({ rows }) => rows.toFixed());
  const pieces = await client.call(api.talk({ body: { stream: true } }));
  for await (const { data } of pieces) texts.push(data.rows.toFixed(), ...whole);
  return [...texts, box.width.toFixed(), box.lid === true, describe(made)];
}

function describe(found: api.Pet): readonly unknown[] {
  const { id, name, kind, mood, age, owner, eats, parents } = found;
  const eaten = eats === undefined ? [] : eats.type === "meat" ? [eats.raw] : [eats.bales];
  const happy: "happy" = mood;
  const ageText: string | undefined = age?.toFixed();
  return [
    id.length,
    name.length,
    kind === "cat",
    happy,
    ageText,
    owner?.length,
    eaten,
    parents?.map(describe),
  ];
}

export const adopted = (message: api.CreatePetCallbacks["adopted"]): string => message.at.toFixed();
export const stockLow = (message: api.Webhooks["stockLow"]): string => message.left.toFixed();
export const total = (headers: api.ListPetsResponseHeaders[200]): number =>
  headers["X-Total"].length;
export const problem = ({ message, code }: api.Problem): string =>
  message + (code?.toFixed() ?? "");
