/** The conformance files, and the OpenAPI documents made from their cases. */
import { readShared } from "./recorded.js";

export interface WireCase {
  /** Unique over all files: `parameters/table/path-matrix-false-string`. */
  readonly id: string;
  /** `case0001`: also the first path segment, which separates the paths of a document. */
  readonly operationId: string;
  readonly version: Version;
  readonly spec: Spec;
  /** A typed value. */
  readonly value: unknown;
  readonly expect: Expectation;
}

export type Version = "3.0" | "3.1" | "3.2";

export type Expectation =
  | { readonly wire: string }
  | { readonly wireBase64: string }
  | { readonly omit: true }
  | { readonly error: string };

/** A parameter, several query parameters, or a body. */
export type Spec = ParameterSpec | ParametersSpec | BodySpec;

export interface ParameterSpec extends Dialect {
  readonly in: "path" | "query" | "header" | "cookie" | "querystring";
  readonly name: string;
  /** By default a path parameter is a whole segment. */
  readonly template?: string;
}

export interface ParametersSpec {
  readonly parameters: readonly ParameterSpec[];
}

export interface BodySpec extends Dialect {
  readonly mediaType: string;
  readonly boundary?: string;
}

interface Dialect {
  readonly dialect?: "oas" | "stripe";
  readonly arrays?: "indices" | "brackets";
}

interface CaseFile {
  readonly schemas?: object;
  readonly encodings?: object;
  readonly cases: readonly (Omit<WireCase, "version"> & { readonly oas?: readonly Version[] })[];
}

/** Every case of all files. */
export function readWireCases(): readonly WireCase[] {
  return ["parameters", "urlencoded", "multipart"]
    .flatMap((kind) => {
      const { cases, ...targets } = readShared<CaseFile>(`conformance/${kind}.json`);
      return cases.map(({ id, oas = ["3.1"], spec, value, expect }) => ({
        id: `${kind}/${id}`,
        version: oas.at(-1)!,
        spec: withTargets(spec, targets),
        value,
        expect,
      }));
    })
    .map((wireCase, index) => ({
      ...wireCase,
      operationId: `case${String(index + 1).padStart(4, "0")}`,
    }));
}

/** One document for each OpenAPI version that cases need, with one operation per case. */
export function documentsOf(cases: readonly WireCase[]): Map<Version, object> {
  return new Map(
    [...new Set(cases.map(({ version }) => version))].map((version) => [
      version,
      {
        openapi: { "3.0": "3.0.4", "3.1": "3.1.1", "3.2": "3.2.0" }[version],
        info: { title: "Conformance", version: "1" },
        paths: Object.fromEntries(
          cases
            .filter((wireCase) => wireCase.version === version)
            .map((wireCase) => [pathOf(wireCase), pathItemOf(wireCase)]),
        ),
      },
    ]),
  );
}

/** The path template of a case's operation. */
export function pathOf({ operationId, spec }: WireCase): string {
  const isPath = "in" in spec && spec.in === "path";
  return `/${operationId}${isPath ? (spec.template ?? `/{${spec.name}}`) : ""}`;
}

function pathItemOf({ operationId, spec }: WireCase): object {
  const operation = { operationId, responses: { 204: { description: "Nothing" } } };
  if ("mediaType" in spec) {
    const { mediaType, boundary: _, dialect, arrays, ...media } = spec;
    const extension = extensionOf({ dialect, arrays });
    const content = { [mediaType]: { ...media, ...extension } };
    return { post: { ...operation, requestBody: { required: true, content } } };
  }
  const specs = "parameters" in spec ? spec.parameters : [spec];
  const dialect = specs.find((parameter) => parameter.dialect !== undefined)?.dialect;
  const parameters = specs.map(({ template: _, dialect: __, ...parameter }) =>
    parameter.in === "path" ? { ...parameter, required: true } : parameter,
  );
  return { get: { ...operation, parameters, ...extensionOf({ dialect }) } };
}

function extensionOf(settings: { [K in keyof Dialect]: Dialect[K] | undefined }): object {
  const isSet = Object.values(settings).some((setting) => setting !== undefined);
  return isSet ? { "x-wireform": settings } : {};
}

/** `{"$ref": "#/schemas/NAME"}` isn't a document's reference: its target replaces it. */
function withTargets(spec: Spec, targets: Omit<CaseFile, "cases">): Spec {
  const members = Object.entries(spec).map(([name, value]: [string, unknown]) => {
    const isReference = typeof value === "object" && value !== null && "$ref" in value;
    if (!isReference) return [name, value];
    const [, kind, target] = String(value.$ref).split("/");
    const named = targets as Record<string, Record<string, unknown>>;
    return [name, named[kind!]![target!]];
  });
  return Object.fromEntries(members) as Spec;
}
