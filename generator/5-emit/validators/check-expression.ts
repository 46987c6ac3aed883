import type { ClientPlan } from "../../4-plan/plan.js";
import type { RuntimeValue } from "../../4-plan/runtime-exports.js";
import type { CheckForm, PlainKeyword, RuleForm } from "../../4-plan/validators/rule-form.js";
import { linearProgram } from "../../4-plan/validators/patterns/linear-program.js";
import type { JsonValue } from "../../model/docs.js";
import { array, call, literal, named, value } from "../seam/build.js";
import type { Expression } from "../seam/draft.js";

/** Checks as arguments of a rule. */
export function checkExpressions(
  checks: readonly CheckForm[],
  client: ClientPlan,
  ruleOf: (rule: RuleForm) => Expression,
): readonly Expression[] {
  return checks.map((check) => checkExpression(check, client, ruleOf));
}

function checkExpression(
  check: CheckForm,
  client: ClientPlan,
  ruleOf: (rule: RuleForm) => Expression,
): Expression {
  switch (check.keyword) {
    case "format":
      return formatExpression(check.name, client);
    case "uniqueItems":
      return call(client.runtime("validate/lists", "uniqueItems"));
    case "contains": {
      const { item, least, most } = check;
      return call(
        client.runtime("validate/lists", "contains"),
        ruleOf(item),
        literal(least),
        literal(most),
      );
    }
    case "dependentSchemas":
      return call(
        client.runtime("validate/object-checks", "dependentSchemas"),
        named(check.by.map(([name, rule]) => [name, ruleOf(rule)])),
      );
    case "not":
      return call(client.runtime("validate/not", "not"), ruleOf(check.of));
    case "asNumber":
      return call(client.runtime("validate/scalars", "asNumber"), ruleOf(check.of));
    case "if": {
      const { condition, fitting, others } = check;
      return call(
        client.runtime("validate/conditional", "conditional"),
        ruleOf(condition),
        fitting === null ? literal(null) : ruleOf(fitting),
        ...(others === null ? [] : [ruleOf(others)]),
      );
    }
    case "notAll":
      return call(client.runtime("validate/not", "notAll"), ...check.names.map(literal));
    case "allOf":
    case "anyOf":
    case "oneOf":
      return call(client.runtime("validate/choices", check.keyword), ...check.of.map(ruleOf));
    case "groups":
      return call(
        client.runtime(
          "validate/object-checks",
          check.by === "anyOf" ? "someGroupOf" : "oneGroupOf",
        ),
        ...check.groups.map(jsonExpression),
      );
    case "default":
    case "examples":
      return noteExpression(check.keyword, check.value, client);
    case "pattern": {
      const test = patternTest(String(check.value), client);
      return test === null
        ? noteExpression("pattern", check.value, client)
        : call(client.runtime("validate/checks", "pattern"), test);
    }
    default:
      return call(plainCheck(check.keyword, client), jsonExpression(check.value));
  }
}

/** What finds a pattern; `null`: that could take too long, so it is a note. */
export function patternTest(source: string, client: ClientPlan): Expression | null {
  const program = linearProgram(source);
  if (program === null) return literal(source);
  if (program === "unsupported") return null;
  const linear = client.runtime("validate/linear-pattern", "linearPattern");
  return call(linear, literal(source), jsonExpression(program));
}

function noteExpression(keyword: string, value: JsonValue, client: ClientPlan): Expression {
  const note = client.runtime("validate/checks", "note");
  return call(note, literal(keyword), jsonExpression(value));
}

function plainCheck(
  keyword: Exclude<PlainKeyword, "default" | "examples" | "pattern">,
  client: ClientPlan,
) {
  switch (keyword) {
    case "minItems":
    case "maxItems":
      return client.runtime("validate/lists", keyword);
    case "minProperties":
    case "maxProperties":
    case "dependentRequired":
      return client.runtime("validate/object-checks", keyword);
    case "const":
      return client.runtime("validate/checks", "constant");
    default:
      return client.runtime("validate/checks", keyword);
  }
}

/** The formats that are checked. */
const formats: Readonly<Record<string, RuntimeValue<"validate/formats">>> = {
  date: "isDate",
  time: "isTimeOfDay",
  "date-time": "isDateTime",
  duration: "isDuration",
  email: "isEmail",
  hostname: "isHostname",
  ipv4: "isIpv4",
  ipv6: "isIpv6",
  uri: "isUri",
  "uri-reference": "isUriReference",
  uuid: "isUuid",
  "json-pointer": "isJsonPointer",
  regex: "isRegex",
  byte: "isByte",
  int32: "isInt32",
};

function formatExpression(name: string, client: ClientPlan): Expression {
  const fits = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (fits === undefined) return noteExpression("format", name, client);
  const test = value(client.runtime("validate/formats", fits));
  return call(client.runtime("validate/checks", "format"), literal(name), test);
}

export function jsonExpression(json: JsonValue): Expression {
  if (Array.isArray(json)) return array(json.map(jsonExpression));
  if (typeof json !== "object" || json === null) return literal(json as string | null);
  return named(Object.entries(json).map(([name, inner]) => [name, jsonExpression(inner)]));
}
