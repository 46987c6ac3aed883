import { expect, test } from "vitest";
import { bodyChoice } from "../../templates/runtime/encode/body-choice.js";
import { bodyRange } from "../../templates/runtime/encode/body-range.js";
import { build } from "../../templates/runtime/encode/build.js";
import { any as anything, string } from "../../templates/runtime/encode/codecs/codec.js";
import { jsonBody } from "../../templates/runtime/encode/json.js";
import type { BodyWriter, Input } from "../../templates/runtime/encode/operation.js";
import { bytesBody, textBody } from "../../templates/runtime/encode/text-body.js";
import { operation } from "./client-server.js";
import { refusal } from "./refusal.js";

const image = bodyRange("image/*", bytesBody("image/*"));
const words = bodyRange("text/*", textBody(string, "text/*"));
const any = bodyRange("*/*", textBody(string, "*/*"), jsonBody(string, "*/*"));
const suffix = bodyRange("application/*+json", jsonBody(anything, "application/*+json"));

function send(body: BodyWriter, input: Input): [type: string | undefined, body: unknown] {
  const request = build(() => operation({ path: "/", body }), input);
  return [request.headers["content-type"], request.body];
}

const gif = new Blob(["x"], { type: "image/gif" });
const bytes = Uint8Array.of(1);

test.each<[BodyWriter, Input, string, unknown]>([
  [image, { body: gif }, "image/gif", gif],
  [image, { body: gif, contentType: "image/*" }, "image/gif", gif],
  [image, { body: gif, contentType: "image/png" }, "image/png", gif],
  [image, { body: bytes, contentType: "Image/PNG; a=b" }, "Image/PNG; a=b", bytes],
  [words, { body: "# x", contentType: "text/markdown" }, "text/markdown", "# x"],
  [words, { body: bytes, contentType: "text/csv" }, "text/csv", bytes],
  [any, { body: "<p>", contentType: "text/html" }, "text/html", "<p>"],
  [any, { body: "<p>", contentType: "application/json" }, "application/json", '"<p>"'],
  [any, { body: gif }, "image/gif", gif],
  [suffix, { body: [1], contentType: "application/a+json" }, "application/a+json", "[1]"],
  [suffix, { body: 1, contentType: "application/a+json ; v=1" }, "application/a+json ; v=1", "1"],
])("sends the type that was said: %#", (writer, input, type, body) => {
  expect(send(writer, input)).toEqual([type, body]);
});

test.each<[BodyWriter, Input]>([
  [image, { body: bytes }],
  [image, { body: "x" }],
  [image, { body: new Blob(["x"]) }],
  [image, { body: new Blob(["x"], { type: "text/plain" }) }],
  [words, { body: "x", contentType: "text/*" }],
  [any, { body: "x" }],
])("guesses none: %#", (writer, input) => {
  const told = { code: "ambiguous_content_type", path: ["body"] };
  expect(refusal(() => send(writer, input))).toEqual(told);
});

test.each(["text/plain", "image/", "image/png\r\nx: y", "image/pn*", "image/é"])(
  "refuses what is no type of the range: %j",
  (contentType) => {
    const told = { code: "type_mismatch", path: ["body"] };
    expect(refusal(() => send(image, { body: bytes, contentType }))).toEqual(told);
  },
);

test("refuses a list of types: a body has one", () => {
  const input = { body: "x", contentType: "text/html, text/plain" };
  expect(refusal(() => send(any, input))).toEqual({ code: "type_mismatch", path: ["body"] });
});

test("beside other types, the narrowest that fits writes", () => {
  const choice = bodyChoice({ "*/*": any, "image/*": image, "text/plain": bytesBody("") });
  expect(send(choice, { body: "x", contentType: "text/plain" })).toEqual(["text/plain", "x"]);
  expect(send(choice, { body: "x", contentType: "text/css" })).toEqual(["text/css", "x"]);
  // The range of images takes a text as bytes; JSON under any other type is quoted.
  expect(send(choice, { body: "x", contentType: "image/a+json" })).toEqual(["image/a+json", "x"]);
  expect(send(choice, { body: gif, contentType: "image/*" })).toEqual(["image/gif", gif]);
  // The first writes without a word: of a range, a Blob says which type it is.
  expect(send(choice, { body: gif })).toEqual(["image/gif", gif]);
  const told = { code: "ambiguous_content_type", path: ["body"] };
  expect(refusal(() => send(choice, { body: "x" }))).toEqual(told);
});
