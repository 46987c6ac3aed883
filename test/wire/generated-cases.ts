/** From cases to a package that calls them: the real generator, its real output, on a real disk. */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { generate } from "../../generator/pipeline.js";
import type { EncodeError, HttpRequest } from "../../generated/src/stripe/index.js";
import { documentsOf, pathOf, type Version, type WireCase } from "./wire-case.js";

export interface GeneratedCases {
  /** The builder of a case's request; `undefined` if the generator refused its operation. */
  builderOf(wireCase: WireCase): ((input: unknown) => HttpRequest) | undefined;
  /** The error codes reported for the case's operation. */
  refusalsOf(wireCase: WireCase): readonly string[];
  /** `EncodeError` as the package exports it. */
  errorClassOf(wireCase: WireCase): typeof EncodeError;
}

type ClientModule = Readonly<Record<string, (input: unknown) => HttpRequest>> & {
  readonly EncodeError: typeof EncodeError;
};

/** Generates one package with a client per OpenAPI version below `cwd`, and imports it as an app would. */
export async function generateCases(
  cases: readonly WireCase[],
  cwd: string,
): Promise<GeneratedCases> {
  const versions = documentsOf(cases);
  for (const [version, document] of versions)
    await writeFile(path.join(cwd, `${version}.json`), JSON.stringify(document));
  const { files, diagnostics } = await generate({
    cwd,
    clients: [...versions.keys()].map((version) => ({
      name: clientName(version),
      document: `${version}.json`,
    })),
    package: { name: "conformance" },
    // Some operations must be refused (`style_not_allowed`), without stopping the others.
    partial: true,
  });
  if (files === null) throw new Error(`nothing was generated: ${JSON.stringify(diagnostics)}`);

  // In `node_modules`, so that Node itself loads the JavaScript as written, and not vitest.
  const folder = path.join(cwd, "node_modules", "conformance");
  for (const file of files) {
    await mkdir(path.dirname(path.join(folder, file.path)), { recursive: true });
    await writeFile(path.join(folder, file.path), file.text);
  }
  const modules = new Map<Version, ClientModule>();
  for (const version of versions.keys()) {
    const index = path.join(folder, "dist", clientName(version), "index.js");
    modules.set(version, (await import(pathToFileURL(index).href)) as ClientModule);
  }

  return {
    builderOf: ({ version, operationId }) => modules.get(version)![operationId],
    refusalsOf(wireCase) {
      const pointer = `/paths/${pathOf(wireCase).replaceAll("~", "~0").replaceAll("/", "~1")}/`;
      return diagnostics
        .filter(({ severity }) => severity === "error")
        .filter((found) => found.file === `${wireCase.version}.json`)
        .filter((found) => `${decodeURIComponent(found.pointer ?? "")}/`.includes(pointer))
        .map(({ code }) => code);
    },
    errorClassOf: ({ version }) => modules.get(version)!.EncodeError,
  };
}

function clientName(version: Version): string {
  return `v${version.replace(".", "")}`;
}
