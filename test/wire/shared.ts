/** The data that other people measured: beside the repository, never copied into it. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = new URL("../../../shared/", import.meta.url);

/** Whether the data is there: a checkout alone has none. */
export const hasShared = existsSync(folder);

/** What a suite is called that needs it: says so where it is skipped. */
export function needsShared(name: string): string {
  return hasShared ? name : `${name} (SKIPPED: ${fileURLToPath(folder)} is missing)`;
}

/** A JSON file of it, by its path inside `shared/`. */
export function readShared<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(path, folder), "utf8")) as T;
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

/** The examples of an endpoint that fit its types; none where the data is missing. */
export function examplesOf(endpoint: string): readonly Example[] {
  if (!hasShared) return [];
  const { examples } = readShared<{ examples: readonly Example[] }>(`examples/${endpoint}.json`);
  return examples.filter(({ compile }) => compile === "ok");
}
