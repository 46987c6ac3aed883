/** Files in samples: with a name that fits, and a type where it decides the part's Content-Type. */
import { essence, isRange, leavesChoice, mediaTypesIn } from "../../model/media-types.js";
import type { Sample } from "./sample.js";

const extensions: ReadonlyMap<string, string> = new Map([
  ["text/plain", "txt"],
  ["application/pdf", "pdf"],
  ["image/png", "png"],
  ["image/jpeg", "jpg"],
  ["image/gif", "gif"],
  ["image/webp", "webp"],
  ["image/svg+xml", "svg"],
  ["image/tiff", "tiff"],
  ["audio/mpeg", "mp3"],
  ["audio/wav", "wav"],
  ["video/mp4", "mp4"],
  ["application/json", "json"],
  ["text/csv", "csv"],
  ["text/html", "html"],
  ["application/xml", "xml"],
  ["text/xml", "xml"],
  ["application/zip", "zip"],
]);

/** @param declared the Content-Type of its part in the document; several: the first is shown */
export function fileSample(declared: string | undefined): Sample {
  const types = mediaTypesIn(declared ?? "");
  const [first = ""] = types;
  const known = [...extensions.keys()].find((type) => isWithin(type, first)) ?? first;
  const type = isRange(first) ? known.replaceAll("*", "...") : first;
  const name = declared === undefined ? "a.txt" : `a.${extensions.get(known) ?? "bin"}`;
  return { kind: "file", name, type: leavesChoice(types) ? type : null };
}

function isWithin(type: string, declared: string): boolean {
  const wanted = essence(declared);
  return wanted.endsWith("/*")
    ? wanted === "*/*" || type.startsWith(wanted.slice(0, -1))
    : type === wanted;
}
