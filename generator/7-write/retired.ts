/** What earlier versions of wireform wrote into an output, and this one takes away. */

/** The manifest of versions up to 0.1, which told of inputs too. */
export const oldManifestName = "wireform.manifest.json";

/** What is kept among the machine's caches now. */
const records: readonly string[] = ["record", "documents"].flatMap((kind) => [
  `dist/wireform.${kind}.json`,
  `wireform.${kind}.json`,
]);

/** They are ours by their names: no manifest has to say so. */
export const retired: readonly string[] = [...records, oldManifestName];

/** Whether a file was for the next run on the same machine: its loss is none. */
export function isRetiredRecord(file: string): boolean {
  return records.includes(file);
}
