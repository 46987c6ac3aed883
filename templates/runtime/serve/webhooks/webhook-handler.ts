/** A function that takes what an API sends by itself. */
import { hasOwn } from "../../encode/codecs/scalar.js";
import { kept } from "../../validate/kept.js";
import type { Rule } from "../../validate/rule.js";
import { boundedBytes } from "../decode/bodies/bounded-bytes.js";
import { bytesOfBody } from "../decode/bodies/body.js";
import { RequestFault, usualLimits } from "../decode/fault.js";
import type { LongJson } from "../decode/shapes/long-json.js";
import { ValueShapes } from "../decode/shapes/shapes.js";
import { parseJson, textOfBytes } from "../decode/texts.js";
import type { Handler } from "../handler.js";
import { sentMisfits } from "../long-integers.js";
import {
  checkHandlerOptions,
  needsFlag,
  needsFunction,
  needsFunctionOrFalse,
} from "../option-checks.js";
import { problemResponse } from "../problem.js";
import { problemOf } from "../problem-of.js";
import { programValue } from "../program-value.js";
import { Refusal, unprocessable } from "../refusal.js";
import { usualName } from "./message-names.js";
import type { WebhookCall, WebhookOptions } from "./webhook-types.js";

/** A webhook of the document. */
export interface ServedMessage {
  readonly name: string;
  readonly methods: readonly string[];
  readonly rule: Rule;
  /** The names of the header fields that it has to have. */
  readonly headers?: readonly string[];
  /** Makes dates, bigints and values of the user's types of a message. */
  readonly received?: (message: unknown) => unknown;
}

/** A handler of one webhook, without its types. */
type AnyWebhookHandler = (call: WebhookCall<never>) => Response | void | Promise<Response | void>;

/** @throws TypeError without `verify`, and on options of unknown names or wrong shapes */
export function makeWebhookHandler(
  messages: readonly ServedMessage[],
  handlers: Readonly<Record<string, AnyWebhookHandler | undefined>>,
  options: WebhookOptions,
): Handler {
  const { verify } = Object(options) as Partial<WebhookOptions>;
  // Programs without a compiler forget it, and all options.
  if (verify === undefined)
    throw new TypeError("give the option `verify`, or `verify: false` if senders are known before");
  checkHandlerOptions(options, {
    verify: needsFunctionOrFalse,
    nameOf: needsFunction,
    checkMessages: needsFlag,
  });
  const { onProblem: refuse = problemResponse, checkMessages = true } = options;
  const byName = new Map(messages.map((message) => [message.name, message]));
  const { nameOf = usualName(messages) } = options;
  const readers = new Map<ServedMessage, LongJson>();
  const methods = [...new Set(messages.flatMap((message) => message.methods))].sort();

  async function answer(request: Request): Promise<Response> {
    if (!methods.includes(request.method)) {
      const headers = { allow: methods.join(", ") };
      throw new Refusal({ status: 405, title: "Method Not Allowed", headers });
    }
    const limits = { ...usualLimits, ...options.limits };
    const { headers } = request;
    const body = (most: number) => boundedBytes(request.body, most);
    const payload = (await bytesOfBody({ headers, body }, limits)) ?? new Uint8Array();
    if (verify) await checkSender(() => verify(payload, request));
    const text = textOfBytes(payload, ["body"]);
    const json = text === "" ? undefined : parseJson(text, ["body"], limits.depth);
    const name = nameOf(json, request);
    const declared = name === undefined ? undefined : byName.get(name);
    const handler = name !== undefined && hasOwn(handlers, name) ? handlers[name] : undefined;
    // Senders invent new messages, and repeat what isn't taken.
    if (declared === undefined || handler === undefined) return taken();
    const { rule, received, headers: required = [] } = declared;
    const missing = required.filter((field) => checkMessages && !headers.has(field));
    if (missing.length > 0) throw missingFields(missing);
    const reader = kept(readers, declared, () => new ValueShapes().ofRule(rule).json);
    const sent = reader.exact(json, text, ["body"]);
    const issues = checkMessages ? sentMisfits(sent, rule, ["body"]) : [];
    if (issues.length > 0) throw unprocessable(issues);
    const message = programValue(sent, received, ["body"]) as never;
    const answered = await handler({ message, request });
    return answered instanceof Response ? answered : taken();
  }

  return async (request) => {
    try {
      return await answer(request);
    } catch (error) {
      return refuse(problemOf(error, request, options.onError), request);
    }
  };
}

function missingFields(names: readonly string[]): RequestFault {
  const issues = names.map((name) => {
    return { path: ["headers", name], message: "missing", keyword: "required" };
  });
  return new RequestFault(400, issues);
}

const taken = () => new Response(null, { status: 204 });

async function checkSender(verify: () => unknown): Promise<void> {
  const problem = { status: 403, title: "Forbidden" };
  try {
    if ((await verify()) !== false) return;
  } catch (error) {
    // A secret that is missing is a mistake of the program, not of the sender.
    if (error instanceof TypeError) throw error;
    throw new Refusal({ ...problem, detail: (error as Error).message });
  }
  throw new Refusal(problem);
}
