import { describe, expect, it } from "vitest";
import {
  allowReserved,
  escapeRfc,
  escapeStripe,
  escapeWhatwg,
} from "../../templates/runtime/encode/escape.js";
import { refusal } from "./refusal.js";

const printable = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join("");

describe("escapeRfc", () => {
  it("keeps the unreserved characters only", () => {
    expect(escapeRfc("Az09-._~")).toBe("Az09-._~");
    expect(escapeRfc("!'()* [%]")).toBe("%21%27%28%29%2A%20%5B%25%5D");
    expect(escapeRfc("\0\x7f")).toBe("%00%7F");
  });

  it("agrees with encodeURIComponent on all that both encode", () => {
    expect(decodeURIComponent(escapeRfc(printable + "é日😀é"))).toBe(printable + "é日😀é");
    expect(escapeRfc("aé b😀")).toBe("a%C3%A9%20b%F0%9F%98%80");
  });

  it("writes as many bytes as UTF-8 has, at the ends of each range", () => {
    const ends = "\x7f\x80\u07ff\u0800\ud7ff\ue000\uffff\u{10000}\u{10ffff}";
    expect(escapeRfc(ends)).toBe(encodeURIComponent(ends));
    expect(escapeRfc(`${ends}-${ends}`)).toBe(encodeURIComponent(`${ends}-${ends}`));
  });

  it.each(["\ud83d", "a\ud83db", "\ude00\ud83d", "é\ud800"])("refuses %j", (text) => {
    expect(refusal(() => escapeRfc(text)).code).toBe("lone_surrogate");
  });
});

describe("the other tables", () => {
  it("Stripe's keeps brackets", () => {
    expect(escapeStripe("[a b]+~")).toBe("[a%20b]%2B~");
  });

  it("WHATWG's is the URLSearchParams serializer", () => {
    const expected = new URLSearchParams([["", printable + "é\n"]]).toString().slice(1);
    expect(escapeWhatwg(printable + "é\n")).toBe(expected);
  });

  it("allowReserved passes reserved characters and triples, but not the exceptions", () => {
    const escape = allowReserved("#[]&=+");
    expect(escape(":/?#[]@!$&'()*+,;=")).toBe(":/?%23%5B%5D@!$%26'()*%2B,;%3D");
    expect(escape("%2f%zz%2g 50%")).toBe("%2f%25zz%252g%2050%25");
    expect(escape("a-b.c_d~\x01\x10")).toBe("a-b.c_d~%01%10");
  });
});
