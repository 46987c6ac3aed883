import { pointerTokens } from "../../1-load/source.js";
import { splitPointer } from "../../diagnostics/locate.js";
import type { SchemaId } from "../../model/schema.js";
import type { Lowering } from "../lowering.js";

/** The document's name of a schema: that of a component of its own, even if the schema is elsewhere. */
export function writtenName(at: SchemaId, { facts }: Lowering): string {
  return facts.names.get(at) ?? schemaNameOf(at);
}

/** The last part of the pointer that is a word: `#/components/schemas/Pet` is `Pet`. */
export function schemaNameOf(id: SchemaId): string {
  const [file, pointer] = splitPointer(id);
  const tokens = pointerTokens(pointer);
  if (tokens.length === 0) return file.replace(/^.*\//, "").replace(/\.[a-z]+$/i, "");
  if (tokens[0] === "components" && tokens.length === 3) return tokens[2]!;
  if (tokens[0] === "definitions" && tokens.length === 2) return tokens[1]!;
  return tokens.slice(-3).join(" ");
}
