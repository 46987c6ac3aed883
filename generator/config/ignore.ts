import { child, isRecord, items, type Node } from "../2-resolve/node.js";
import { typeName, type Reader } from "../2-resolve/reader.js";
import { codes, isCode, type Code } from "../diagnostics/codes.js";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { IgnoreRule } from "../diagnostics/ignore.js";
import { didYouMean } from "../diagnostics/suggest.js";
import { checkKeys, readText } from "./members.js";

/** Warnings about documents and names can be ignored, but not those about releases. */
export const ignorable: readonly Code[] = Object.keys(codes)
  .filter(isCode)
  .filter((code) => codes[code].severity === "warning" && !code.startsWith("WF7"));

const at = {
  description:
    "Where: a JSON pointer in the document (`/paths/~1pets`), or FILE#POINTER, and what is below. " +
    "`*` is any one segment. Without it, everywhere.",
  type: "string",
  pattern: "^[^#]*(#(/.*)?)?$",
} as const;

export const ignoreSchema = {
  description: "Warnings to ignore. An entry that matches no warning is reported.",
  type: "array",
  items: {
    type: "object",
    required: ["code"],
    additionalProperties: false,
    properties: {
      code: { description: "The code of the warning.", enum: ignorable },
      at,
      because: { description: "Why it may stay: for whoever reads this next.", type: "string" },
    },
  },
} as const;

/** Reads `ignore` of a client, or of all. */
export function readIgnore(
  node: Node,
  read: Reader,
  diagnostics: Diagnostics,
): readonly IgnoreRule[] {
  return items(read.list(node, "ignore")).flatMap((entry) => {
    if (!isRecord(entry.value)) {
      const message = `an entry of \`ignore\` must be a mapping, not ${typeName(entry.value)}`;
      const hint = "`{ code: WF3005, at: /paths/~1pets }`";
      diagnostics.report("WF8002", entry.at, message, { hint });
      return [];
    }
    checkKeys(entry, ignoreSchema.items, diagnostics);
    const code = readCode(entry, read, diagnostics);
    const hint = "a JSON pointer such as /paths/~1pets/get, or FILE#POINTER";
    const place = readText(entry, "at", at, hint, read, diagnostics);
    const because = read.string(entry, "because");
    return code === undefined ? [] : [{ code, at: place, because, writtenAt: entry.at }];
  });
}

function readCode(entry: Node, read: Reader, diagnostics: Diagnostics): Code | undefined {
  const node = child(entry, "code");
  if (node === undefined) {
    diagnostics.report("WF8002", entry.at, "`code` is missing: which warning", { hint: "WF3005" });
    return undefined;
  }
  const code = read.string(entry, "code");
  if (code === undefined) return undefined;
  if (isCode(code) && ignorable.includes(code)) return code;
  const isError = isCode(code) && codes[code].severity === "error";
  diagnostics.report(
    "WF8002",
    node.at,
    isError
      ? `${code} is an error: only warnings can be ignored`
      : `there is no warning ${code} that could be ignored`,
    {
      hint: isError
        ? "an overlay mends a document, `exclude` leaves an operation out"
        : (didYouMean(code, ignorable) ?? "wireform explain lists the codes"),
    },
  );
  return undefined;
}
