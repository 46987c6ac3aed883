import { allStyles, ruleOf } from "../../model/styles.js";
import type { Draft } from "./draft.js";
import type { DocumentPart } from "./parts.js";
import { isRecord, listOf } from "../node.js";
import { booleanOf } from "../reader.js";

const ofValues = ["uniqueItems", "exclusiveMinimum", "exclusiveMaximum"];
const ofParameters = ["required", "deprecated", "explode", "allowReserved", "allowEmptyValue"];

/** Fields that are true or false, or may be. */
const flags: Partial<Record<DocumentPart, ReadonlySet<string>>> = {
  operation: new Set(["deprecated"]),
  parameter: new Set([...ofParameters, ...ofValues]),
  header: new Set([...ofParameters, ...ofValues]),
  requestBody: new Set(["required"]),
  encoding: new Set(["explode", "allowReserved"]),
  schema: new Set([
    ...ofValues,
    "nullable",
    "x-nullable",
    "deprecated",
    "readOnly",
    "writeOnly",
    "additionalProperties",
    "unevaluatedProperties",
  ]),
};

const style = allStyles.filter((style) => ruleOf(style).places.length > 0);
const places = ["path", "query", "header", "cookie"];

/** Fields that are one of a few words. */
const choices: Partial<Record<DocumentPart, readonly (readonly [string, readonly string[]])[]>> = {
  parameter: [
    ["in", [...places, "querystring", "body", "formData"]],
    ["style", style],
  ],
  header: [["style", style]],
  encoding: [["style", style]],
  securityScheme: [
    ["in", places],
    ["type", ["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS", "basic", "bearer"]],
  ],
};

/**
 * Words whose meaning is clear though OpenAPI writes them in another way: `yes` and `no`, or other
 * capitals.
 */
export function repairWords(draft: Draft, part: DocumentPart): void {
  const own = flags[part];
  if (own !== undefined) for (const key of draft.keys) if (own.has(key)) repairFlag(draft, key);
  for (const [key, words] of choices[part] ?? []) repairChoice(draft, key, words);
  repairSingleServer(draft, part);
}

function repairFlag(draft: Draft, key: string): void {
  const value = draft.valueOf(key);
  if (typeof value !== "string") return;
  const meant = booleanOf(value);
  if (meant === undefined) return;
  const written = draft.get(key)!;
  draft.repairs.report(written, `this must be true or false: it is read as ${meant}`);
  draft.put(key, { value: meant, at: written.at });
}

function repairChoice(draft: Draft, key: string, words: readonly string[]): void {
  const value = draft.valueOf(key);
  if (typeof value !== "string" || words.includes(value)) return;
  const meant = words.find((word) => word.toLowerCase() === value.toLowerCase());
  if (meant === undefined) return;
  const written = draft.get(key)!;
  draft.repairs.report(written, `\`${key}: ${value}\` is read as \`${key}: ${meant}\``);
  draft.put(key, { value: meant, at: written.at });
}

function repairSingleServer(draft: Draft, part: DocumentPart): void {
  if (part !== "document" && part !== "pathItem" && part !== "operation") return;
  const servers = draft.valueOf("servers");
  if (!isRecord(servers) || typeof servers["url"] !== "string") return;
  const written = draft.get("servers")!;
  draft.report("servers", "`servers` must be a list: it is read as a list of one");
  draft.put("servers", listOf(written.at, [written]));
}
