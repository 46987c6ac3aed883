import path from "node:path";
import { defineConfig } from "vitest/config";

/** Folders whose test files share a process: to load the generator for each costs more than their tests. */
const sharing = ["api", "cases", "config", "generator", "model", "runtime", "types", "wire"].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);

const settings = {
  setupFiles: ["test/setup.ts"],
  // What is compiled is run as it is.
  server: { deps: { external: [/\/dist\/generator\/.*\.js$/] } },
  testTimeout: 300_000,
  hookTimeout: 300_000,
  // What runs in temporary folders leave for later ones is nothing for the machine's own caches.
  env: { XDG_CACHE_HOME: path.resolve("node_modules/.cache/tests") },
};

export default defineConfig({
  test: {
    // Vitest leaves one processor free, which is half of a small machine.
    maxWorkers: "100%",
    globalSetup: ["test/shared-folder.ts"],
    projects: [
      {
        test: { ...settings, name: "shared", include: sharing, isolate: false, pool: "threads" },
      },
      {
        test: {
          ...settings,
          name: "alone",
          include: ["test/**/*.test.ts"],
          exclude: ["**/node_modules/**", ...sharing],
        },
      },
    ],
  },
});
