import path from "node:path/posix";
import { child, type Node } from "../2-resolve/node.js";
import type { Reader } from "../2-resolve/reader.js";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { UserFormat, UserFormats } from "../model/api.js";
import { checkKeys, readText } from "./members.js";
import { formatsSchema } from "./schema/formats-schema.js";

const { additionalProperties: formatSchema } = formatsSchema;

/** Hints for the values of each key. */
const hints = {
  type: "the name of an exported type, such as Instant",
  module:
    "the name of a package or of a module in it, such as my-times/instant, or a file, such as ./src/instant.ts",
  version: "a range of versions, such as ^1.2.0",
  parse: "the name of an exported function, such as parseInstant",
  print: "the name of an exported function, such as printInstant",
} as const;

/**
 * `formats` of a client. One without a type or a module is reported and left out.
 * @param sources the package's sources, from the folder of the configuration; `null`: programs get
 * compiled code
 */
export function readUserFormats(
  client: Node,
  sources: string | null,
  read: Reader,
  diagnostics: Diagnostics,
): UserFormats | undefined {
  const node = read.mapping(client, "formats", "`formats: { NAME: { type: T, module: M } }`");
  if (node === undefined) return undefined;
  const found = Object.keys(node.value as object).flatMap((name) => {
    const format = readUserFormat(node, name, sources, read, diagnostics);
    return format === undefined ? [] : [[name, format] as const];
  });
  return Object.fromEntries(found);
}

function readUserFormat(
  formats: Node,
  name: string,
  sources: string | null,
  read: Reader,
  diagnostics: Diagnostics,
): UserFormat | undefined {
  const node = read.mapping(formats, name, `\`${name}: { type: T, module: M }\``);
  if (node === undefined) return undefined;
  checkKeys(node, formatSchema, diagnostics);
  for (const key of formatSchema.required)
    if (child(node, key) === undefined)
      diagnostics.report("WF8002", node.at, `\`${key}\` is missing`, {
        on: "key",
        hint: hints[key],
      });
  const textOf = (key: keyof typeof hints) =>
    readText(node, key, formatSchema.properties[key], hints[key], read, diagnostics);
  const [type, written] = [textOf("type"), textOf("module")];
  const module = written && moduleFrom(sources, written, node, diagnostics);
  const rest = { version: textOf("version"), parse: textOf("parse"), print: textOf("print") };
  return type === undefined || module === undefined ? undefined : { type, module, ...rest };
}

/**
 * A file of the user's: its path from the sources. Compiled code can't import it: nothing compiles it
 * there.
 */
function moduleFrom(
  sources: string | null,
  module: string,
  format: Node,
  diagnostics: Diagnostics,
): string | undefined {
  if (!module.startsWith(".")) return module;
  if (sources !== null) return path.relative(sources, module);
  diagnostics.report(
    "WF8002",
    `${format.at}/module`,
    `the compiled code of a package can't import ${module}`,
    { hint: "add `sourceOnly: true` or --source-only, or name an npm package" },
  );
  return undefined;
}
