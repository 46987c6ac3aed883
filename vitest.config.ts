import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // What is compiled is run as it is.
    server: { deps: { external: [/\/dist\/generator\/.*\.js$/] } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // What runs in temporary folders leave for later ones is nothing for the machine's own caches.
    env: { XDG_CACHE_HOME: path.resolve("node_modules/.cache/tests") },
  },
});
