/**
 * Nested types: named by their place, and printed in the module of the schema or operation around
 * them.
 */
import { noDocs } from "../../model/merge-docs.js";
import {
  directionsOf,
  type InlineType,
  type InlineTypes,
} from "../../4-plan/inline/inline-types.js";
import { pascalCase } from "../../4-plan/names/names.js";
import type { Claims, ClientPlan } from "../../4-plan/plan.js";
import type { Claim } from "../../4-plan/names/claims.js";
import { declaredAt, described, type Pointer } from "../../diagnostics/diagnostic.js";
import type { Export } from "../seam/build.js";
import { docLines } from "./doc-lines.js";
import type { DocLines, Statement } from "../seam/draft.js";
import { hasValues, valueStatements } from "./enum-values.js";
import { inlineFieldsKey, inlineKey } from "../keys.js";
import { namedType } from "./named-types.js";

/** The base of the names of nested types: the name of the schema or operation around them. */
export interface BaseName {
  /** The claim of that name. */
  readonly key: string;
  /** The name as it is written. */
  readonly name: string;
  readonly suffix: string;
}

/** Claims the names of all nested types of a schema or operation. */
export function claimInline(
  home: Pointer,
  inline: InlineTypes,
  baseName: BaseName,
  claim: Claims,
): void {
  for (const type of inline.in(home)) {
    const claims = (role: string, key: string, behind: string) =>
      claim(claimOf(type, role, key, behind, baseName, { fileOf: baseName.key }));
    claimRoles(type, claims);
  }
}

/** The types of a shared component: the first has its own file, and the others are in it. */
export function claimComponent(types: readonly InlineType[], name: string, claim: Claims): void {
  const [first] = types;
  const main = inlineKey(first!.at, directionsOf(first!)[0]!);
  for (const type of types)
    claimRoles(type, (role, key, behind) => {
      const home = key === main ? { folder: "schemas/" } : { fileOf: main };
      const baseName = { key: main, name, suffix: "Type" };
      const { baseName: _, ...own } = claimOf(type, role, key, behind, baseName, home);
      claim(own);
    });
}

function claimRoles(
  type: InlineType,
  claim: (role: string, key: string, behind: string) => void,
): void {
  const hasFields = type.shape.kind === "object" && type.shape.requiredAnyOf.length > 0;
  for (const direction of directionsOf(type)) {
    const isInput = type.split && direction === "request";
    const [role, behind] = isInput ? ["inlineInput", "Input"] : ["inline", ""];
    claim(role, inlineKey(type.at, direction), behind);
    if (hasFields) claim(`${role}Fields`, inlineFieldsKey(type.at, direction), `${behind}Fields`);
  }
}

function claimOf(
  { at, words, longer }: InlineType,
  role: string,
  key: string,
  behind: string,
  baseName: BaseName,
  home: Claim["home"],
): Claim {
  const { name: written, suffix } = baseName;
  const derive = (from: string) => `${pascalCase([from, ...words].join(" "))}${behind}`;
  const deriveLonger =
    longer && ((from: string) => `${pascalCase([from, ...longer].join(" "))}${behind}`);
  const derived = derive(written);
  return {
    key,
    at,
    role,
    name: derived,
    ...(deriveLonger && { longer: deriveLonger(written) }),
    kind: "type",
    origin: "placed",
    baseName: { of: baseName.key, derive, ...(deriveLonger && { deriveLonger }) },
    suffix,
    order: derived,
    home,
  };
}

/** The declarations of the nested types of a schema or operation. */
export function inlineStatements(home: Pointer, client: ClientPlan): readonly Statement[] {
  return client.inline.in(home).flatMap((type) =>
    directionsOf(type).flatMap((direction) => {
      const fieldsKey = inlineFieldsKey(type.at, direction);
      const fields = client.has(fieldsKey) ? client.symbol(fieldsKey) : undefined;
      const { name } = client.symbol(inlineKey(type.at, direction));
      const from = { [declaredAt]: type.declared };
      const values = direction === directionsOf(type)[0] ? valuesOf(name, type, client) : [];
      const docs = docsOf(type);
      const named = namedType({ name, docs, from, fields }, type.shape, { client, direction });
      return [...named, ...values];
    }),
  );
}

/** Not for a property's type: the property has the same docs. */
function docsOf({ at, shape }: InlineType): DocLines {
  const isProperty = /\/properties\/[^/]+$/.test(at);
  const description = described in shape && !isProperty ? shape[described] : undefined;
  return description === undefined ? [] : docLines({ ...noDocs, description });
}

/** The names of the nested types, and which of these are also values. */
export function inlineNames(home: Pointer, client: ClientPlan): Pick<Export, "values" | "types"> {
  const names = client.inline.in(home).flatMap((type) =>
    directionsOf(type).flatMap((direction) => {
      const keys = [inlineKey(type.at, direction), inlineFieldsKey(type.at, direction)];
      return keys.filter((key) => client.has(key)).map((key) => client.symbol(key).name);
    }),
  );
  const values = client.inline
    .in(home)
    .filter(({ shape }) => shape.kind === "enum" && hasValues(shape, client))
    .map((type) => client.symbol(inlineKey(type.at, directionsOf(type)[0]!)).name);
  return { values, types: names.filter((name) => !values.includes(name)) };
}

/** An enum is also a value. */
function valuesOf(name: string, type: InlineType, client: ClientPlan): readonly Statement[] {
  const { shape, declared } = type;
  return shape.kind === "enum" ? valueStatements(name, shape, client, declared) : [];
}
