/** Values without parts: words, and what programs have for a text or a number. */
import type { RuleForm } from "../../4-plan/validators/rule-form.js";
import { array, call, literal, literals, value } from "../seam/build.js";
import type { Expression } from "../seam/draft.js";
import { checkExpressions } from "../validators/check-expression.js";
import { ZodCalls } from "./zod-calls.js";

export abstract class ZodScalars extends ZodCalls {
  abstract of(rule: RuleForm): Expression;

  protected enum(values: readonly (string | number | boolean)[]): Expression {
    const isText = values.every((one) => typeof one === "string" && one !== "__proto__");
    if (values.length === 1) return this.z("literal", literal(values[0]!));
    return this.z(isText ? "enum" : "literal", literals(values));
  }

  protected printed({ format, of }: RuleForm & { readonly kind: "printed" }): Expression {
    const { client } = this;
    const { module, print } = client.api.formats[format]!;
    if (print === undefined) return this.of(of);
    const printer = value(client.imported(module, print));
    const printed = client.runtime("validate/scalars", "printedRule");
    return this.checked(this.z("unknown"), [call(printed, printer, this.asRule(this.of(of)))]);
  }

  protected instance({
    instance,
    isOnly,
    checks,
    of,
  }: RuleForm & { readonly kind: "instance" }): Expression {
    if (instance === "bytes")
      return this.checked(this.z("unknown"), [
        call(
          this.client.runtime("validate/scalars", "orInstance"),
          literal(instance),
          this.asRule(this.of(of)),
        ),
      ]);
    const own = this.checked(
      this.z(instance === "Date" ? "date" : "bigint"),
      checkExpressions(checks, this.client, (one) => this.asRule(this.of(one))),
    );
    return isOnly ? own : this.z("union", array([own, this.of(of)]));
  }
}
