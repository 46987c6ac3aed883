/** What the packages of small cases send and read: dates, lists in one part, names of XML. */
import { describe, expect, it } from "vitest";
import { packageOf } from "./case-package.js";

const at = new Date("2024-10-30T01:57:05.999Z");

describe("a Date", async () => {
  const { sendTimes } = await packageOf("unix-time");
  const write = (body: unknown) => sendTimes!({ query: { since: at }, body });

  it("is seconds under both names of the format", () => {
    const { url, body } = write({ a: at, b: at, c: at, either: at });
    expect(url).toBe("/times?since=1730253425");
    expect(body).toBe(
      '{"a":1730253425,"b":1730253425,"c":1730253425,"either":"2024-10-30T01:57:05.999Z"}',
    );
  });

  it.each(["plain", "ratio", "isLate"])("is no number and no boolean: %s", (name) => {
    expect(() => write({ [name]: at })).toThrow(
      expect.objectContaining({ code: "type_mismatch", path: ["body", name] }),
    );
  });
});

it("writes a list as one part of JSON in documents of OpenAPI 3.0.0 to 3.0.3", async () => {
  const { sendDtos } = await packageOf("multipart-json-list");
  const { body } = sendDtos!({ body: { dtos: [{ at }, { at: 5 }], files: [], file: "x" } });
  const text = await new Response(body).text();
  const parts = text.replace(/^--.*\r\n/gm, "").split("Content-Disposition: form-data; ");
  expect(parts).toEqual([
    "",
    'name="dtos"\r\nContent-Type: application/json\r\n\r\n[{"at":1730253425},{"at":5}]\r\n',
    'name="file"; filename="blob"\r\nContent-Type: application/octet-stream\r\n\r\nx\r\n',
  ]);
});

describe("an answer of XML", async () => {
  const { createClient, readNotes } = await packageOf("xml-names");

  it.each([
    [200, "text/xml", true],
    [200, "application/xml; charset=utf-8", true],
    [201, "application/xml", true],
    [203, "text/xml", false],
    [206, "application/xml", false],
    [207, "application/xml", false],
    [200, "application/atom+xml", false],
  ])("%i with the type %s", async (status, type, declared) => {
    const answer = { status, headers: { "content-type": type } };
    const client = createClient({
      baseUrl: "https://a.test",
      fetch: async () => new Response("<a/>", answer),
    });
    expect(await client.send(readNotes!({}))).toMatchObject({ status, declared, data: "<a/>" });
  });
});
