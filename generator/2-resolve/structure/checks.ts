import { suggest } from "../../diagnostics/suggest.js";
import type { Check, Members, ObjectName } from "./rules.js";

/** Two fields of which one excludes the other. */
export function onlyOne(first: string, second: string): Check {
  return (value, report) => {
    if (has(value, first) && has(value, second))
      report(second, `\`${second}\` can't be used with \`${first}\``);
  };
}

/** One of these fields has to be there. */
export function oneOf(what: string, ...fields: readonly string[]): Check {
  return (value, report) => {
    if (fields.some((field) => has(value, field)) || isMeant(value, fields)) return;
    report(null, `${what} needs ${fields.map((field) => `\`${field}\``).join(" or ")}`);
  };
}

/** What a parameter or a header has to say of its values. */
export function describedRules(what: string): readonly Check[] {
  return [
    oneOf(what, "schema", "content"),
    onlyOne("schema", "content"),
    onlyOne("example", "examples"),
  ];
}

/** Fields that mean something only beside another one. */
export function onlyBeside(field: string, ...dependent: readonly string[]): Check {
  return (value, report) => {
    if (has(value, field)) return;
    for (const key of dependent)
      if (has(value, key)) report(key, `\`${key}\` has no effect without \`${field}\``);
  };
}

/** Fields that mean nothing beside another one. */
export function notBeside(field: string, ...excluded: readonly string[]): Check {
  return (value, report) => {
    if (!has(value, field)) return;
    for (const key of excluded)
      if (has(value, key)) report(key, `\`${key}\` can't be used with \`${field}\``);
  };
}

/** What depends on where a parameter is sent. */
export function parameterRules(styles: Readonly<Record<string, readonly string[]>>): Check {
  return (value, report) => {
    const where = value["in"];
    if (where === "path" && value["required"] !== true) {
      const key = typeof value["required"] === "boolean" ? "required" : null;
      const isToldAlready = key === null && has(value, "required");
      if (!isToldAlready && !isMeant(value, ["required"]))
        report(key, "a path parameter must have `required: true`", { reportedAs: "WF3002" });
    }
    const allowed = typeof where === "string" ? styles[where] : undefined;
    const style = value["style"];
    if (allowed !== undefined && typeof style === "string" && !allowed.includes(style))
      report("style", `\`style: ${style}\` isn't allowed for \`in: ${String(where)}\``);
  };
}

/** A field that has an effect for some places of a parameter only. */
export function onlyIn(field: string, ...places: readonly string[]): Check {
  return (value, report) => {
    const where = value["in"];
    if (!has(value, field) || typeof where !== "string" || places.includes(where)) return;
    report(field, `\`${field}\` has no effect for \`in: ${where}\``);
  };
}

/** `bearerFormat` is for bearer tokens. */
export const bearerFormatRule: Check = (value, report) => {
  const scheme = value["scheme"];
  if (has(value, "bearerFormat") && typeof scheme === "string" && !/^bearer$/i.test(scheme))
    report("bearerFormat", "`bearerFormat` only applies to `scheme: bearer`");
};

/** The table of a security scheme, by its `type`. */
export function securityTypeOf({ type }: Members): ObjectName {
  switch (type) {
    case "apiKey":
    case "http":
    case "mutualTLS":
    case "oauth2":
    case "openIdConnect":
      return type;
    default:
      return "securityScheme";
  }
}

/** OpenAPI 3.0: a list says what it is a list of. */
export const arrayItems: Check = (value, report) => {
  if (value["type"] === "array" && !has(value, "items") && !isMeant(value, ["items"]))
    report(null, "a schema of `type: array` needs `items`");
};

export function has(value: Members, key: string): boolean {
  return Object.hasOwn(value, key);
}

/** Whether an unknown key is probably one of these fields, misspelt: that is reported already. */
export function isMeant(value: Members, fields: readonly string[]): boolean {
  return Object.keys(value).some((key) => suggest(key, fields) !== undefined);
}
