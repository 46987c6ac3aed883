/** What Zod's code is made of: calls of `z`, and of our runtime's functions within `.check(...)`. */
import type { ClientPlan } from "../../4-plan/plan.js";
import { call, method, value } from "../seam/build.js";
import type { Expression, Item } from "../seam/draft.js";

export class ZodCalls {
  constructor(protected readonly client: ClientPlan) {}

  /** `z.name(...)` */
  protected z(name: string, ...args: readonly Item[]): Expression {
    return method(value(this.client.imported("zod", "z")), name, ...args);
  }

  /** With checks of our runtime. */
  protected checked(schema: Expression, checks: readonly Expression[]): Expression {
    if (checks.length === 0) return schema;
    const zodChecks = this.client.runtime("validate/zod", "zodChecks");
    return method(schema, "check", call(zodChecks, ...checks));
  }

  /** So that Zod can merge what it gives with what another schema gives. */
  protected withoutNaN(schema: Expression): Expression {
    return method(schema, "check", value(this.client.runtime("validate/zod", "zodWithoutNaN")));
  }

  /** A schema for the functions of our runtime that ask rules. */
  protected asRule(schema: Expression): Expression {
    return call(this.client.runtime("validate/zod", "zodRule"), schema);
  }
}
