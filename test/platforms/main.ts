/**
 * `npm run test:platforms`: the checks of the client, bundled, in other runtimes and in a browser.
 * Exits with 1 if a check failed anywhere, or if nothing could run them.
 */
import { build } from "esbuild";
import { chromium } from "./chromium.js";
import { startPlatformServer } from "./platform-server.js";
import { Missing, type Platform } from "./platform.js";
import { runtimes } from "./runtimes.js";

const platforms: readonly Platform[] = [...runtimes, chromium];

const bundled = await build({
  entryPoints: ["test/platforms/client-checks.ts"],
  bundle: true,
  format: "esm",
  target: "es2022",
  platform: "neutral",
  write: false,
});
const script = bundled.outputFiles[0]!.text;
const server = await startPlatformServer(script);

let passed = 0;
let failed = 0;
for (const platform of platforms) {
  try {
    const { version, results } = await platform.run(script, server.url);
    const faults = Object.entries(results).filter(([, fault]) => fault !== null);
    const all = Object.keys(results).length;
    console.log(`${platform.name} ${version}: ${all - faults.length} of ${all} checks pass`);
    for (const [name, fault] of faults) console.log(`  ${name}: ${fault}`);
    passed += all - faults.length;
    failed += faults.length;
  } catch (error) {
    if (error instanceof Missing) console.log(`${platform.name}: missing: ${error.message}`);
    else {
      console.log(`${platform.name}: ${error}`);
      failed++;
    }
  }
}
await server.close();
process.exitCode = failed || !passed ? 1 : 0;
