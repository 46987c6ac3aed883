import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jsonEvents, textEvents } from "../../templates/runtime/stream/event-stream.js";
import { bytesOf, chunksOf, readAll, readText } from "./streaming.js";

describe("the format of WHATWG HTML 9.2", () => {
  test.each<[what: string, text: string, events: object[]]>([
    ["an event", "data: a\n\n", [{ data: "a" }]],
    [
      "one blank behind the colon is no part",
      "data:  a\n\ndata:b\n\n",
      [{ data: " a" }, { data: "b" }],
    ],
    ["several lines", "data: a\ndata\ndata: b\n\n", [{ data: "a\n\nb" }]],
    ["empty data is data", "data\n\ndata:\n\n", [{ data: "" }, { data: "" }]],
    ["no data, no event", "event: a\nid: 1\n\ndata: b\n\n", [{ data: "b" }]],
    ["a BOM", "\ufeffdata: a\n\n", [{ data: "a" }]],
    ["a second BOM is part of a name", "\ufeff\ufeffdata: a\n\ndata: b\n\n", [{ data: "b" }]],
    [
      "CR, LF and CR LF",
      "data: a\rdata: b\r\ndata: c\n\r\ndata: d\r\r",
      [{ data: "a\nb\nc" }, { data: "d" }],
    ],
    ["comments", ": hi\n:\ndata: a\n:data: b\n\n", [{ data: "a" }]],
    [
      "an event's name",
      "event: b\ndata: a\nevent: c\n\ndata: d\n\n",
      [{ data: "a", event: "c" }, { data: "d" }],
    ],
    ["an empty name is none", "event: b\nevent\ndata: a\n\n", [{ data: "a" }]],
    [
      "an id",
      "id: 1\ndata: a\n\nid\ndata: b\n\n",
      [
        { data: "a", id: "1" },
        { data: "b", id: "" },
      ],
    ],
    ["an id with NUL is none", "id: 1\0\ndata: a\n\n", [{ data: "a" }]],
    [
      "retry has digits alone",
      "retry: 10\ndata: a\n\nretry: 1s\ndata: b\n\nretry: s1\ndata: c\n\n",
      [{ data: "a", retry: 10 }, { data: "b" }, { data: "c" }],
    ],
    [
      "unknown fields and other letter case",
      "Data: a\nx: b\ny: 5\n data: c\ndata: d\n\n",
      [{ data: "d" }],
    ],
    [
      "names that begin alike",
      "event: b\nevens: c\ndata: a\ndada: b\ndatax: c\nix: 1\nretro: 5\n\n",
      [{ data: "a", event: "b" }],
    ],
    [
      "names that begin like known ones",
      "dataset: a\nd: b\nevents: c\ne: d\nidentity: e\ni: f\nretrying: 5\nr: 6\ndata: g\n\n",
      [{ data: "g" }],
    ],
    ["what no empty line ends", "data: a\n\ndata: b\n", [{ data: "a" }]],
    ["nothing", "", []],
    [
      "colons and all other characters",
      "data: a: \u2028é😀\u0085\n\n",
      [{ data: "a: \u2028é😀\u0085" }],
    ],
  ])("%s", async (_what, text, events) => {
    expect(await readText(textEvents, text)).toEqual(events);
  });

  test("bytes that are not UTF-8 become U+FFFD", async () => {
    const bytes = new Uint8Array([...bytesOf("data: a"), 0xff, ...bytesOf("\n\n")]);
    expect(await readAll(textEvents, [bytes])).toEqual([{ data: "a\ufffd" }]);
    const json = new Uint8Array([...bytesOf('data: "a'), 0xff, ...bytesOf('"\n\n')]);
    expect(await readAll(jsonEvents(), [json])).toEqual([{ data: "a\ufffd" }]);
  });

  test.each<[what: string, chunks: string[]]>([
    ["CR LF that was cut", ["data: a\r", "\ndata: b\n\n"]],
    ["the same, with nothing in between", ["data: a\r", "", "\ndata: b\n\n"]],
    ["CR at the end", ["data: a\r", "data: b\n\n"]],
    ["CR LF that wasn't", ["data: a\r\n", "data: b\n\n"]],
  ])("chunks: %s", async (_what, chunks) => {
    expect(await readAll(textEvents, chunks.map(bytesOf))).toEqual([{ data: "a\nb" }]);
  });

  test("wherever chunks are cut, the events are the same", async () => {
    const piece = fc.constantFrom(
      "data: a",
      "data:é😀",
      "event: b",
      "id: 1",
      "retry: 5",
      ":",
      "\r",
      "\n",
      "\r\n",
      "\ufeff",
    );
    const streams = fc.array(piece, { maxLength: 20 }).chain((pieces) => {
      const bytes = bytesOf(pieces.join("") + "\n\n");
      return fc.tuple(fc.constant(bytes), chunksOf(bytes));
    });
    await fc.assert(
      fc.asyncProperty(streams, async ([bytes, chunks]) => {
        expect(await readAll(textEvents, chunks)).toEqual(await readAll(textEvents, [bytes]));
      }),
    );
  });
});

describe("data that is JSON", () => {
  test("is parsed, up to [DONE]", async () => {
    const text = 'id: 1\ndata: {"a":\ndata: 1}\n\ndata: "b"\n\ndata: [DONE]\n\ndata: oops\n\n';
    expect(await readText(jsonEvents(), text)).toEqual([
      { id: "1", data: { a: 1 } },
      { data: "b" },
    ]);
  });

  test("of some events alone", async () => {
    const text = "event: n\ndata: 1\n\nevent: t\ndata: 2\n\ndata: 3\n\ndata: [DONE]\n\n";
    expect(await readText(jsonEvents(["n", "message"]), text)).toEqual([
      { event: "n", data: 1 },
      { event: "t", data: "2" },
      { data: 3 },
    ]);
    expect(await readText(jsonEvents(["n"]), "data: [DONE]\n\n")).toEqual([{ data: "[DONE]" }]);
  });

  test("that is broken is a DecodeError with the item's number", async () => {
    const read = readText(jsonEvents(), "data: 1\n\ndata: {a\n\n");
    await expect(read).rejects.toMatchObject({ name: "DecodeError", body: "{a" });
    await expect(read).rejects.toThrow("text/event-stream (item 2)");
  });
});

test("another content type is no event stream", async () => {
  for (const type of ["application/json", "text/event-streams", "a-text/event-stream"])
    await expect(readAll(textEvents, [], { "content-type": type })).rejects.toThrow(TypeError);
  for (const type of ["Text/Event-Stream; charset=utf-8", "text/event-stream ;charset=utf-8"])
    expect(await readAll(textEvents, [bytesOf("data: a\n\n")], { "content-type": type })).toEqual([
      { data: "a" },
    ]);
});
