/**
 * What a Schema Object says against itself: a range without values, a keyword of another type, a
 * format or a required name that is probably misspelt. Nothing is read in another way for it.
 */
import type { Node } from "../../2-resolve/node.js";
import type { Lowering } from "../lowering.js";
import { concernOf, concernOfType, warnOfIdle } from "./concerns.js";
import { registeredFormats, warnOfFormat } from "./misspelt-formats.js";
import { upperBounds, warnOfRange } from "./ranges.js";
import { warnOfRequired } from "./required-names.js";

/** Asked of every schema: so what is usual is found in tables, without a call. */
export function warnOfMistakes(node: Node, lowering: Lowering): void {
  const schema = node.value as Readonly<Record<string, unknown>>;
  const type = schema["type"];
  for (const keyword of Object.keys(schema)) {
    const concern = concernOf.get(keyword);
    if (concern === undefined) {
      if (keyword === "format" && !registeredFormats.has(schema[keyword]))
        warnOfFormat(node, lowering);
      continue;
    }
    if (type !== undefined && concernOfType.get(type) !== concern)
      warnOfIdle(keyword, concern, node, lowering);
    if (upperBounds.has(keyword)) warnOfRange(concern, node, lowering);
    if (keyword === "required") warnOfRequired(node, lowering);
  }
}
