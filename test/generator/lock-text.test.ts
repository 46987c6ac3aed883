/** The text of `wireform.lock`: what is written can be read, and so can people's edits of it. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../generator/diagnostics/diagnostic.js";
import { parseLock, printLock } from "../../generator/4-plan/lock/lock-text.js";
import type { Lock } from "../../generator/4-plan/lock/lock.js";

function read(text: string) {
  const diagnostics = new Diagnostics();
  return { lock: parseLock({ file: "wireform.lock", text }, diagnostics), found: diagnostics.all };
}

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const name = fc.oneof(word, fc.constantFrom("größe", "_", "$ref", "日本語", "Pet2"));
const line = fc.record({
  client: fc.oneof(fc.constant("."), word),
  // Whatever a key may contain: blanks, marks, lone surrogates.
  pointer: fc
    .array(fc.oneof(fc.nat(0x7f), fc.nat(0xffff)))
    .map((units) => `#/paths/${String.fromCharCode(...units)}`),
  file: fc.tuple(word, word).map((words) => words.join("/")),
  names: fc
    .dictionary(fc.constantFrom("type", "function", "input", "responseHeaders", "data"), name, {
      minKeys: 1,
      maxKeys: 4,
    })
    .map((names) => new Map(Object.entries(names))),
});
const locks = fc.uniqueArray(line, { selector: ({ client, pointer }) => `${client} ${pointer}` });

describe("the text of a lock", () => {
  it("is read as it was written, and written the same in any order", () => {
    fc.assert(
      fc.property(locks, (lock) => {
        const text = printLock(lock);
        const { lock: again, found } = read(text);
        expect(found).toEqual([]);
        expect(byPointer(again)).toEqual(byPointer(lock));
        expect(printLock(again.toReversed())).toBe(text);
      }),
    );
  });

  it("is one printable line for each pointer, sorted", () => {
    fc.assert(
      fc.property(locks, (lock) => {
        const lines = printLock(lock)
          .split("\n")
          .filter((text) => text !== "" && !text.startsWith("#"));
        expect(lines).toHaveLength(lock.length);
        expect(lines).toEqual(lines.toSorted());
        expect(lines.join("")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
      }),
    );
  });

  it("may be the lines of two branches, in any order and with any line end", () => {
    fc.assert(
      fc.property(locks, fc.nat(), (lock, cut) => {
        const shared = lock.slice(0, cut % 3);
        const [one, other] = [lock.slice(0, cut), [...shared, ...lock.slice(cut)]].map(printLock);
        const { lock: merged, found } = read(`${other}${one}`.replaceAll("\n", "\r\n"));
        expect(found).toEqual([]);
        expect(byPointer(merged)).toEqual(byPointer(lock));
      }),
    );
  });

  it("joins two lines of a pointer that agree", () => {
    const { lock, found } = read("a #/b x/y type=B codec=bCodec\na #/b x/y input=BInput type=B\n");
    expect(found).toEqual([]);
    expect(lock).toHaveLength(1);
    expect(Object.fromEntries(lock[0]!.names)).toEqual({
      type: "B",
      codec: "bCodec",
      input: "BInput",
    });
  });

  it("takes the lines of both sides of a conflict, and none of what they were made of", () => {
    const sides = "<<<<<<< main\na #/b x/y type=B\n||||||| 1f\na #/b x/y type=A\n=======\n";
    for (const text of [sides, sides.replaceAll("\n", "\r\n")]) {
      const { lock, found } = read(`${text}a #/c x/z type=C\n>>>>>>> other\na #/d x/d type=D\n`);
      expect(found).toEqual([]);
      expect(lock.map(({ names }) => names.get("type"))).toEqual(["B", "C", "D"]);
    }
  });

  it.each([
    ["a #/b x/y type=B\na #/b x/y type=C", "two lines give one pointer different names"],
    ["a #/b x/y type=B\na #/b x/z type=B", "two lines give one pointer different names"],
    ["a #/b x/y", "this is not a line of a lock"],
    ["a #/b type=B", "this is not a line of a lock"],
    ["a b x/y type=B", "this is not a line of a lock"],
    ["A! #/b x/y type=B", "this is not a line of a lock"],
    ["a #/b ../y type=B", "this is not a line of a lock"],
    ["a #/b /etc/y type=B", "this is not a line of a lock"],
    ["a #/b x/y type=B;evil()", "this is not a line of a lock"],
    ["a #/b x/y type=B type=C", "this is not a line of a lock"],
    ["a #/b x/y type=", "this is not a line of a lock"],
  ])("refuses %j, once", (text, message) => {
    const { found } = read(text);
    expect(found.map((diagnostic) => [diagnostic.code, diagnostic.message])).toEqual([
      ["WF4001", message],
    ]);
    expect(found[0]!.hint).not.toBeNull();
  });
});

function byPointer(lock: Lock) {
  return new Map(
    lock.map(({ client, pointer, file, names }) => [`${client} ${pointer}`, { file, names }]),
  );
}
