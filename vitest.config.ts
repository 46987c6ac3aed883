import path from "node:path";
import { defineConfig } from "vitest/config";

/** Those that put modules of their own in place of ours: what others have loaded is none of theirs. */
const mocking = ["test/diff/read-once.test.ts", "test/write/turn.test.ts"];

export default defineConfig({
  test: {
    setupFiles: ["test/setup.ts"],
    // What is compiled is run as it is.
    server: { deps: { external: [/\/dist\/generator\//] } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // What runs in temporary folders leave for later ones is nothing for the machine's own caches.
    env: { XDG_CACHE_HOME: path.resolve("node_modules/.cache/tests") },
    pool: "threads",
    projects: [
      // To load the generator and its compilers for each file would cost more than most files' tests do.
      {
        extends: true,
        test: {
          name: "shared",
          include: ["test/**/*.test.ts"],
          exclude: ["**/node_modules/**", ...mocking],
          isolate: false,
        },
      },
      { extends: true, test: { name: "mocking", include: mocking } },
    ],
  },
});
