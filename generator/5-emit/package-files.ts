import type { ClientPlan, PackageConfig } from "../4-plan/plan.js";
import type { Draft } from "./draft.js";
import type { Emitter } from "./emitter.js";

/** `package.json`: one subpath per client, types and ESM, nothing else to build. */
export const packageFiles: Emitter = {
  name: "package",

  declare() {
    // It declares no names.
  },

  *emit({ package: config, clients }): Iterable<Draft> {
    const manifest = {
      name: config.name,
      version: config.version,
      description: `Typed requests for ${clients.map(({ api }) => api.title.replace(/\p{Surrogate}/gu, "")).join(", ")}`,
      type: "module",
      sideEffects: false,
      engines: { node: ">=20" },
      exports: {
        ...Object.fromEntries(clients.flatMap((client) => exportsOf(client, config))),
        "./package.json": "./package.json",
      },
      files: config.sourceOnly ? ["src"] : ["dist", "src"],
    };
    const text = JSON.stringify(manifest, null, 2) + "\n";
    yield { kind: "file", path: "package.json", text, format: "json" };
  },
};

/** The client, and each of its operations alone: for type checkers in a hurry. */
function exportsOf({ name, folder, schema }: ClientPlan, { sourceOnly }: PackageConfig) {
  const subpath = name === null ? "." : `./${name}`;
  const target = (module: string) =>
    sourceOnly
      ? { types: `./src/${folder}${module}.ts`, default: `./src/${folder}${module}.ts` }
      : { types: `./dist/${folder}${module}.d.ts`, default: `./dist/${folder}${module}.js` };
  return [
    [subpath, target("index")],
    [`${subpath}/operations/*`, target("operations/*")],
    ...(schema === null ? [] : [[`${subpath}/schema`, { types: target("schema").types }] as const]),
  ] as const;
}
