/** From rules to Zod's code. */
import type { RuleForm } from "../../4-plan/validators/rule-form.js";
import {
  array,
  call,
  literal,
  literals,
  method,
  named,
  table,
  thunk,
  value,
} from "../seam/build.js";
import type { Expression } from "../seam/draft.js";
import { zodKey } from "../keys.js";
import { checkExpressions } from "../validators/check-expression.js";
import { othersExpression } from "../validators/rule-expression.js";
import { nativeChecks } from "./zod-checks.js";
import { closesObjects, isInherited } from "./zod-objects.js";
import { ZodScalars } from "./zod-scalars.js";
import { namesItsVariants } from "./zod-variants.js";

type CheckedRule = Parameters<typeof nativeChecks>[0];
type ObjectRule = RuleForm & { readonly kind: "object" };

/** Writes the rules of one client. */
export class ZodWriter extends ZodScalars {
  of(rule: RuleForm): Expression {
    switch (rule.kind) {
      case "any":
      case "boolean":
      case "string":
      case "number":
      case "integer":
        return this.#withChecks(this.z(nativeChecks(rule).base), rule);
      case "never":
      case "null":
        return this.z(rule.kind);
      case "enum":
        return this.enum(rule.values);
      case "schema":
        // Schemas contain each other, in any order.
        return this.z("lazy", thunk(value(this.client.symbol(zodKey(rule.id, rule.direction)))));
      case "array":
        return this.#withChecks(this.z("array", this.of(rule.items)), rule);
      case "tuple":
        return this.#tuple(rule);
      case "object":
        return this.#object(rule);
      case "nullable":
        return this.z("nullable", this.of(rule.of));
      case "allOf":
        return this.#all(rule.of);
      case "anyOf":
        return this.z("union", array(rule.of.map((one) => this.of(one))));
      case "tagged":
        return this.#tagged(rule);
      case "printed":
        return this.printed(rule);
      case "instance":
        return this.instance(rule);
    }
  }

  /** With the checks of a rule: those that Zod has, then all others as functions. */
  #withChecks(schema: Expression, rule: CheckedRule): Expression {
    const { methods, others, isAnyInteger } = nativeChecks(rule);
    const native = methods.reduce((inner, [name, arg]) => method(inner, name, arg), schema);
    const { client } = this;
    return this.checked(native, [
      ...(isAnyInteger ? [call(client.runtime("validate/scalars", "integerRule"))] : []),
      ...checkExpressions(others, client, (one) => this.asRule(this.of(one))),
    ]);
  }

  #tuple(rule: RuleForm & { readonly kind: "tuple" }): Expression {
    const items = rule.first.map((one, at) => {
      const item = this.of(one);
      return at < rule.required ? item : this.z("optional", item);
    });
    const rest = rule.rest === null ? [] : [this.of(rule.rest)];
    const tuple = this.#withChecks(this.z("tuple", array(items), ...rest), rule);
    if (rule.required === 0) return tuple;
    const least = call(this.client.runtime("validate/lists", "minItems"), literal(rule.required));
    // Zod lets items be missing that may be anything.
    return rule.first.some(({ kind }) => kind === "any") ? this.checked(tuple, [least]) : tuple;
  }

  #object(rule: ObjectRule): Expression {
    const { others, members } = rule;
    const plain = members.filter((member) => !isInherited(member));
    const shape = table(
      plain.map(({ name, isOptional, rule }) => {
        const member = this.of(rule);
        return [name, isOptional ? this.z("optional", member) : member] as const;
      }),
    );
    if (plain.length === members.length) {
      const isMap = members.length === 0;
      if (others === "closed") return this.#withChecks(this.#closed(shape), rule);
      if (others === "open") return this.#withChecks(this.z("looseObject", shape), rule);
      if (others.kind === "rule") {
        const inner = this.of(others.rule);
        const object = isMap
          ? this.z("record", this.z("string"), inner)
          : method(this.z("object", shape), "catchall", inner);
        return this.#withChecks(object, rule);
      }
    }
    const loose = this.checked(this.z("looseObject", shape), [this.#members(rule)]);
    return this.#withChecks(loose, rule);
  }

  /** Zod's strict objects refuse members that are `undefined` too, which types allow and nobody sends. */
  #closed(shape: Expression): Expression {
    return method(this.z("object", shape), "catchall", this.z("optional", this.z("never")));
  }

  /** What Zod's objects don't say of members: patterns of names, names that all objects have. */
  #members({ members, others }: ObjectRule): Expression {
    const { client } = this;
    const optional = client.runtime("validate/objects", "optional");
    const anything = call(client.runtime("validate/scalars", "anyRule"));
    const rules = members.map((member): readonly [string, Expression] => {
      const rule = isInherited(member) ? this.asRule(this.of(member.rule)) : anything;
      return [member.name, member.isOptional ? call(optional, rule) : rule];
    });
    return call(
      client.runtime("validate/objects", "objectRule"),
      named(rules),
      othersExpression(others, client, (one) => this.asRule(this.of(one))),
    );
  }

  /** Checks without a type of their own belong to the first part. */
  #all(parts: readonly RuleForm[]): Expression {
    const first = parts.find(({ kind }) => kind !== "any") ?? parts[0]!;
    const others = parts.filter((part) => part !== first);
    const isClosed = parts.some((part) => closesObjects(part, this.client));
    const isMerged = !isClosed && others.some(({ kind }) => kind !== "any");
    return others.reduce(
      (whole, part) => {
        if (part.kind === "any") return this.#withChecks(whole, part);
        return isClosed
          ? this.checked(whole, [this.asRule(this.of(part))])
          : this.z("intersection", whole, this.of(part));
      },
      isMerged ? this.withoutNaN(this.of(first)) : this.of(first),
    );
  }

  #tagged(rule: RuleForm & { readonly kind: "tagged" }): Expression {
    const { property, variants, rest } = rule;
    if (namesItsVariants(rule, this.client))
      return this.z(
        "discriminatedUnion",
        literal(property),
        array(variants.map((variant) => this.of(variant.rule))),
      );
    const byWord = variants.map(({ words, rule }) =>
      array([literals(words), this.asRule(this.of(rule))]),
    );
    const others = rest === null ? [] : [this.asRule(this.of(rest))];
    const tagged = this.client.runtime("validate/choices", "taggedRule");
    return this.checked(this.z("unknown"), [
      call(tagged, literal(property), array(byWord), ...others),
    ]);
  }
}
