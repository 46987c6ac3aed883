import type { Operation } from "../../../generator/model/operation.js";
import type { Pointer } from "../../../generator/diagnostics/diagnostic.js";
import type { RequestPart, RequestSection } from "../../messages.js";
import type { Places } from "../places.js";

/** What the pieces of a request are explained by. */
export interface Facts {
  readonly operation: Operation;
  readonly places: Places;
}

/** Makes pieces of a section: what the document says, and what only HTTP needs. */
export function partsOf(section: RequestSection, places: Places) {
  return {
    said: (text: string, what: string, at: Pointer): RequestPart => {
      return { text, section, what, place: places.at(at) };
    },
    plain: (text: string, what = ""): RequestPart => ({ text, section, what, place: null }),
  };
}

/** `a[b][]` as the path of a member: `["a", "b", ""]`; a name without brackets is itself. */
export function memberPath(name: string): readonly string[] {
  const plain = decode(name);
  const [first = ""] = plain.split("[", 1);
  return [
    first,
    ...Array.from(plain.slice(first.length).matchAll(/\[([^\]]*)\]/g), ([, key]) => key!),
  ];
}

/** As forms have it; a text that isn't percent-encoded stays. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}
