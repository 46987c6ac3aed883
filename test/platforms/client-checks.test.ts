/** The checks of all platforms, here in this Node; `npm run test:platforms` runs them elsewhere. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkNames, runCheck } from "./client-checks.js";
import { type PlatformServer, startPlatformServer } from "./platform-server.js";

let server: PlatformServer;

beforeAll(async () => {
  server = await startPlatformServer();
});
afterAll(() => server.close());

test.each(checkNames)("%s", async (name) => {
  await expect(runCheck(name, server.url)).resolves.toBeUndefined();
});
