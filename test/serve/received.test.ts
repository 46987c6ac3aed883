/** Values arrive as the types of handlers say: of each kind, at each place, however they were given. */
import { beforeAll, describe, expect, it } from "vitest";
import { packageOf, sent } from "./from-document.js";
import {
  bracketDocument,
  documentOf,
  groupOf,
  kinds,
  type Reading,
  readings,
} from "./received-kinds.js";

describe.each(readings)("%o", (reading) => {
  const all = Object.entries(kinds(reading));
  let receive: (operation: string, input: object) => Promise<Received>;
  beforeAll(async () => {
    receive = await receiverOf(reading);
  });

  it.each(Object.entries(groupOf))("%s", async (operation, group) => {
    const isBody = group === "body";
    const own = all.filter(([, kind]) => isBody || kind.isNested !== true);
    const most = Math.max(...own.map(([, { given }]) => given.length));
    for (let turn = 0; turn < most; turn++) {
      const given = own.map(([name, kind]) => [name, kind.given[turn % kind.given.length]]);
      const input = await receive(operation, { [group]: Object.fromEntries(given) });
      for (const [name, kind] of own) {
        const value = (input[group] as Received)[name];
        const type = operation === "parts" ? (kind.asPart ?? kind.arrives) : kind.arrives;
        expect(isOf(type, value), `${name}: ${type} is ${String(value)}`).toBe(true);
      }
    }
  });

  it("bytes", async () => {
    const { body } = await receive("bytes", { body: new Blob(["bytes"]) });
    expect(body).toBeInstanceOf(Uint8Array);
  });
});

describe("integers that a number can't hold", () => {
  const long = 2n ** 60n;

  it("are refused where they would arrive as numbers", async () => {
    const { handler, index } = await packageOf(longDocument);
    const handle = handler.createHandler({ take: () => ({ status: 204 }) });
    const input = { path: { id: long }, body: { list: [1, long] } };
    const response = await handle(sent(index["take"]!(input)));
    const { issues } = (await response.json()) as { issues: readonly { path: unknown }[] };
    expect(response.status).toBe(422);
    expect(issues.map(({ path }) => path)).toEqual([
      ["path", "id"],
      ["body", "list", 1],
    ]);
  });

  it("are rounded for the functions of a fake", async () => {
    const { fake, index } = await packageOf(longDocument);
    const double = fake.createFake();
    await double.fetch(sent(index["take"]!({ path: { id: long }, body: { list: [1, long] } })));
    const [request] = double.requests;
    expect(request).toMatchObject({
      status: 204,
      input: { path: { id: Number(long) }, body: { list: [1, Number(long)] } },
    });
  });

  it("arrive as they are where the configuration asks for bigints", async () => {
    const { handler, index } = await packageOf(longDocument, { int64: "bigint" });
    let received: Received = {};
    const take = (input: Received) => ((received = input), { status: 204 });
    const handle = handler.createHandler({ take });
    await handle(sent(index["take"]!({ path: { id: long }, body: { list: [1, long] } })));
    expect(received).toMatchObject({ path: { id: long }, body: { list: [1n, long] } });
  });
});

it.each<{ readonly dialect?: "php" }>([{}, { dialect: "php" }])(
  "bytes in brackets are what they are sent as: %o",
  async (config) => {
    const { handler, index } = await packageOf(bracketDocument, config);
    let received: Received = {};
    const send = ({ body }: { readonly body: Received }) => ((received = body), { status: 204 });
    const handle = handler.createHandler({ send });
    const all = { note: "n", file: "text", inner: { file: new Uint8Array([1]) } };
    await handle(sent(index["send"]!({ body: { all, json: all } })));
    const texts = { note: "n", file: "text", inner: { file: "AQ==" } };
    expect(received).toEqual({ all: texts, json: texts });
    const form = new FormData();
    for (const outer of config.dialect ? ["all", "json"] : ["all"]) {
      form.append(`${outer}[note]`, "n");
      form.append(`${outer}[file]`, "text");
      form.append(`${outer}[inner][file]`, new Blob(["x"]), "x.txt");
    }
    if (!config.dialect) form.append("json", JSON.stringify(texts));
    await handle(new Request("https://shop.example/send", { method: "POST", body: form }));
    expect(received["all"]).toEqual({ note: "n", file: "text", inner: { file: expect.any(File) } });
  },
);

it("bytes are a file, with or without a name", async () => {
  const schema = { type: "object", properties: { file: { type: "string", format: "binary" } } };
  const requestBody = { required: true, content: { "multipart/form-data": { schema } } };
  const responses = { 204: { description: "Done." } };
  const paths = { "/files": { post: { operationId: "send", requestBody, responses } } };
  const { handler } = await packageOf({ paths });
  const files: unknown[] = [];
  const handle = handler.createHandler({
    send({ body }: { readonly body: Received }) {
      files.push(body["file"]);
      return { status: 204 };
    },
  });
  const headers = { "content-type": "multipart/form-data; boundary=x" };
  const heads = [
    'filename="a.txt"\r\ncontent-type: text/plain',
    "\r\ncontent-type: text/plain",
    "\r\ncontent-type: image/png",
    "",
  ];
  for (const head of heads) {
    const disposition = `content-disposition: form-data; name="file"; ${head}`;
    const body = `--x\r\n${disposition}\r\n\r\nabc\r\n--x--\r\n`;
    await handle(new Request("https://shop.example/files", { method: "POST", body, headers }));
  }
  const names = files.map((file) => (file instanceof File ? file.name : file));
  expect(names).toEqual(["a.txt", "", "", ""]);
});

type Received = Readonly<Record<string, unknown>>;

async function receiverOf(reading: Reading) {
  const { handler, index } = await packageOf(documentOf(reading), reading);
  let received: Received = {};
  const take = (input: Received) => {
    received = input;
    return { status: 204 };
  };
  const names = [...Object.keys(groupOf), "bytes"];
  const handle = handler.createHandler(Object.fromEntries(names.map((name) => [name, take])));
  return async (operation: string, input: object): Promise<Received> => {
    const response = await handle(sent(index[operation]!(input)));
    expect(await response.text()).toBe("");
    return received;
  };
}

/** Whether a value is of a type of the table of kinds. */
function isOf(type: string, value: unknown): boolean {
  const list = /^(\w+)\[\]$/.exec(type);
  if (list) return Array.isArray(value) && value.every((item) => isOf(list[1]!, item));
  const pair = /^\[(\w+), (\w+)\]$/.exec(type);
  if (pair) return Array.isArray(value) && [0, 1].every((at) => isOf(pair[at + 1]!, value[at]));
  if (type.startsWith("{")) return membersAre(type, value);
  return type.split(" | ").some((one) => isOneOf(one, value));
}

/** `{ at: string; n?: number }`, `{ [name: string]: number }` */
function membersAre(type: string, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const members = type
    .replace(/^\{ | \}$/g, "")
    .split("; ")
    .map((member) => member.split(": "));
  if (type.includes("[name")) {
    const inner = /: (\w+) \}$/.exec(type)![1]!;
    return Object.values(value).every((one) => isOf(inner, one));
  }
  return members.every(([name, inner]) => {
    const one = (value as Received)[name!.replace("?", "")];
    return one === undefined ? name!.endsWith("?") : isOf(inner!, one);
  });
}

function isOneOf(type: string, value: unknown): boolean {
  if (type === "null") return value === null;
  if (type === "Date") return value instanceof Date;
  if (type === "File") return value instanceof File;
  return type.startsWith('"') ? JSON.stringify(value) === type : typeof value === type;
}

const list = { type: "array", items: { type: "integer", format: "int64" } };
const longDocument = {
  paths: {
    "/long/{id}": {
      post: {
        operationId: "take",
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "integer", format: "int64" } },
        ],
        requestBody: {
          required: true,
          content: { "application/json": { schema: { type: "object", properties: { list } } } },
        },
        responses: { 204: { description: "Done." } },
      },
    },
  },
};
