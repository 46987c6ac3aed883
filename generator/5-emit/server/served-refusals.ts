/** What refusals look like where the document declares errors of its own: forms with slots. */
import type { ClientPlan } from "../../4-plan/plan.js";
import { refusalForm } from "../../4-plan/refusals/refusal-form.js";
import { constraintsOf, hasConstraints } from "../../model/constrain.js";
import type { JsonValue } from "../../model/docs.js";
import { admitsJson, essence, isJsonType } from "../../model/media-types.js";
import type { ResponseContent } from "../../model/response.js";
import type { SchemaId } from "../../model/schema.js";
import { array, literal, members, table } from "../seam/build.js";
import type { Expression, ObjectMember } from "../seam/draft.js";
import { ruleExpression } from "../validators/rule-expression.js";

/** The forms of one document. Many operations refuse by the same schema: that has its form once. */
export class ServedRefusals {
  readonly #client: ClientPlan;
  /** Of named schemas; `null`: none fits. */
  readonly #shared = new Map<SchemaId, JsonValue | null>();

  constructor(client: ClientPlan) {
    this.#client = client;
  }

  /** Of an answer: its form, unless its schema has it. */
  ofContent(content: ResponseContent, status: string): readonly ObjectMember[] {
    const { mediaType, shape, stream } = content;
    if (!/^[45d]/i.test(status) || stream !== null) return [];
    const { schemas } = this.#client.api;
    const form = isJson(content)
      ? refusalForm(shape, /problem/.test(essence(mediaType)), schemas)
      : essence(mediaType) === "text/plain" && refusalForm(shape, false, schemas) === "{detail}"
        ? "{detail}"
        : null;
    if (form === null || this.#isShared(content, form)) return [];
    return [["refusal", formExpression(form)]];
  }

  /** Of the schemas that were asked for: pairs of rule and form. */
  ofSchemas(): readonly ObjectMember[] {
    const pairs = Array.from(this.#shared).flatMap(([to, form]) => {
      if (form === null) return [];
      const rule = this.#client.rules.of({ kind: "reference", to }, "response");
      return [array([ruleExpression(rule, this.#client), formExpression(form)])];
    });
    return members("refusals", pairs.length > 0 && array(pairs));
  }

  #isShared(content: ResponseContent, form: JsonValue): boolean {
    const { shape } = content;
    if (!isJson(content) || shape.kind !== "reference" || hasConstraints(constraintsOf(shape)))
      return false;
    let shared = this.#shared.get(shape.to);
    if (shared === undefined) {
      shared = refusalForm(shape, false, this.#client.api.schemas);
      this.#shared.set(shape.to, shared);
    }
    return JSON.stringify(shared) === JSON.stringify(form);
  }
}

/** Content that is written as JSON. */
function isJson({ mediaType, format }: ResponseContent): boolean {
  if (format === "binary" || format === "text") return false;
  return isJsonType(mediaType) || admitsJson(mediaType);
}

/** Names of a form may be numbers: their order means nothing. */
function formExpression(form: JsonValue): Expression {
  if (Array.isArray(form)) return array(form.map(formExpression));
  if (typeof form !== "object" || form === null) return literal(form as string | null);
  return table(Object.entries(form).map(([name, inner]) => [name, formExpression(inner)]));
}
