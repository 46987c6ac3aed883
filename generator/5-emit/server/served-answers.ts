import type { ClientPlan } from "../../4-plan/plan.js";
import type { Operation } from "../../model/operation.js";
import type { JsonValue } from "../../model/docs.js";
import { isReadAsText } from "../../4-plan/readers/content-readers.js";
import type { Response, ResponseContent, ResponseHeader } from "../../model/response.js";
import type { Shape } from "../../model/schema.js";
import { resolveShape, type Schemas } from "../../model/walk.js";
import { placesExpression } from "../operations/value-places.js";
import { array, call, literal, members, table } from "../seam/build.js";
import type { Expression, ObjectMember } from "../seam/draft.js";
import { jsonExpression } from "../validators/check-expression.js";
import { ruleExpression } from "../validators/rule-expression.js";
import type { ServedRefusals } from "./served-refusals.js";
import { styleExpression } from "./served-styles.js";

/** What an operation answers, by its statuses. */
export function answersExpression(
  { responses }: Operation,
  client: ClientPlan,
  refusals: ServedRefusals,
): Expression {
  return table(
    responses.map((response): ObjectMember => {
      const { status, contents } = response;
      const written = contents.map((content): ObjectMember => [
        content.mediaType,
        table([
          ...contentMembers(content, response, client),
          ...refusals.ofContent(content, status),
        ]),
      ]);
      const headers = response.headers.map((header) => headerExpression(header, client));
      return [
        status,
        table([
          ...members("contents", written.length > 0 && table(written)),
          ...members("headers", headers.length > 0 && array(headers)),
        ]),
      ];
    }),
  );
}

/** The model doesn't say how lists and objects are written: they are anything. */
function headerExpression(header: ResponseHeader, client: ClientPlan): Expression {
  const { name, required, shape } = header;
  const written = shapeOfText(shape, client.api.schemas) ?? { kind: "string", wire: null };
  const rule = client.rules.of(written, "response");
  return table([
    ["in", literal("headers")],
    ["name", literal(name)],
    ...members("required", required && literal(true)),
    ["rule", ruleExpression(rule, client)],
    ["format", styleExpression("simple", false)],
  ]);
}

/** What the text of a field says, which is never null; `null`: it is no scalar. */
function shapeOfText(shape: Shape, schemas: Schemas, outer: readonly Shape[] = []): Shape | null {
  const target = resolveShape(shape, schemas);
  switch (target.kind) {
    case "null":
    case "object":
    case "array":
    case "tuple":
      return null;
    case "union": {
      const others = target.variants.filter((one) => resolveShape(one, schemas).kind !== "null");
      if (outer.includes(target)) return null;
      const variants = others.map((one) => shapeOfText(one, schemas, [...outer, target]));
      if (variants.length === 0 || variants.includes(null)) return null;
      if (variants.length === 1) return variants[0]!;
      return { ...target, variants: variants.filter((one) => one !== null) };
    }
    default:
      return shape;
  }
}

function contentMembers(
  content: ResponseContent,
  { examples }: Response,
  client: ClientPlan,
): readonly ObjectMember[] {
  const { mediaType, shape } = content;
  const own = examples?.get(mediaType) ?? [];
  const values = own.map(({ value }: { readonly value: JsonValue }) => jsonExpression(value));
  return [
    ["format", literal(formatOf(content))],
    ["rule", ruleExpression(client.rules.of(shape, "response"), client)],
    ...members("sent", !isReadAsText(content) && sentExpression(shape, client)),
    ...members("examples", values.length > 0 && array(values)),
  ];
}

function formatOf({ format, stream }: ResponseContent): string {
  if (stream !== null) return stream.kind === "events" ? "events" : "lines";
  switch (format) {
    case "json":
    case "any":
    case "jsonOrText":
      return "json";
    case "binary":
      return "binary";
    case "text":
    case "scalar":
    case "anyText":
      return "text";
  }
}

/** What prints values of the user's types; `false`: there are none. */
function sentExpression(shape: Shape, client: ClientPlan): Expression | false {
  const places = client.operations.sentPlaces(shape);
  if (places === null) return false;
  return call(
    client.runtime("encode/formats", "printer"),
    placesExpression(places, "print", client),
  );
}
