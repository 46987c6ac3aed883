/** Files that earlier versions of wireform wrote into an output, and this one removes. */

/** The manifest of versions up to 0.1, which listed inputs too. */
export const oldManifestName = "wireform.manifest.json";

/** Today's cache files, which were once part of the output. */
const records: readonly string[] = ["record", "documents"].flatMap((kind) => [
  `dist/wireform.${kind}.json`,
  `wireform.${kind}.json`,
]);

/** No other program has files of these names: they may be removed without a manifest. */
export const retired: readonly string[] = [...records, oldManifestName];

/** Whether a file was only a cache for the next run, so that nothing is lost with it. */
export function isRetiredRecord(file: string): boolean {
  return records.includes(file);
}
