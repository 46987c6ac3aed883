import { pointerTokens } from "../../1-load/source.js";
import { referenceOf } from "../../2-resolve/targets.js";
import { declaredAt, type Pointer } from "../../diagnostics/diagnostic.js";
import { didYouMean } from "../../diagnostics/suggest.js";
import { ownComponents } from "../schemas/aliases.js";
import type { Response, ResponseContent } from "../../model/response.js";
import type { Shape } from "../../model/schema.js";
import { noDocs } from "../../model/merge-docs.js";
import type { Lowering } from "../lowering.js";
import { saysMore } from "../schemas/schema-references.js";
import { compareTexts } from "../../host/text-order.js";

/** The schema of all failures that the document doesn't describe: `Problem`, or a pointer to it. */
export interface FailureSchema {
  readonly schema: string;
  /** `null`: the configuration says it. */
  readonly at: Pointer | null;
}

/** `null` where no component has the name, which is reported. */
export function lowerErrorSchema(failure: FailureSchema, lowering: Lowering): Shape | null {
  const { schema, at } = failure;
  const { diagnostics, openapi } = lowering;
  const components = new Map(ownComponents(openapi));
  const node = components.get(componentOf(schema));
  if (node !== undefined)
    return referenceOf(node) !== undefined && !saysMore(node, openapi)
      ? lowering.schema(node)
      : lowering.reference(node);
  const message = `\`errors\` names no schema of the document: ${JSON.stringify(schema)}`;
  if (!diagnostics.isFirst(message)) return null;
  const hint = didYouMean(componentOf(schema), components.keys());
  if (at === null) diagnostics.add("WF8002", message, null, { hint });
  else diagnostics.report("WF3009", at, message, { hint });
  return null;
}

/** The key of a component, by itself or by its pointer. */
function componentOf(schema: string): string {
  const isPointer = /^#?\/(components\/schemas|definitions)\/[^/]+$/.test(schema);
  return isPointer ? pointerTokens(schema).at(-1)! : schema;
}

/**
 * The responses, with this shape for all failures that have no description: declared statuses without
 * content, and undeclared ones. Where no success is declared, `default` would be for successes too.
 */
export function describeFailures(
  responses: readonly Response[],
  shape: Shape,
  at: Pointer,
): readonly Response[] {
  const hasSuccess = responses.some(({ status }) => status.startsWith("2"));
  const isFailure = (status: string) =>
    /^[45]/.test(status) || (status === "default" && hasSuccess);
  const described = responses.map((response): Response => {
    if (!isFailure(response.status)) return response;
    const { contents } = response;
    return { ...response, contents: contents.length === 0 ? [assumed(shape)] : contents };
  });
  const declared = new Set(
    described.filter(({ contents }) => contents.length > 0).map(({ status }) => status),
  );
  const wanted = hasSuccess ? ["default"] : ["4XX", "5XX"];
  const missing = declared.has("default") ? [] : wanted.filter((status) => !declared.has(status));
  const added = missing.map((status): Response => ({
    [declaredAt]: at,
    at,
    status,
    docs: { ...noDocs, description: "Any failure that the document says nothing of." },
    contents: [assumed(shape)],
    headers: [],
  }));
  return [...described, ...added].toSorted((a, b) => compareTexts(a.status, b.status));
}

function assumed(shape: Shape): ResponseContent {
  const mediaType = "application/json";
  return { mediaType, shape, format: "json", stream: null, isAssumed: true };
}
