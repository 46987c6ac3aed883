/**
 * Records what the real parsers read: `npm run record:parsers`. It needs `php` and `ruby` with Rack
 * (`apt-get install php-cli ruby-rack`); the file of a missing parser stays unchanged.
 */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { format } from "prettier";
import { parsers } from "./parsers.js";
import { parserNames, recordVectors } from "./vectors.js";

for (const name of parserNames) {
  if (parsers[name].version() === null) {
    console.log(`${name}: not on this machine, its vectors stay as they are`);
    continue;
  }
  const recorded = recordVectors(name);
  const file = path.join("test", "parsers", "vectors", `${name}.json`);
  await writeFile(
    file,
    await format(JSON.stringify(recorded), { parser: "json", printWidth: 100 }),
  );
  console.log(`${name}: ${recorded.vectors.length} vectors of ${recorded.parser}`);
}
