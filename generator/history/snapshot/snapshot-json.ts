/** A snapshot as JSON, but for its names. */
import { compareTexts } from "../../host/text-order.js";
import type { Snapshot } from "./snapshot.js";

/** @param written a document's text, as one or in lines */
export function jsonOf<Text>({ version, clients }: Snapshot, written: (text: string) => Text) {
  const files = clients.flatMap((client) => [...client.files]);
  const texts = files.flatMap(([name, text]) =>
    text === null ? [] : [[name, written(text)] as const],
  );
  return {
    ...(version !== null && { version }),
    clients: clients.map(({ config }) => config),
    // What each client has read, or not found.
    files: clients.map((client) => [...client.files.keys()]),
    documents: Object.fromEntries(texts.toSorted(([a], [b]) => compareTexts(a, b))),
  };
}

export function isListOfNames(value: unknown): value is readonly (readonly string[])[] {
  return Array.isArray(value) && value.every(isNames);
}

/** Whether a value read from JSON is a list of texts. */
export function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === "string");
}
