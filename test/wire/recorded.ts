/** Recorded requests and vectors of the shared data. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { sharedFolder } from "../shared-folder.js";

/** A JSON file of it, by its path inside `shared/`. */
export function readShared<T>(file: string): T {
  return JSON.parse(readFileSync(path.join(sharedFolder, file), "utf8")) as T;
}

/** One recorded request of `examples/`. */
export interface Example {
  readonly id: string;
  readonly title: string;
  readonly compile: "ok" | "must_fail" | "strict_must_fail";
  readonly request: {
    readonly url: string;
    readonly path_params?: { readonly id: string };
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Readonly<Record<string, unknown>>;
    readonly wire: { readonly json: string; readonly pairs: readonly [string, string][] };
  };
}

/** The examples of an endpoint that fit its types. */
export function examplesOf(endpoint: string): readonly Example[] {
  const { examples } = readShared<{ examples: readonly Example[] }>(`examples/${endpoint}.json`);
  return examples.filter(({ compile }) => compile === "ok");
}
