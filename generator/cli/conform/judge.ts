import type { Issue, Rule } from "../../../templates/runtime/validate/rule.js";
import { escapeToken } from "../../1-load/source.js";
import { essence, isJsonType } from "../../model/media-types.js";
import type { Response, ResponseContent } from "../../model/response.js";
import { contentFor } from "../declared/content-for.js";
import type { Answer } from "./call-server.js";
import type { Contract, ContractOperation, Runtime } from "./contract.js";
import { itemOf } from "./stream-item.js";
import type { Violation, ViolationKind } from "./violation.js";

/** Where an answer differs from what the document says of its operation. */
export function judgeAnswer(
  operation: ContractOperation,
  answer: Answer,
  contract: Contract,
): readonly Violation[] {
  const { meaning } = operation;
  // Where the document says nothing of answers, all of them fit.
  if (meaning.responses.length === 0) return [];
  const response = responseFor(meaning.responses, answer.status);
  if (response === undefined)
    return [violation("status", undeclared(answer, meaning.responses), `${meaning.at}/responses`)];
  return [
    ...failures(answer, response),
    ...headerViolations(answer, response),
    ...(isBodiless(meaning.method, answer.status)
      ? []
      : bodyViolations(answer, response, operation, contract)),
  ];
}

function violation(kind: ViolationKind, message: string, declaredAt: string): Violation {
  return { kind, message, pointer: null, declaredAt };
}

/** By its status, by its range, or `default`. */
function responseFor(responses: readonly Response[], status: number): Response | undefined {
  const keys = [String(status), `${Math.trunc(status / 100)}XX`, "default"];
  return keys
    .map((key) => responses.find((response) => response.status.toUpperCase() === key.toUpperCase()))
    .find((response) => response !== undefined);
}

/** `default` stands for all errors, but a request that fits the document is no reason to fail. */
function failures({ status }: Answer, response: Response): readonly Violation[] {
  if (status !== 500 || response.status.toLowerCase() !== "default") return [];
  return [
    violation("status", "status 500: the server failed, and only default declares it", response.at),
  ];
}

function undeclared({ status, headers }: Answer, responses: readonly Response[]): string {
  const target = headers.get("location");
  const leads = status >= 300 && status < 400 && target !== null ? `, leads to ${target}` : "";
  const declared = responses.map((response) => response.status).join(", ");
  return `status ${status}${leads}: the document declares ${declared || "none"}`;
}

/** Answers that have no body by the rules of HTTP. */
function isBodiless(method: string, status: number): boolean {
  return method === "HEAD" || status === 204 || status === 205 || status === 304;
}

function headerViolations(answer: Answer, response: Response): readonly Violation[] {
  return response.headers
    .filter(({ name, required }) => required && !answer.headers.has(name))
    .map(({ name, at }) => violation("header", `the header ${name} is missing`, at));
}

function bodyViolations(
  answer: Answer,
  response: Response,
  { meaning, served }: ContractOperation,
  { places, runtime }: Contract,
): readonly Violation[] {
  const { contents, at } = response;
  // Without `content`, the document says nothing of a body.
  if (contents.length === 0) return [];
  const declared = contents.map(({ mediaType }) => mediaType).join(", ");
  const type = answer.headers.get("content-type");
  const content = type === null ? undefined : contentFor(contents, type);
  // A stream of no items is a stream.
  if (answer.body.length === 0 && content?.stream) return [];
  if (answer.body.length === 0)
    return [violation("body", `the body is missing: the document declares ${declared}`, at)];
  if (content === undefined) {
    const sent = type === null ? "there is no Content-Type" : `Content-Type ${type}`;
    return [violation("content-type", `${sent}: the document declares ${declared}`, at)];
  }
  const rule = served.answers[response.status]?.contents?.[content.mediaType]?.rule;
  if (rule === undefined || answer.isCut) return [];
  const read = readBody(answer, type!, content);
  if ("problem" in read)
    return [violation("body", read.problem, places.ofAnswer(meaning, response, content, null))];
  return misfitsOf(read.values, rule, runtime).map((issue) => ({
    kind: "body",
    message: issue.message,
    pointer: issue.path.map((key) => `/${escapeToken(String(key))}`).join(""),
    declaredAt: places.ofAnswer(meaning, response, content, issue),
  }));
}

/** What may be meant by the body: the first that fits counts. No value: there is nothing to judge. */
type ReadBody = { readonly values: readonly unknown[] } | { readonly problem: string };

function readBody({ body }: Answer, type: string, content: ResponseContent): ReadBody {
  let text;
  try {
    if (content.format === "binary" && !isJsonType(type)) return { values: [] };
    text = new TextDecoder(charsetOf(type), { fatal: true }).decode(body);
  } catch {
    return { problem: `the body is no text in ${charsetOf(type)}` };
  }
  if (content.stream !== null) return itemOf(text, content.stream);
  const json = parseJson(text);
  if (isJsonType(type))
    return json === undefined ? { problem: "the body is no JSON" } : { values: [json] };
  // XML and the like are texts that no schema describes.
  if (content.format === "text" && essence(type) !== "text/plain") return { values: [] };
  return { values: json === undefined ? [text] : [text, json] };
}

const charsetOf = (type: string) => /;\s*charset="?([\w-]+)/i.exec(type)?.[1] ?? "utf-8";

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Each answer is told of so many misfits. */
const mostIssues = 20;

function misfitsOf(values: readonly unknown[], rule: Rule, { Run }: Runtime): readonly Issue[] {
  const runs = values.map((value) => {
    const run = new Run(mostIssues, true);
    rule.fits(value, run);
    return run.issues;
  });
  return runs.some((issues) => issues.length === 0) ? [] : (runs[0] ?? []);
}
