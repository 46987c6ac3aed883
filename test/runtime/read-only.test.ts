import { describe, expect, it } from "vitest";
import * as codec from "../../templates/runtime/encode/codecs/codec.js";
import { form, style } from "../../templates/runtime/encode/forms/form.js";
import { jsonText } from "../../templates/runtime/encode/json.js";
import { multipart } from "../../templates/runtime/encode/multipart/multipart.js";
import { deepObject, formQuery } from "../../templates/runtime/encode/styles/parameters.js";
import { leavingOut } from "../../templates/runtime/encode/codecs/objects.js";
import { stripeForm } from "../../templates/runtime/encode/forms/stripe-form.js";
import { union } from "../../templates/runtime/encode/codecs/union.js";
import { refusal } from "./refusal.js";

const fields: readonly codec.Field[] = [
  ["name", codec.string],
  ["size", codec.integer],
];
const closed = leavingOut(codec.object(fields), "id", "etag");
const open = leavingOut(codec.openObject(fields), "id", "etag");
/** As it was read: members that aren't sent are first, in between and last. */
const value = { id: 5, name: "n", etag: { deep: [1] }, size: 1 };

describe("members that only answers have", () => {
  it.each([
    ["closed", closed],
    ["open", open],
    ["inside", codec.array(codec.map(closed))],
  ])("are left out of JSON (%s)", (name, node) => {
    const text = '{"name":"n","size":1}';
    expect(jsonText(node, name === "inside" ? [{ a: value }] : value)).toBe(
      name === "inside" ? `[{"a":${text}}]` : text,
    );
  });

  it("are left out of forms, parts and parameters", async () => {
    expect(form(closed).write(value)).toBe("name=n&size=1");
    expect(stripeForm(closed).write(value)).toBe("name=n&size=1");
    expect(stripeForm(open).write(value)).toBe("name=n&size=1");
    const inside = codec.object([["o", closed]]);
    expect(stripeForm(inside).write({ o: value })).toBe("o[name]=n&o[size]=1");
    const pairs = "o%5Bname%5D=n&o%5Bsize%5D=1";
    expect(form(inside, { o: style(deepObject) }).write({ o: value })).toBe(pairs);
    expect(formQuery(closed, { explode: true }).write("q", value)).toBe("name=n&size=1");
    const { body } = multipart(closed, {}, "multipart/form-data; boundary=B").write(value) as {
      body: string;
    };
    expect(body).not.toMatch(/id|etag/);
    expect(body).toMatch(/name="name"[^]*name="size"/);
  });

  it("leave other names refused where the object is closed", () => {
    const misspelt = { code: "unknown_property", path: ["nme"] };
    expect(refusal(() => jsonText(closed, { ...value, nme: 1 }))).toEqual(misspelt);
    expect(refusal(() => stripeForm(closed).write({ ...value, nme: 1 }))).toEqual(misspelt);
    expect(jsonText(open, { ...value, nme: 1 })).toBe('{"name":"n","size":1,"nme":1}');
  });

  it("tell which variant of a union a value is", () => {
    const day = leavingOut(codec.object([["at", codec.date]]), "day");
    const moment = leavingOut(codec.object([["at", codec.dateTime]]), "moment");
    const at = new Date("2020-02-03T04:05:06Z");
    expect(jsonText(union(moment, day), { day: 1, at })).toBe('{"at":"2020-02-03"}');
    expect(jsonText(union(day, moment), { moment: 1, at })).toMatch("T04:05:06");
  });
});
