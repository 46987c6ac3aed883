import path from "node:path";
import { cachePlacesOf, type CacheFile } from "../../generator/cache/cache-files.js";

/**
 * Where a run keeps what only the next one on this machine reads.
 * @param output the folder, which must exist
 */
export function keptFile(output: string, kind: CacheFile): string {
  const [place] = cachePlacesOf(output);
  if (place === undefined) throw new Error(`${output} is missing, or there is no place for caches`);
  return path.join(place.folder, `${place.name}.${kind}.json`);
}
