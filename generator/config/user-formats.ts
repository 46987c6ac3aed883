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
  module: "the name of a package or of a module in it, such as my-times/instant",
  version: "a range of versions, such as ^1.2.0",
  parse: "the name of an exported function, such as parseInstant",
  print: "the name of an exported function, such as printInstant",
} as const;

/** `formats` of a client. One without a type or a module is reported and left out. */
export function readUserFormats(
  client: Node,
  read: Reader,
  diagnostics: Diagnostics,
): UserFormats | undefined {
  const node = read.mapping(client, "formats", "`formats: { NAME: { type: T, module: M } }`");
  if (node === undefined) return undefined;
  const found = Object.keys(node.value as object).flatMap((name) => {
    const format = readUserFormat(node, name, read, diagnostics);
    return format === undefined ? [] : [[name, format] as const];
  });
  return Object.fromEntries(found);
}

function readUserFormat(
  formats: Node,
  name: string,
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
  const [type, module] = [textOf("type"), textOf("module")];
  const rest = { version: textOf("version"), parse: textOf("parse"), print: textOf("print") };
  return type === undefined || module === undefined ? undefined : { type, module, ...rest };
}
