/** The table in `docs/dialects.md`: what each dialect writes, by the code that writes it. */
import type { ArrayFormat } from "../../templates/runtime/encode/forms/brackets.js";
import {
  anyObject,
  array,
  boolean,
  bytes,
  type CodecNode,
  date,
  dateTime,
  integer,
} from "../../templates/runtime/encode/codecs/codec.js";
import {
  map,
  nullable,
  number,
  object,
  string,
  unixTime,
} from "../../templates/runtime/encode/codecs/codec.js";
import { EncodeError } from "../../templates/runtime/encode/errors.js";
import { contentType, form, style } from "../../templates/runtime/encode/forms/form.js";
import { omitNull } from "../../templates/runtime/encode/forms/nulls.js";
import type { BodyWriter } from "../../templates/runtime/encode/operation.js";
import { deepObject, formQuery } from "../../templates/runtime/encode/styles/parameters.js";
import { parserForm, parserQuery } from "../../templates/runtime/encode/parsers/parser-form.js";
import { php } from "../../templates/runtime/encode/parsers/php.js";
import { qs } from "../../templates/runtime/encode/parsers/qs.js";
import { rails } from "../../templates/runtime/encode/parsers/rails.js";
import { stripeForm, stripeQuery } from "../../templates/runtime/encode/forms/stripe-form.js";

interface Row {
  /** For people. */
  readonly label: string;
  readonly codec: CodecNode;
  readonly value: unknown;
  readonly name?: string;
  readonly option?: "brackets" | "omit" | "query" | "text/plain";
}

const row = object<never>([
  ["b", string],
  ["c", string],
]);
const at = new Date("2024-10-30T01:57:05Z");
const texts = (count: number) => Array.from({ length: count }, () => "x");

const rows: readonly Row[] = [
  { label: '`{ b: "x" }`', codec: row, value: { b: "x" } },
  { label: '`["x", "y"]`', codec: array(string), value: ["x", "y"] },
  {
    label: '`["x", "y"]`, `arrays: brackets`',
    codec: array(string),
    value: ["x", "y"],
    option: "brackets",
  },
  {
    label: '`["x", "y"]`, `contentType: text/plain`',
    codec: array(string),
    value: ["x", "y"],
    option: "text/plain",
  },
  {
    label: '`[{ b: "x", c: "y" }, { c: "z" }]`',
    codec: array(row),
    value: [{ b: "x", c: "y" }, { c: "z" }],
  },
  { label: '`[{ b: "x" }, { c: "y" }]`', codec: array(row), value: [{ b: "x" }, { c: "y" }] },
  { label: '`[["x", "y"], ["z"]]`', codec: array(array(string)), value: [["x", "y"], ["z"]] },
  { label: "`null`", codec: nullable(string), value: null },
  { label: "`null`, `nulls: omit`", codec: nullable(string), value: null, option: "omit" },
  { label: "`null` in a query", codec: nullable(string), value: null, option: "query" },
  { label: '`["x", null]`', codec: array(nullable(string)), value: ["x", null] },
  { label: '`""`', codec: string, value: "" },
  { label: "`[]`", codec: array(string), value: [] },
  { label: "`{}`", codec: anyObject, value: {} },
  { label: "`[{}]`", codec: array(anyObject), value: [{}] },
  { label: "`[[]]`", codec: array(array(string)), value: [[]] },
  { label: '`["x", undefined, "y"]`', codec: array(string), value: ["x", undefined, "y"] },
  { label: "`true`", codec: boolean, value: true },
  { label: "`1.5`", codec: number, value: 1.5 },
  { label: "Date, `format: date-time`", codec: dateTime, value: at },
  { label: "Date, `format: date`", codec: date, value: at },
  { label: "Date, `format: unix-time`", codec: unixTime, value: at },
  { label: "bytes 1, 2, 3", codec: bytes, value: new Uint8Array([1, 2, 3]) },
  { label: '`{ "x.y z": 1 }`', codec: map(integer), value: { "x.y z": 1 } },
  { label: "a field called `x.y`", name: "x.y", codec: integer, value: 1 },
  { label: "a field called `x[]`: `[1, 2]`", name: "x[]", codec: array(integer), value: [1, 2] },
  { label: "a field called `x[y]`", name: "x[y]", codec: integer, value: 1 },
  { label: '`{ "x[y]": 1 }`', codec: map(integer), value: { "x[y]": 1 } },
  { label: '`{ "": 1 }`', codec: map(integer), value: { "": 1 } },
  { label: '`{ "0": 1 }`', codec: map(integer), value: { "0": 1 } },
  { label: "`{ toString: 1 }`", codec: map(integer), value: { toString: 1 } },
  { label: "a list of 21", codec: array(string), value: texts(21) },
  {
    label: "7 objects in each other",
    codec: anyObject,
    value: { a: { a: { a: { a: { a: { a: 1 } } } } } },
  },
  { label: "1,001 fields", codec: array(string), value: texts(1001) },
];

const columns = ["oas", "oas, `deepObject`", "stripe", "qs", "php", "rails"] as const;
type Column = (typeof columns)[number];

/** As Markdown, before formatting. */
export function dialectTable(): string {
  const head = ["The field `a` is", ...columns];
  const lines = rows.map((line) => [line.label, ...columns.map((column) => cell(line, column))]);
  return [head, head.map(() => "---"), ...lines]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

function cell(line: Row, column: Column): string {
  try {
    const text = decodeURIComponent(written(line, column).replaceAll("+", " "));
    if (text === "") return "nothing";
    return text.length > 70 ? "written" : `\`${text}\``;
  } catch (error) {
    if (error instanceof EncodeError) return `refused: ${error.code}`;
    throw error;
  }
}

function written({ name = "a", codec, value, option }: Row, column: Column): string {
  const root = object<never>([[name, codec]]);
  const arrays: ArrayFormat = option === "brackets" ? "brackets" : "indices";
  const nulls = option === "omit" ? omitNull : undefined;
  if (option === "query") return queryOf(codec, column)(name, value) ?? "";
  return textOf(bodyWriter(), { [name]: value });

  function bodyWriter(): BodyWriter {
    const encoding = option === "text/plain" ? { [name]: contentType(option) } : {};
    const options = nulls ? { arrays, nulls, encoding } : { arrays, encoding };
    switch (column) {
      case "oas":
        return form(root, encoding, arrays, nulls);
      case "oas, `deepObject`":
        return form(root, { [name]: style(deepObject) }, arrays, nulls);
      case "stripe":
        return stripeForm(root, arrays, nulls);
      default:
        return parserForm(root, parsers[column], options);
    }
  }
}

const parsers = { qs, php, rails };

function queryOf(codec: CodecNode, column: Column) {
  if (column === "oas") return formQuery(codec).write;
  if (column === "oas, `deepObject`") return deepObject(codec).write;
  return (column === "stripe" ? stripeQuery(codec) : parserQuery(codec, parsers[column])).write;
}

function textOf(writer: BodyWriter, value: object): string {
  return writer.write(value) as string;
}
