import type { PackageConfig } from "../../4-plan/plan.js";
import type { ClientFacts } from "../client/client-facts.js";
import { clientChunk, queryChunk } from "../seam/chunks.js";
import type { Draft } from "../seam/draft.js";
import type { Emitter } from "../seam/emitter.js";
import { ownVersion } from "../seam/own-emitters.js";

/** `package.json`: entry points and types of an ES module that needs no build. */
export const packageFiles: Emitter = {
  name: "package",
  version: ownVersion,
  module: import.meta.url,

  *emitPackage({ package: config, clients, exports, packages }): Iterable<Draft> {
    const subpaths: Record<string, Target> = {
      ...Object.fromEntries(clients.flatMap((client) => exportsOf(client, exports, config))),
      "./runtime": targetOf("runtime/index", config),
    };
    const needed = new Map([
      ...packages,
      ...clients.flatMap((client) => Object.entries(client.packages)),
    ]);
    const programs = clients.flatMap(({ program }) => (program === null ? [] : [program]));
    const manifest = {
      name: config.name,
      version: config.version,
      description: `Typed requests for ${clients.map(({ title }) => title.replace(/\p{Surrogate}/gu, "")).join(", ")}`,
      type: "module",
      sideEffects: false,
      engines: { node: ">=20.3" },
      ...entriesOf(subpaths),
      exports: { ...subpaths, "./package.json": "./package.json" },
      ...(programs.length > 0 && { bin: Object.fromEntries(programs) }),
      files: [
        ...(programs.length > 0 ? ["bin"] : []),
        ...(config.sourceOnly ? [] : ["dist"]),
        "src",
      ],
      ...(needed.size > 0 && { peerDependencies: Object.fromEntries(needed) }),
    };
    // Formatted as npm writes it and as prettier would format it.
    const text = JSON.stringify(manifest, null, 2) + "\n";
    yield { kind: "file", path: "package.json", text, format: "text" };
  },
};

interface Target {
  readonly types: string;
  readonly default?: string;
}

/**
 * The same for tools that don't read `exports`: TypeScript's `moduleResolution: node10`, old
 * bundlers.
 */
function entriesOf({ ".": root, ...others }: Readonly<Record<string, Target>>) {
  const main = root && { main: root.default, types: root.types };
  const types = Object.entries(others).map(([path, target]) => [path.slice(2), [target.types]]);
  return { ...main, typesVersions: { "*": Object.fromEntries(types) as object } };
}

/**
 * The client as a whole, and its parts: a program that imports `client` and one operation doesn't
 * load or check the others. Then the modules that emitters export.
 */
function exportsOf(
  { name, folder, hasSchema, schemasScript, asked, apart }: ClientFacts,
  others: readonly string[],
  config: PackageConfig,
) {
  const subpath = name === null ? "." : `./${name}`;
  const target = (module: string) => targetOf(`${folder}${module}`, config);
  const shared = (module: string, script: string) => targetOf(`${folder}${module}`, config, script);
  return [
    [subpath, target("index")],
    [`${subpath}/client`, target("client")],
    [`${subpath}/api`, target("api")],
    [`${subpath}/operations/*`, shared("operations/*", clientChunk(folder))],
    [`${subpath}/schemas/*`, shared("schemas/*", schemasScript)],
    ...(hasSchema ? [[`${subpath}/schema`, { types: target("schema").types }] as const] : []),
    ...[...asked, ...apart, ...others].map(
      (module) => [`${subpath}/${module}`, target(module)] as const,
    ),
    ...(asked.includes("query")
      ? [[`${subpath}/query/*`, shared("query/*", queryChunk(folder))] as const]
      : []),
  ] as const;
}

/** @param script the JavaScript file that has the module's statements */
function targetOf(
  module: string,
  { sourceOnly }: PackageConfig,
  script = module,
): Required<Target> {
  return sourceOnly
    ? { types: `./src/${module}.ts`, default: `./src/${module}.ts` }
    : { types: `./dist/${module}.d.ts`, default: `./dist/${script}.js` };
}
