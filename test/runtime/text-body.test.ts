/** Bodies of one text, or of bytes. */
import { describe, expect, it } from "vitest";
import * as codec from "../../templates/runtime/encode/codecs/codec.js";
import { bytesBody, textBody } from "../../templates/runtime/encode/text-body.js";
import { refusal } from "./refusal.js";

describe("textBody", () => {
  const text = textBody(codec.nullable(codec.string), "text/plain");

  it("writes a scalar as it is, and null as nothing", () => {
    expect(text.contentType).toBe("text/plain");
    expect([text.write("a b é"), text.write(""), text.write(null)]).toEqual(["a b é", "", ""]);
    expect(textBody(codec.integer, "text/plain").write(7)).toBe("7");
  });

  it("refuses null where the codec does, objects, lists, and halves of characters", () => {
    const refused = (node: codec.Codec<never>, value: unknown) =>
      refusal(() => textBody(node, "text/plain").write(value)).code;
    expect(refused(codec.string, null)).toBe("null_not_allowed");
    expect(refused(codec.anyObject, {})).toBe("type_mismatch");
    expect(refused(codec.array(codec.string), ["a"])).toBe("type_mismatch");
    expect(refused(codec.string, "\ud800")).toBe("lone_surrogate");
    expect(() => textBody(codec.anyObject, "").write({})).toThrow("expected a scalar");
  });
});

describe("bytesBody", () => {
  const bytes = bytesBody("application/pdf");

  it("takes every form of bytes, as it is", () => {
    const forms = ["text", Uint8Array.of(1), new Blob(["b"]), new ReadableStream()];
    for (const form of forms) expect(bytes.write(form)).toBe(form);
    expect(bytes.write(Uint8Array.of(1, 2).buffer)).toEqual(Uint8Array.of(1, 2));
  });

  it("refuses all else, and says what it takes", () => {
    for (const value of [1, true, {}, [1]])
      expect(() => bytes.write(value)).toThrow("expected bytes, a Blob, a stream or a string");
  });
});
