import { giveUp, type PassResult } from "../1-load/pass-result.js";
import { plainText } from "../1-load/plain-text.js";
import { writtenText, type SourceSet } from "../1-load/source.js";
import { Diagnostics, Reported } from "../diagnostics/diagnostic.js";
import { splitPointer } from "../diagnostics/locate.js";
import { indexed } from "./anchors.js";
import { child, isRecord, type Node } from "./node.js";
import { typeName } from "./reader.js";
import type { OpenApi, OpenApiVersion } from "./openapi.js";
import { repair } from "./repair/repair.js";
import { checkReferences } from "./references.js";
import { referenceOf, targetOf } from "./targets.js";
import { upgradeSwagger } from "./swagger/swagger.js";

export interface Resolved extends PassResult {
  /** `null` where this is not an OpenAPI document that can be read. */
  readonly openapi: OpenApi | null;
}

/**
 * Finds the version, and checks every `$ref`. Swagger 2.0 becomes OpenAPI 3.0.
 * @param sound values in which an earlier run has found nothing to repair, and no `$ref` to report
 */
export function resolve(set: SourceSet, sound: ReadonlySet<unknown> = new Set()): Resolved {
  const diagnostics = new Diagnostics();
  try {
    const openapi = resolveSet(set, sound, diagnostics);
    // What the rest makes of sound values can only be told by reading these, too.
    if (openapi === null) return resolve(set);
    return { openapi, diagnostics: diagnostics.all };
  } catch (error) {
    giveUp(error, set.entry.file, diagnostics);
    return { openapi: null, diagnostics: diagnostics.all };
  }
}

function resolveSet(
  set: SourceSet,
  sound: ReadonlySet<unknown>,
  diagnostics: Diagnostics,
): OpenApi | null {
  const version = versionOf(set, diagnostics);
  const sources = repair(indexed(set), version, sound, diagnostics);
  if (sources === null) return null;
  const written: Node = { value: sources.entry.value, at: `${sources.entry.file}#` };
  checkReferences(sources, sound, diagnostics);
  const followed = new Map<string, Node>();
  const steps = new Map<string, Node>();

  const step = (node: Node): Node | undefined => {
    const reference = referenceOf(node);
    if (reference === undefined) return undefined;
    const known = steps.get(node.at);
    if (known !== undefined) return known;
    const target = targetOf(reference, node.at, sources);
    const next = "error" in target ? unknownNode(node) : target;
    steps.set(node.at, next);
    return next;
  };
  const follow = (node: Node): Node => {
    const next = step(node);
    if (next === undefined) return node;
    const known = followed.get(node.at);
    if (known !== undefined) return known;
    followed.set(node.at, unknownNode(node));
    const end = next.hasErrors === true ? next : follow(next);
    followed.set(node.at, end);
    return end;
  };

  const isSwagger = version === "2.0";
  return {
    version: isSwagger ? "3.0" : version,
    isSwagger,
    root: isSwagger ? upgradeSwagger(written, follow, diagnostics) : written,
    sources,
    step,
    follow,
    keysOf(node) {
      if (!isRecord(node.value)) return [];
      const keys = Object.keys(node.value);
      if (!keys.some((key) => /^(0|[1-9][0-9]*)$/.test(key))) return keys;
      const [file, pointer] = splitPointer(node.at);
      const inText = sources.files.get(file)?.keysAt(pointer) ?? keys;
      return [
        ...new Set([...inText.filter((key) => Object.hasOwn(node.value as object, key)), ...keys]),
      ];
    },
  };
}

/** Stands for the target of a `$ref` that leads nowhere: that is reported already. */
function unknownNode(node: Node): Node {
  return { value: {}, at: node.at, hasErrors: true };
}

export interface FoundVersion extends PassResult {
  /** `null` where this is not an OpenAPI document, or of a version that isn't supported. */
  readonly version: OpenApiVersion | "2.0" | null;
}

/** What a document says that it is, without a look at the rest. */
export function findVersion(sources: SourceSet): FoundVersion {
  const diagnostics = new Diagnostics();
  try {
    return { version: versionOf(sources, diagnostics), diagnostics: diagnostics.all };
  } catch (error) {
    giveUp(error, sources.entry.file, diagnostics);
    return { version: null, diagnostics: diagnostics.all };
  }
}

/** @throws Reported when this is not an OpenAPI document, or of a version that isn't supported */
function versionOf(sources: SourceSet, diagnostics: Diagnostics): OpenApiVersion | "2.0" {
  const root: Node = { value: sources.entry.value, at: `${sources.entry.file}#` };
  if (!isRecord(root.value)) {
    const message = `an OpenAPI document must be a mapping, not ${typeName(root.value)}`;
    diagnostics.report("WF2003", root.at, message);
    throw new Reported();
  }
  const declared = child(root, "openapi");
  // YAML reads an unquoted 3.0 as the number 3: what is written counts.
  const textOf = (node: Node | undefined): string => {
    if (node === undefined) return "";
    if (typeof node.value === "string") return node.value;
    return writtenText(sources, node.at) ?? plainText(node.value);
  };
  const version = /^(3\.[012])(\.\d+)?(-.*)?$/.exec(textOf(declared))?.[1];
  if (version !== undefined) return version as OpenApiVersion;
  const swagger = child(root, "swagger");
  if (declared === undefined && /^2(\.0)?$/.test(textOf(swagger))) return "2.0";
  const node = declared ?? swagger;
  if (node !== undefined) {
    diagnostics.report("WF2004", node.at, `OpenAPI ${textOf(node)} isn't supported`, {
      hint: "supported: OpenAPI 3.0, 3.1 and 3.2, and Swagger 2.0",
    });
  } else
    diagnostics.report(
      "WF2003",
      root.at,
      "this is not an OpenAPI document: it has no `openapi` field",
      {
        hint: "start it with a line such as `openapi: 3.1.1`",
      },
    );
  throw new Reported();
}
