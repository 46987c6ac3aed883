/** The package of a case folder, as its users have it. */
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { createClient, HttpRequest } from "../../generated/src/stripe/index.js";
import { makeFolder } from "../leftovers.js";
import { generateIn, projectRoot } from "../package/project.js";

type Builder = (input: unknown) => HttpRequest;
export type Package = Readonly<Record<string, Builder>> & {
  readonly createClient: typeof createClient;
};

export async function packageOf(name: string): Promise<Package> {
  const folder = await makeFolder();
  const document = path.join(projectRoot, "test/cases", name, "openapi.yaml");
  await generateIn(folder, document, "--out", "pkg");
  return (await import(pathToFileURL(path.join(folder, "pkg/dist/index.js")).href)) as Package;
}
