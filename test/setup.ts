/** For each test file: restores everything for the next one in the same process. */
import { afterAll, afterEach, vi } from "vitest";
import { closeAll, removeFolders } from "./leftovers.js";

afterEach(closeAll);

afterAll(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  await removeFolders();
});
