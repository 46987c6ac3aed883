import { createHash } from "node:crypto";
import { version } from "../host/package-root.js";
import { codes, type Code } from "./codes.js";
import { docsAddress } from "./help-page.js";
import { explanations } from "./explanations/explanations.js";
import type { LocatedDiagnostic, LocatedPlace } from "./locate.js";

/**
 * All diagnostics of a run as one SARIF 2.1.0 document, for code scanning and editors. Paths are
 * URIs from the root of the repository.
 * @param exitCode the command's exit code; 70 says that the run itself failed
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os.html
 */
export function renderSarif(diagnostics: readonly LocatedDiagnostic[], exitCode: number): string {
  const fingerprint = fingerprints();
  const log = {
    $schema:
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "wireform", semanticVersion: version, rules } },
        invocations: [{ executionSuccessful: exitCode !== 70, exitCode }],
        columnKind: "utf16CodeUnits",
        results: diagnostics.map((diagnostic) => ({
          ruleId: diagnostic.code,
          ruleIndex: ruleCodes.indexOf(diagnostic.code as Code),
          level: diagnostic.severity,
          message: { text: escapeText(messageOf(diagnostic)) },
          locations: locationsOf(diagnostic),
          relatedLocations: diagnostic.related.map((place, id) => ({
            id,
            ...locationOf(place),
            message: { text: escapeText(place.message) },
          })),
          ...suppressionsOf(diagnostic),
          fingerprints: { "wireform/v1": fingerprint(diagnostic) },
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** Warnings that the configuration ignores: services show them as dismissed. */
function suppressionsOf({ ignored }: LocatedDiagnostic) {
  if (ignored === undefined) return {};
  const { because } = ignored;
  return {
    suppressions: [{ kind: "external", ...(because === null ? {} : { justification: because }) }],
  };
}

const ruleCodes = Object.keys(codes) as readonly Code[];

const helpOf = (code: Code) => {
  const helpUri = docsAddress(code);
  return helpUri === null ? {} : { helpUri };
};

const rules = ruleCodes.map((id) => ({
  id,
  ...helpOf(id),
  shortDescription: { text: escapeText(codes[id].title) },
  help: { text: escapeText(`${explanations[id].means} ${explanations[id].fix}`) },
  defaultConfiguration: { level: codes[id].severity },
}));

function messageOf({ message, hint }: LocatedDiagnostic): string {
  return hint === null ? message : `${message} (${hint})`;
}

function locationsOf({ file, line, column, pointer, frame }: LocatedDiagnostic) {
  if (file === null || line === null || column === null) return [];
  const endColumn = frame === null ? {} : { endColumn: column + frame.length };
  return [locationOf({ file, line, column, pointer }, endColumn)];
}

function locationOf(place: Omit<LocatedPlace, "message">, end: { endColumn?: number } = {}) {
  const region = { startLine: place.line, startColumn: place.column, ...end };
  const name = place.pointer === null || place.pointer === "" ? undefined : place.pointer;
  return {
    physicalLocation: { artifactLocation: artifactOf(place.file), region },
    ...(name === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: name }] }),
  };
}

/** A file outside the repository has no path from its root. */
function artifactOf(file: string) {
  const uri = file.split("/").map(encodeURIComponent).join("/");
  return file.startsWith("/") ? { uri: `file://${uri}` } : { uri, uriBaseId: "%SRCROOT%" };
}

/** In SARIF's messages braces enclose arguments; double braces are literal (3.11.5). */
function escapeText(text: string): string {
  return text.replace(/[{}]/g, "$&$&");
}

/**
 * Identifies results across runs: lines move when something is added above, pointers don't. Equal
 * ones are numbered.
 */
function fingerprints(): (diagnostic: LocatedDiagnostic) => string {
  const seen = new Map<string, number>();
  return ({ code, file, pointer, message }) => {
    const identity = JSON.stringify([code, file, pointer ?? message]);
    const count = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, count);
    return `${createHash("sha256").update(identity).digest("hex").slice(0, 32)}:${count}`;
  };
}
