/** What becomes of values whose type stays, where their format changes. */
import type { SimpleCodec } from "../../4-plan/codecs/codec.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import type { Shape } from "../../model/schema.js";
import type { Wire } from "../verdicts/comparison.js";

/** A shape of one of the two packages, whose codecs say how its values are written. */
interface Written {
  readonly shape: Shape;
  readonly client: Pick<ClientPlan, "codecs">;
}

/** Why values of the old shape are written otherwise, or refused; `null` where they are not. */
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

/** Whether numbers are taken that were refused: 1.5, where it was whole ones only. */
export function takesMoreNumbers(older: Written, newer: Written): boolean {
  const isBoth = [older, newer].every(({ shape: { kind } }) =>
    ["integer", "number"].includes(kind),
  );
  const [a, b] = [factsOf(older, "text"), factsOf(newer, "text")];
  return isBoth && numbers.indexOf(b.numbers) < numbers.indexOf(a.numbers);
}

/** The fewer fit, the later. */
const numbers = ["numbers", "whole numbers", "seconds"] as const;

interface Facts {
  readonly takes: readonly ("Date" | "bytes" | "text" | "number")[];
  readonly dates: string;
  readonly bytes: string;
  readonly text: string;
  readonly numbers: (typeof numbers)[number];
}

/** What one codec takes, and what it makes of that. */
interface CodecFacts {
  readonly takes: Facts["takes"];
  readonly dates?: "a day" | "seconds";
  /** What bytes and their text are written as; `file`: as they are, where a body has files. */
  readonly bytes?: "base64" | "base64url" | "file";
  readonly numbers?: Facts["numbers"];
}

const nothing: CodecFacts = { takes: [] };
const text: CodecFacts = { takes: ["text"] };
const wholeNumber: CodecFacts = { takes: ["number"], numbers: "whole numbers" };

/** What a wire does to values, whatever their codecs are. */
interface WireFacts {
  /** A body has files: bytes are sent as they are. */
  readonly hasFiles: boolean;
  /** What all dates are written as; `null`: their codecs say. */
  readonly dates: "seconds" | null;
}

/** A dialect of a vendor that is added is missing here. */
const wires: Readonly<Record<Wire, WireFacts>> = {
  text: { hasFiles: false, dates: null },
  multipart: { hasFiles: true, dates: null },
  stripe: { hasFiles: false, dates: "seconds" },
  "stripe-multipart": { hasFiles: true, dates: "seconds" },
};

export const allWires = Object.keys(wires) as readonly Wire[];

/** What `templates/runtime/encode` does: a codec that is missing here doesn't compile. */
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
  // What has members is compared member by member.
  if (shape.kind !== "string" && shape.kind !== "integer" && shape.kind !== "number")
    return nothing;
  const codec = client.codecs.of(shape);
  return codec.kind === "simple" ? codecFacts[codec.name] : nothing;
}
