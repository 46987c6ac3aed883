import { escapeToken } from "../1-load/source.js";
import type { Api } from "../model/api.js";
import type { Docs } from "../model/docs.js";
import type { Operation } from "../model/operation.js";
import type { Shape, PlainKind } from "../model/schema.js";
import { additionalShape } from "../model/walk.js";
import type { Pointer } from "../diagnostics/diagnostic.js";
import {
  isSameData,
  functionName,
  placeOf,
  report,
  type Comparison,
  type Owner,
} from "./verdicts/comparison.js";
import type { OperationPair } from "./operations/pairing.js";
import { enumerate, memberLabel } from "./verdicts/describe.js";

/** Compares documentation, which editors show: a change of it affects no code. */
export function compareDocs(pairs: readonly OperationPair[], comparison: Comparison): void {
  const { older, newer, names, renamed } = comparison;
  compareTitles(older.api, newer.api, comparison);
  for (const [before, after] of pairs) {
    const owner: Owner = { kind: "operation", names: [functionName(after, newer)] };
    compareTexts(operationTexts(before), operationTexts(after), owner, comparison);
  }
  for (const [name, id] of names.older) {
    const other = renamed.get(id) ?? names.newer.get(name);
    if (other === undefined || older.api.schemas.get(id) === newer.api.schemas.get(other)) continue;
    const owner: Owner = { kind: "schema", old: id, new: other };
    compareTexts(schemaTexts(id, older.api), schemaTexts(other, newer.api), owner, comparison);
  }
}

/** Documentation by its subject, as callers write it. */
type Texts = ReadonlyMap<string, { readonly docs: Docs; readonly at: Pointer }>;

function compareTexts(older: Texts, newer: Texts, owner: Owner, comparison: Comparison): void {
  const changed: { label: string; old: Pointer; new: Pointer }[] = [];
  for (const [label, { docs, at }] of newer) {
    const before = older.get(label);
    if (before === undefined) continue;
    const place = { owner, direction: "both", old: before.at, new: at } as const;
    const subject = label === "" ? "It" : `\`${label}\``;
    if (docs.deprecated && !before.docs.deprecated)
      report(comparison, place, ["minor", "deprecated", null], `${subject} is deprecated.`);
    if (!docs.deprecated && before.docs.deprecated)
      report(
        comparison,
        place,
        ["patch", "docs-changed", null],
        `${subject} is no longer deprecated.`,
      );
    const told = defaultChange(before.docs, docs);
    if (told !== null)
      report(comparison, place, ["patch", "docs-changed", null], `${subject} ${told}.`);
    if (!isSameData(toldBy(before.docs), toldBy(docs), comparison))
      changed.push({ label, old: before.at, new: at });
  }
  const [first] = changed;
  if (first === undefined) return;
  const subjects = changed.map(({ label }) => (label === "" ? "itself" : `\`${label}\``));
  const message =
    subjects.length === 1 && first.label === ""
      ? "Its documentation changed."
      : `The documentation of ${enumerate(subjects)} changed.`;
  const place = { owner, direction: "both", old: first.old, new: first.new } as const;
  report(comparison, place, ["patch", "docs-changed", null], message);
}

/** A server's value where nothing is sent: the code is the same, and what it means isn't. */
function defaultChange(older: Docs, newer: Docs): string | null {
  const [before, after] = [defaultIn(older), defaultIn(newer)];
  if (before === after) return null;
  if (after === undefined) return `no longer has the default ${before}`;
  return before === undefined
    ? `has the new default ${after}`
    : `has the default ${after}, not ${before}`;
}

/** Among the facts: `default: 10`. */
function defaultIn({ facts }: Docs): string | undefined {
  const mark = "default: ";
  const value = facts.find((fact) => fact.startsWith(mark))?.slice(mark.length);
  return value && `\`${value.replaceAll("`", "'")}\``;
}

/** Without what other findings report: values, formats, constraints, defaults, deprecation. */
function toldBy({ summary, description, examples, inner, externalDocs }: Docs) {
  return [summary, description, examples, inner, externalDocs];
}

function operationTexts(operation: Operation): Texts {
  const texts = new Map([["", { docs: operation.docs, at: operation.at }]]);
  for (const { name, in: location, docs, at, shape } of operation.parameters) {
    const label = location + memberLabel(name);
    texts.set(label, { docs, at });
    collectTexts(shape, label, `${at}/schema`, texts);
  }
  if (operation.body !== null) {
    texts.set("body", operation.body);
    for (const { shape, at } of operation.body.contents)
      collectTexts(shape, "body", `${at}/schema`, texts);
  }
  for (const { status, docs, at, contents, headers } of operation.responses) {
    texts.set(status, { docs, at });
    for (const { name, docs } of headers)
      texts.set(`${status}: header ${name}`, { docs, at: `${at}/headers/${escapeToken(name)}` });
    for (const { mediaType, shape } of contents)
      collectTexts(
        shape,
        `${status}: data`,
        `${at}/content/${escapeToken(mediaType)}/schema`,
        texts,
      );
  }
  return texts;
}

function schemaTexts(id: string, { schemas }: Api): Texts {
  const { docs, shape } = schemas.get(id)!;
  const at = placeOf(id);
  const texts = new Map([["", { docs, at }]]);
  collectTexts(shape, "", at, texts);
  return texts;
}

/** Of nested members, but not of types with their own names. */
function collectTexts(
  shape: Shape,
  label: string,
  at: Pointer,
  texts: Map<string, { docs: Docs; at: Pointer }>,
): void {
  switch (shape.kind) {
    case "object":
      for (const { name, docs, shape: inner } of shape.properties) {
        const member = label + memberLabel(name);
        const place = `${at}/properties/${escapeToken(name)}`;
        texts.set(member, { docs, at: place });
        collectTexts(inner, member, place, texts);
      }
      for (const free of additionalShape(shape))
        collectTexts(free, `${label}[name]`, `${at}/additionalProperties`, texts);
      return;
    case "array":
      return collectTexts(shape.items, `${label}[]`, `${at}/items`, texts);
    case "intersection":
      return shape.parts.forEach((part, i) => collectTexts(part, label, `${at}/allOf/${i}`, texts));
    case "union":
      return shape.variants.forEach((variant) => collectTexts(variant, label, at, texts));
    default:
      shape.kind satisfies PlainKind | "tuple" | "reference";
  }
}

function compareTitles(older: Api, newer: Api, comparison: Comparison): void {
  if (older.title === newer.title && older.description === newer.description) return;
  const owner: Owner = { kind: "client" };
  const places = {
    old: `${comparison.older.entry}#/info`,
    new: `${comparison.newer.entry}#/info`,
  };
  const message = "The document's title or description changed.";
  report(
    comparison,
    { owner, direction: "both", ...places },
    ["patch", "docs-changed", null],
    message,
  );
}
