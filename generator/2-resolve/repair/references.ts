import { splitPointer } from "../../diagnostics/locate.js";
import type { Draft } from "./draft.js";
import { targetOf } from "../targets.js";

/** Where Swagger 2.0 keeps what OpenAPI 3 has under `components`. */
const places = [
  ["/definitions/", "/components/schemas/"],
  ["/parameters/", "/components/parameters/"],
  ["/responses/", "/components/responses/"],
] as const;

/** A `$ref` to where another version has its components, if that leads nowhere and this version's does. */
export function repairReference(draft: Draft): void {
  const { node, repairs } = draft;
  const text = draft.valueOf("$ref");
  if (typeof text !== "string") return;
  const [file, fragment] = splitPointer(text);
  const other = otherPlace(fragment);
  if (other === undefined || leadsSomewhere(text)) return;
  const written = draft.get("$ref")!;
  const reference = `${file}#${other}`;
  if (!leadsSomewhere(reference)) return;
  draft.put("$ref", { value: reference, at: written.at });
  repairs.report(written, `there is no ${text}: it is read as ${reference}`);

  function leadsSomewhere(text: string): boolean {
    const key = `${splitPointer(node.at)[0]} ${text}`;
    if (repairs.leading.has(key)) return true;
    const leads = !("error" in targetOf(text, node.at, repairs.sources));
    if (leads) repairs.leading.add(key);
    return leads;
  }
}

function otherPlace(fragment: string): string | undefined {
  for (const [old, current] of places) {
    if (fragment.startsWith(old)) return current + fragment.slice(old.length);
    if (fragment.startsWith(current)) return old + fragment.slice(current.length);
  }
  return undefined;
}
