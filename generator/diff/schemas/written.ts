/** What happens to values whose type stays and whose format changes. */
import type { SimpleCodec } from "../../4-plan/codecs/codec.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import type { Shape } from "../../model/schema.js";
import type { Wire } from "../verdicts/comparison.js";

/** A shape in one of the two packages, whose codecs decide how its values are written. */
interface Written {
  readonly shape: Shape;
  readonly client: Pick<ClientPlan, "codecs">;
}

/** Why values of the old shape are now written differently, or refused; `null` if they aren't. */
export function writtenOtherwise(older: Written, newer: Written, wire: Wire): string | null {
  const [a, b] = [factsOf(older, wire), factsOf(newer, wire)];
  if (a.takes.includes("Date") && a.dates !== b.dates)
    return `a Date is written as ${b.dates}, not as ${a.dates}`;
  if (a.takes.includes("bytes") && a.bytes !== b.bytes)
    return `bytes are written ${b.bytes}, not ${a.bytes}`;
  if (a.takes.includes("text") && a.text !== b.text)
    return `a string is written ${b.text}, not ${a.text}`;
  if (a.takes.includes("number") && numbers.indexOf(b.numbers) > numbers.indexOf(a.numbers))
    return `${b.numbers} are accepted, other numbers are refused`;
  return null;
}

/** Whether numbers are accepted that were refused before: 1.5, instead of whole numbers only. */
export function takesMoreNumbers(older: Written, newer: Written): boolean {
  const isBoth = [older, newer].every(({ shape: { kind } }) =>
    ["integer", "number"].includes(kind),
  );
  const [a, b] = [factsOf(older, "text"), factsOf(newer, "text")];
  return isBoth && numbers.indexOf(b.numbers) < numbers.indexOf(a.numbers);
}

/** Whether a Date is written as a text, unless the wire format says otherwise. */
export function writesDatesAsText(written: Written): boolean {
  const { takes, dates } = factsOf(written, "text");
  return takes.includes("Date") && dates !== "seconds";
}

/** From the most permissive to the strictest. */
const numbers = ["numbers", "whole numbers", "seconds"] as const;

interface Facts {
  readonly takes: readonly ("Date" | "bytes" | "text" | "number")[];
  readonly dates: string;
  readonly bytes: string;
  readonly text: string;
  readonly numbers: (typeof numbers)[number];
}

/** What a codec accepts, and how it writes it. */
interface CodecFacts {
  readonly takes: Facts["takes"];
  readonly dates?: "a day" | "seconds";
  /** How bytes and their text are written; `file`: unchanged, in a body with files. */
  readonly bytes?: "base64" | "base64url" | "file";
  readonly numbers?: Facts["numbers"];
}

const nothing: CodecFacts = { takes: [] };
const text: CodecFacts = { takes: ["text"] };
const wholeNumber: CodecFacts = { takes: ["number"], numbers: "whole numbers" };

/** What a wire format does to values, whatever their codecs are. */
interface WireFacts {
  /** In a body with files, bytes are sent unchanged. */
  readonly hasFiles: boolean;
  /** The format of all dates; `null`: their codecs decide. */
  readonly dates: "seconds" | null;
}

/** A newly added vendor dialect that is missing here doesn't compile. */
const wires: Readonly<Record<Wire, WireFacts>> = {
  text: { hasFiles: false, dates: null },
  multipart: { hasFiles: true, dates: null },
  stripe: { hasFiles: false, dates: "seconds" },
  "stripe-multipart": { hasFiles: true, dates: "seconds" },
};

export const allWires = Object.keys(wires) as readonly Wire[];

/** What `templates/runtime/encode` does: a missing codec doesn't compile. */
const codecFacts: Readonly<Record<SimpleCodec, CodecFacts>> = {
  any: nothing,
  anyObject: nothing,
  never: nothing,
  boolean: nothing,
  number: { takes: ["number"] },
  string: text,
  int64Text: text,
  uint64Text: text,
  date: { takes: ["text", "Date"], dates: "a day" },
  dateTime: { takes: ["text", "Date"] },
  bytes: { takes: ["text", "bytes"], bytes: "file" },
  bytesUrl: { takes: ["text", "bytes"], bytes: "base64url" },
  base64: { takes: ["text", "bytes"], bytes: "base64" },
  integer: wholeNumber,
  int64: wholeNumber,
  uint64: wholeNumber,
  unixTime: { takes: ["number", "Date"], dates: "seconds", numbers: "seconds" },
};

function factsOf(written: Written, wire: Wire): Facts {
  const { takes, dates, bytes, ...codec } = factsOfCodec(written);
  const { hasFiles, dates: ownDates } = wires[wire];
  const encoded = bytes === "file" || bytes === undefined ? null : bytes;
  const asText = bytes === "file" ? "as a file" : encoded === null ? "as it is" : `as ${encoded}`;
  return {
    takes,
    dates: ownDates ?? dates ?? "an instant",
    bytes: encoded === null ? (hasFiles ? "as they are" : "as base64") : `as ${encoded}`,
    text: hasFiles ? asText : "as it is",
    numbers: codec.numbers ?? "numbers",
  };
}

function factsOfCodec({ shape, client }: Written): CodecFacts {
  if (shape.kind === "enum")
    return { takes: shape.values.map((v) => (typeof v.value === "string" ? "text" : "number")) };
  // Objects are compared member by member.
  if (shape.kind !== "string" && shape.kind !== "integer" && shape.kind !== "number")
    return nothing;
  const codec = client.codecs.of(shape);
  // What is printed of a type of the user's is not a text or a number that callers give.
  if (codec.kind === "printed") return nothing;
  return codec.kind === "simple" ? codecFacts[codec.name] : nothing;
}
