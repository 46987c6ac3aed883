/** Files that earlier versions of wireform wrote into an output, and this one removes. */

/** The manifest of versions up to 0.1, which listed inputs too. */
export const oldManifestName = "wireform.manifest.json";

/** What are cache files now. */
const records: readonly string[] = ["record", "documents"].flatMap((kind) => [
  `dist/wireform.${kind}.json`,
  `wireform.${kind}.json`,
]);

/** Their names alone say that they are ours, without a manifest. */
export const retired: readonly string[] = [...records, oldManifestName];

/** Whether a file was for the next run on the same machine: its loss is none. */
export function isRetiredRecord(file: string): boolean {
  return records.includes(file);
}
