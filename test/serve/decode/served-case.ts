/** The operation of a conformance case, as a server sees it, and the request that a case expects. */
import type {
  MemberFormat,
  ParameterFormat,
  ServedBody,
  ServedOperation,
  ServedParameter,
  ServedStyle,
} from "../../../templates/runtime/serve/served.js";
import type { JsonSchema } from "../../../templates/runtime/validate/rule.js";
import { groupOf } from "../../wire/call.js";
import { type BodySpec, type ParameterSpec, pathOf, type WireCase } from "../../wire/wire-case.js";
import { ruleOfSchema } from "./schema-rule.js";

/** The members of a Parameter or Media Type Object that matter here. */
interface Written {
  readonly schema?: JsonSchema;
  readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>>;
  readonly style?: ServedStyle;
  readonly explode?: boolean;
  readonly required?: boolean;
  readonly encoding?: Readonly<Record<string, WrittenEncoding>>;
}

interface WrittenEncoding {
  readonly style?: ServedStyle | "deepObject";
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  readonly contentType?: string;
}

export function servedCase(wireCase: WireCase): ServedOperation {
  const { operationId: id, spec } = wireCase;
  const operation = { id, path: pathOf(wireCase), answers: { 204: {} } };
  if ("mediaType" in spec) {
    const body = { [spec.mediaType]: servedBody(spec.mediaType, spec) };
    return { ...operation, method: "POST", body, isBodyRequired: true };
  }
  const specs = "parameters" in spec ? spec.parameters : [spec];
  const parameters = specs.filter((one) => !isIgnored(one)).map(servedParameter);
  return { ...operation, method: "GET", parameters };
}

/** OpenAPI says to ignore header parameters with these names. */
function isIgnored({ in: place, name }: ParameterSpec): boolean {
  return place === "header" && /^(accept|content-type|authorization)$/i.test(name);
}

function servedParameter(spec: ParameterSpec): ServedParameter {
  const { name } = spec;
  const { schema, content = {}, required } = spec as Written;
  const [[mediaType, media] = []] = Object.entries(content);
  const rule = ruleOfSchema(withNull(schema ?? media!.schema));
  const group = groupOf(spec);
  return {
    in: group === "body" ? "query" : group,
    name,
    ...((required || spec.in === "path") && { required: true }),
    rule,
    format: formatOf(spec, mediaType),
  };
}

function formatOf(spec: ParameterSpec, mediaType: string | undefined): ParameterFormat {
  const { in: place, dialect } = spec;
  const written = spec as WrittenEncoding & Pick<Written, "content">;
  if (place === "querystring")
    return { kind: "wholeQuery", body: servedBody(mediaType!, written.content![mediaType!]!) };
  if (mediaType !== undefined && /[/+]json\b/.test(mediaType)) return { kind: "json" };
  if (dialect === "stripe" || written.style === "deepObject") return { kind: "brackets" };
  const isPair = place === "query" || place === "cookie";
  const style = written.style ?? (isPair ? "form" : "simple");
  return { kind: "style", style, explode: written.explode ?? /form|cookie/.test(style) };
}

export function servedBody(mediaType: string, written: object): ServedBody {
  const { schema, encoding = {} } = written as Written;
  const { dialect } = written as Partial<BodySpec>;
  const members = Object.entries(encoding).flatMap(([name, one]) => {
    const format = dialect === "stripe" ? undefined : memberFormat(one);
    return format === undefined ? [] : [[name, format] as const];
  });
  return {
    format: bodyFormat(mediaType),
    rule: ruleOfSchema(withNull(schema ?? {})),
    ...(dialect === "stripe" && { isNested: true }),
    ...(members.length > 0 && { members: Object.fromEntries(members) }),
  };
}

function bodyFormat(mediaType: string): ServedBody["format"] {
  if (/[/+]json\b/.test(mediaType)) return "json";
  if (mediaType.startsWith("multipart/")) return "multipart";
  return mediaType === "application/x-www-form-urlencoded" ? "form" : "text";
}

function memberFormat(encoding: WrittenEncoding): MemberFormat | undefined {
  const { style = "form", explode, allowReserved, contentType } = encoding;
  const isStyled = "style" in encoding || explode !== undefined || allowReserved !== undefined;
  if (!isStyled) return /[/+]json\b/.test(contentType ?? "") ? { kind: "json" } : undefined;
  if (style === "deepObject") return { kind: "brackets" };
  return { kind: "style", style, explode: explode ?? style === "form" };
}

/** `nullable` of OpenAPI 3.0. */
function withNull(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (_, value: unknown) => {
    const { nullable, ...rest } = Object(value) as JsonSchema;
    return nullable === true ? { anyOf: [rest, { type: "null" }] } : value;
  }) as JsonSchema;
}

/** The request with what a case expects; `null`: nothing was sent. */
export function requestOf(wireCase: WireCase, wire: Uint8Array | null) {
  const { spec, operationId } = wireCase;
  const group = groupOf(spec);
  const text = wire === null ? "" : Buffer.from(wire).toString();
  const headers = new Headers();
  if (group === "headers" && wire !== null) headers.set((spec as ParameterSpec).name, text);
  if (group === "cookies" && wire !== null) headers.set("cookie", text);
  if ("mediaType" in spec) {
    const { mediaType, boundary } = spec;
    headers.set("content-type", mediaType + (boundary ? `; boundary=${boundary}` : ""));
  }
  const query = group === "query" && text !== "" ? `?${text}` : "";
  return {
    request: {
      url: new URL(`https://api.example/${operationId}${query}`),
      headers,
      body: async () => (group === "body" && wire !== null ? wire : new Uint8Array()),
    },
    pathTexts: group === "path" ? pathTextsOf(spec as ParameterSpec, text) : {},
  };
}

function pathTextsOf({ name, template }: ParameterSpec, text: string): Record<string, string> {
  if (template === undefined) return Object.fromEntries([[name, text]]);
  const [before = "", after = ""] = template.split(`{${name}}`);
  return Object.fromEntries([[name, text.slice(before.length, text.length - after.length)]]);
}
