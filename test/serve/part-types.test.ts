/** Parts of multipart bodies have a media type that their Encoding Object allows. */
import { beforeAll, expect, it } from "vitest";
import { packageOf, sent } from "./from-document.js";

const text = { type: "string" };
const file = { type: "string", contentMediaType: "application/octet-stream" };
const properties = {
  photo: file,
  photos: { type: "array", items: file },
  scan: file,
  meta: { type: "object", properties: { a: text } },
  note: text,
  any: file,
  constructor: text,
};
const encoding = {
  photo: { contentType: "image/*" },
  photos: { contentType: "image/png, IMAGE/Jpeg; q=1" },
  scan: { contentType: "application/pdf" },
  meta: { contentType: "application/json" },
  note: { contentType: "text/plain; charset=utf-8" },
  any: { contentType: "*/*" },
};
const root = {
  paths: {
    "/files": {
      post: {
        operationId: "upload",
        requestBody: {
          required: true,
          content: { "multipart/form-data": { schema: { type: "object", properties }, encoding } },
        },
        responses: { 204: { description: "Done." } },
      },
    },
  },
};

let made: Awaited<ReturnType<typeof packageOf>>;
beforeAll(async () => {
  made = await packageOf(root);
});

async function answerTo(request: Request) {
  const handler = made.handler.createHandler({ upload: () => ({ status: 204 }) });
  const response = await handler(request);
  const { issues = [] } = (response.status === 204 ? {} : await response.json()) as {
    issues?: readonly { path: readonly string[]; message: string }[];
  };
  return [response.status, ...issues.map(({ path, message }) => `${path.join(".")}: ${message}`)];
}

function partOf(name: string, type: string | null, content = "", filename?: string): Request {
  const named = filename === undefined ? "" : `; filename="${filename}"`;
  const lines = [
    "--b",
    `Content-Disposition: form-data; name="${name}"${named}`,
    ...(type === null ? [] : [`Content-Type: ${type}`]),
    "",
    content,
    "--b--",
    "",
  ];
  const headers = { "content-type": "multipart/form-data; boundary=b" };
  return new Request("https://shop.example/files", {
    method: "POST",
    headers,
    body: lines.join("\r\n"),
  });
}

it.each<Parameters<typeof partOf>>([
  ["photo", "image/png", "", "a.png"],
  ["photo", "Image/WebP; a=b", "", "a.webp"],
  ["photos", "image/png", "", "a.png"],
  ["photos", "image/jpeg", "", "a.jpg"],
  ["scan", "application/pdf", ""],
  ["scan", null, "", "a.pdf"],
  ["scan", "", "", "a.pdf"],
  ["meta", "application/json", "{}"],
  ["meta", null, "{}"],
  ["note", "text/plain", "a"],
  ["note", null, "a"],
  ["any", "video/mp4", "", "a.mp4"],
  ["constructor", "text/html", "a"],
  ["unheardOf", "text/html", "a"],
])("%s: %s is taken", async (...part) => {
  expect(await answerTo(partOf(...part))).toEqual([204]);
});

it.each([
  ["photo", "application/pdf", "image/*"],
  ["photo", "imagery/png", "image/*"],
  ["photos", "image/gif", "image/png or image/jpeg"],
  ["scan", "application/octet-stream", "application/pdf"],
  ["meta", "text/plain", "application/json"],
  ["note", "text/html", "text/plain"],
])("%s: %s is refused", async (name, type, expected) => {
  const told = `body.${name}: expected ${expected}, got ${type}`;
  expect(await answerTo(partOf(name, type, "{}", "a"))).toEqual([415, told]);
  expect(await answerTo(partOf(name, type, "{}"))).toEqual([415, told]);
});

it("what the client sends is taken", async () => {
  const blob = (type: string) => new Blob(["x"], { type });
  const body = {
    photo: blob("image/gif"),
    photos: [blob("image/png"), blob("image/jpeg")],
    scan: blob("text/plain"),
    meta: { a: "b" },
    note: "c",
    any: blob("video/mp4"),
  };
  expect(await answerTo(sent(made.index["upload"]!({ body })))).toEqual([204]);
});
