/** What refusals look like where the document declares errors of its own: forms with slots. */
import type { ClientPlan } from "../../4-plan/plan.js";
import { refusalForm } from "../../4-plan/refusals/refusal-form.js";
import { uncutForm } from "../../4-plan/refusals/slots.js";
import { constraintsOf, hasConstraints } from "../../model/constrain.js";
import type { JsonValue } from "../../model/docs.js";
import { admitsJson, essence, isJsonType } from "../../model/media-types.js";
import type { ResponseContent } from "../../model/response.js";
import type { SchemaId, Shape } from "../../model/schema.js";
import { array, literal, members, table } from "../seam/build.js";
import type { Expression, ObjectMember } from "../seam/draft.js";
import { ruleExpression } from "../validators/rule-expression.js";

/** The forms of one document. Many operations refuse by the same schema: that has its form once. */
export class ServedRefusals {
  readonly #client: ClientPlan;
  /** The named schemas of JSON answers: their forms are at the schema. */
  readonly #shared = new Set<SchemaId>();
  /** Forms of named schemas, also where problem details are expected; `null`: none fits. */
  readonly #plain = new Map<SchemaId, JsonValue | null>();
  readonly #ofProblems = new Map<SchemaId, JsonValue | null>();

  constructor(client: ClientPlan) {
    this.#client = client;
  }

  /** Of an answer: its form, unless its schema has it. */
  ofContent(content: ResponseContent, status: string): readonly ObjectMember[] {
    const { mediaType, shape, stream } = content;
    if (!/^[45d]/i.test(status) || stream !== null) return [];
    const form = isJson(content)
      ? this.#formOf(shape, /problem/.test(essence(mediaType)))
      : essence(mediaType) === "text/plain"
        ? this.#ofText(shape)
        : null;
    if (form === null || this.#isShared(content, form)) return [];
    return [["refusal", formExpression(form)]];
  }

  /** Of the schemas that were asked for: pairs of rule and form. */
  ofSchemas(): readonly ObjectMember[] {
    const pairs = Array.from(this.#shared).flatMap((to) => {
      const shape = { kind: "reference", to } as const;
      const form = this.#formOf(shape, false);
      if (form === null) return [];
      const rule = this.#client.rules.of(shape, "response");
      return [array([ruleExpression(rule, this.#client), formExpression(form)])];
    });
    return members("refusals", pairs.length > 0 && array(pairs));
  }

  #ofText(shape: Shape): JsonValue | null {
    const form = this.#formOf(shape, false);
    return form !== null && uncutForm(form) === "{detail}" ? form : null;
  }

  /** Most errors of a document have the same schema: its form is made once. */
  #formOf(shape: Shape, isProblem: boolean): JsonValue | null {
    const known = isProblem ? this.#ofProblems : this.#plain;
    const found = isNamed(shape) ? known.get(shape.to) : undefined;
    if (found !== undefined) return found;
    const form = refusalForm(shape, isProblem, this.#client.api.schemas);
    if (isNamed(shape)) known.set(shape.to, form);
    return form;
  }

  #isShared(content: ResponseContent, form: JsonValue): boolean {
    const { shape } = content;
    if (!isJson(content) || !isNamed(shape)) return false;
    this.#shared.add(shape.to);
    const shared = this.#formOf(shape, false);
    return shared === form || JSON.stringify(shared) === JSON.stringify(form);
  }
}

/** A schema that has a name, and nothing besides. */
function isNamed(shape: Shape): shape is Shape & { readonly kind: "reference" } {
  return shape.kind === "reference" && !hasConstraints(constraintsOf(shape));
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
