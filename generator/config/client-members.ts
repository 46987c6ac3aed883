import { items, type Node } from "../2-resolve/node.js";
import type { Reader } from "../2-resolve/reader.js";
import { clientGroups } from "../3-lower/operations/client-parameters.js";
import { readPaginationRule } from "../3-lower/operations/pagination-rule.js";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { ClientConfig } from "./generate-config.js";
import { checkKeys, readMapping, readText } from "./members.js";
import { clientSchema } from "./schema/client-schema.js";
import { configSchema } from "./schema/config-schema.js";

const { filter: filterSchema, names: namesSchema } = configSchema.$defs;

/** Rules for the operations that match. Their places are in this file, not in the document. */
export function readPagination(
  client: Node,
  read: Reader,
  diagnostics: Diagnostics,
): ClientConfig["pagination"] {
  const rules = items(read.list(client, "pagination")).flatMap((node) => {
    const rule = readPaginationRule(node, "WF8002", read, diagnostics);
    return rule === undefined ? [] : [{ ...rule, at: null, writtenAt: node.at }];
  });
  return rules.length === 0 ? undefined : rules;
}

export function readClientParameters(
  client: Node,
  read: Reader,
  diagnostics: Diagnostics,
): ClientConfig["clientParameters"] {
  const form = { member: "headers", example: "[Api-Version]" };
  const node = readMapping(client, "clientParameters", form, read);
  if (node === undefined) return undefined;
  checkKeys(node, clientSchema.properties.clientParameters, diagnostics);
  const groups = clientGroups.map((group) => [group, read.strings(node, group)] as const);
  return Object.fromEntries(groups);
}

export function readNames(
  client: Node,
  read: Reader,
  diagnostics: Diagnostics,
): ClientConfig["names"] {
  const hint = "`names: { operations: { getPet: readPet } }`";
  const node = read.mapping(client, "names", hint);
  if (node === undefined) return undefined;
  checkKeys(node, clientSchema.properties.names, diagnostics);
  const namesAt = (key: "operations" | "schemas") => {
    const names = read.mapping(node, key, `\`${key}: { NAME: NEW }\``);
    const hint = "letters and digits, such as readPet";
    const entries = Object.keys(names?.value ?? {}).flatMap((word) => {
      const name = readText(
        names!,
        word,
        namesSchema.additionalProperties,
        hint,
        read,
        diagnostics,
      );
      return name === undefined ? [] : [[word, name] as const];
    });
    return Object.fromEntries(entries);
  };
  return { operations: namesAt("operations"), schemas: namesAt("schemas") };
}

export function readFilter(
  client: Node,
  key: "include" | "exclude",
  read: Reader,
  diagnostics: Diagnostics,
): ClientConfig["include"] {
  const node = readMapping(client, key, { member: "tags", example: "[pets]" }, read);
  if (node === undefined) return undefined;
  checkKeys(node, filterSchema, diagnostics);
  return {
    tags: read.strings(node, "tags"),
    paths: read.strings(node, "paths"),
    operations: read.strings(node, "operations"),
    methods: read.strings(node, "methods"),
  };
}
