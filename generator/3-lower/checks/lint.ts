import type { Api } from "../../model/api.js";
import type { Parameter } from "../../model/parameter.js";
import type { RequestContent } from "../../model/body.js";
import type { Shape } from "../../model/schema.js";
import { escapeToken } from "../../1-load/source.js";
import { declaredAt, type Diagnostics } from "../../diagnostics/diagnostic.js";
import { didYouMean } from "../../diagnostics/suggest.js";
import { isSettledBy, isSpecified } from "../../model/dialects.js";
import { ruleOf } from "../../model/styles.js";
import { lintChoices } from "./lint-choices.js";
import { lintDialect } from "./lint-dialect.js";
import { lintPath } from "./lint-path.js";
import { lintQuery } from "./lint-query.js";
import { lintTags } from "./lint-tags.js";
import { requestShapesOf } from "./request-shapes.js";
import { objectsOf, resolveShape } from "../../model/walk.js";

/**
 * Warns where a value that the document allows can't be written at all, or not without loss. Otherwise
 * callers would only find out by an error, or not at all.
 */
export function lint(api: Api, diagnostics: Diagnostics): void {
  const requests = requestShapesOf(api);
  lintChoices(api, requests, diagnostics);
  lintDialect(api, diagnostics);
  lintTags(requests, diagnostics);
  for (const operation of api.operations) {
    lintPath(operation, api, diagnostics);
    lintQuery(operation, api, diagnostics);
    for (const parameter of operation.parameters) lintParameter(parameter, api, diagnostics);
    for (const content of operation.body?.contents ?? []) {
      if (content.format.kind === "form") lintForm(content, api, diagnostics);
      lintEncodings(content, api, diagnostics);
    }
  }
}

function lintParameter(parameter: Parameter, api: Api, diagnostics: Diagnostics): void {
  const { serialization, shape, at } = parameter;
  if (serialization.kind !== "style") return;
  const { style, explode, dialect } = serialization;
  const name = JSON.stringify(parameter.name);
  if (explode && isSpecified(dialect) && ruleOf(style).delimiter !== null)
    diagnostics.report(
      "WF3006",
      at,
      `${name}: OpenAPI has no ${style} with explode: it is sent as form`,
    );
  const isSettled = parameter.in === "query" && isSettledBy(dialect, serialization);
  if (!ruleOf(style).nests && !isSettled && hasNested(shape, api))
    diagnostics.report(
      "WF3006",
      at,
      `${name}: style ${style} supports one level: nested values are refused`,
      {
        hint: "use style deepObject, `content`, or a dialect with brackets",
      },
    );
}

function lintForm(content: RequestContent, api: Api, diagnostics: Diagnostics): void {
  const root = objectsOf(content.shape, api.schemas);
  if (root === null) {
    const message = "a form is a list of named values: a body that is not an object is refused";
    diagnostics.report("WF3011", content.at, message, { on: "key" });
    return;
  }
  if (content.format.kind !== "form") return;
  const { dialect, encodings } = content.format;
  for (const property of root.flatMap(({ properties }) => properties)) {
    const { name, required, shape } = property;
    // Of a property that no `properties` declares, only the form is known.
    const at = property[declaredAt] ?? content.at;
    const details = { on: "key" } as const;
    const encoding = encodings.get(name);
    const isStyled = encoding?.kind === "style" && !ruleOf(encoding.style).nests;
    if (!isSettledBy(dialect, encoding) && isStyled && hasNested(shape, api))
      diagnostics.report(
        "WF3006",
        at,
        `${JSON.stringify(name)}: its style supports one level: nested values are refused`,
        { ...details, hint: "use style deepObject" },
      );
    if (isFile(shape, api))
      diagnostics.report(
        "WF3006",
        at,
        `${JSON.stringify(name)}: ${content.mediaType} has no files: its bytes are sent as text`,
        { ...details, hint: "use multipart/form-data" },
      );
    const empties = !isSpecified(dialect) || encoding?.kind === "style";
    if (required && empties && admitsEmptyList(shape, api))
      diagnostics.report(
        "WF3006",
        at,
        `${JSON.stringify(name)}: an empty list sends nothing, though it is required`,
        { ...details, hint: emptyListHint },
      );
  }
}

const emptyListHint =
  "if the server needs an item, say `minItems: 1`; else take the property out of `required`";

function admitsEmptyList(shape: Shape, api: Api): boolean {
  const target = resolveShape(shape, api.schemas);
  return target.kind === "array" && !((target.minItems ?? 0) > 0);
}

/** An encoding of no property has no effect: mostly it is misspelt. */
function lintEncodings(content: RequestContent, api: Api, diagnostics: Diagnostics): void {
  const { format, at } = content;
  if (format.kind !== "form" && format.kind !== "multipart") return;
  const objects = objectsOf(content.shape, api.schemas);
  if (objects === null || objects.some(({ additional }) => typeof additional !== "string")) return;
  const names = objects.flatMap(({ properties }) => properties.map(({ name }) => name));
  for (const name of format.encodings.keys()) {
    if (names.includes(name)) continue;
    const pointer = `${at}/encoding/${escapeToken(name)}`;
    const message = `the schema has no property ${JSON.stringify(name)}: its encoding has no effect`;
    diagnostics.report("WF3005", pointer, message, { on: "key", hint: didYouMean(name, names) });
  }
}

/** Whether a value has lists or objects inside a list or object. */
function hasNested(shape: Shape, api: Api): boolean {
  const outer = resolveShape(shape, api.schemas);
  if (outer.kind === "array") return isStructured(outer.items, api);
  if (outer.kind !== "object") return false;
  const { properties, additional } = outer;
  const free = typeof additional === "string" ? [] : [additional];
  return [...properties.map((property) => property.shape), ...free].some((s) =>
    isStructured(s, api),
  );
}

function isStructured(shape: Shape, api: Api): boolean {
  const { kind } = resolveShape(shape, api.schemas);
  return kind === "array" || kind === "object" || kind === "tuple";
}

/** Bytes, or a list of them. */
function isFile(shape: Shape, api: Api): boolean {
  const target = resolveShape(shape, api.schemas);
  if (target.kind === "array") return isFile(target.items, api);
  return target.kind === "string" && target.wire === "binary";
}
