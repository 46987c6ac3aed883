import { splitPointer } from "../diagnostics/locate.js";
import type { Draft } from "./mend-draft.js";
import { targetOf } from "./references.js";

/** Where Swagger 2.0 keeps what OpenAPI 3 has under `components`. */
const places = [
  ["/definitions/", "/components/schemas/"],
  ["/parameters/", "/components/parameters/"],
  ["/responses/", "/components/responses/"],
] as const;

/** A `$ref` to where another version has its components, if that leads nowhere and this version's does. */
export function mendReference(draft: Draft): void {
  const { node, mending } = draft;
  const written = draft.get("$ref")!;
  if (typeof written.value !== "string") return;
  const [file, fragment] = splitPointer(written.value);
  const other = otherPlace(fragment);
  if (other === undefined || leadsSomewhere(written.value)) return;
  const reference = `${file}#${other}`;
  if (!leadsSomewhere(reference)) return;
  draft.put("$ref", { value: reference, at: written.at });
  mending.tell(written, `there is no ${written.value}: it is read as ${reference}`);

  function leadsSomewhere(text: string): boolean {
    return !("fault" in targetOf(text, node.at, mending.sources));
  }
}

function otherPlace(fragment: string): string | undefined {
  for (const [old, current] of places) {
    if (fragment.startsWith(old)) return current + fragment.slice(old.length);
    if (fragment.startsWith(current)) return old + fragment.slice(current.length);
  }
  return undefined;
}
