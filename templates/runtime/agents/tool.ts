/** Operations as tools for language models: what they are told of them, and what they get back. */
import { AbortError, ApiError } from "../client/api-error.js";
import type { Client } from "../client/client.js";
import type { SendOptions } from "../client/options.js";
import type { HttpRequest } from "../encode/operation.js";
import { closed, objectRule, optional } from "../validate/objects.js";
import { type JsonSchema, misfits, type Rule } from "../validate/rule.js";
import { jsonSchemaOf } from "../validate/schema.js";
import { withinBudget } from "./trim.js";

export interface Tool {
  /** Letters, digits and `_`, at most 64. */
  readonly name: string;
  readonly description: string;
  /** JSON Schema (2020-12) of the input: `{ path, query, headers, cookies, body }`. */
  readonly inputSchema: ToolSchema;
  /** JSON Schema of the data; `undefined`: the document says nothing, or it isn't JSON. */
  readonly outputSchema: JsonSchema | undefined;
  readonly annotations: ToolAnnotations;
  /**
   * Checks the input, sends the request, and gives what a model can read. Failures are results too:
   * a model can correct its input.
   * @throws AbortError if `signal` ends it
   */
  call(client: Client, input: unknown, options?: ToolOptions): Promise<ToolResult>;
}

export interface ToolSchema {
  readonly type: "object";
  readonly [keyword: string]: unknown;
}

/** As the Model Context Protocol calls them. */
export interface ToolAnnotations {
  readonly readOnlyHint: boolean;
  readonly destructiveHint: boolean;
  readonly idempotentHint: boolean;
}

/** An `idempotencyKey` is for operations that have a header for it, and passes the others by. */
export interface ToolOptions extends SendOptions {
  /** How many characters the result may have as JSON. Default: 20,000. */
  readonly budget?: number | undefined;
}

export interface ToolResult {
  readonly isError: boolean;
  /** Whether something was left out, to keep the budget. */
  readonly isTrimmed: boolean;
  /** Plain data. */
  readonly data: unknown;
  /** The same as JSON; of an error: what is wrong. */
  readonly text: string;
}

/** What the generated code says of a tool. */
export interface ToolSource {
  readonly name: string;
  readonly description: string;
  readonly annotations: ToolAnnotations;
  /** The groups of the input that the model gives. */
  readonly groups: () => Readonly<Record<string, Rule>>;
  readonly required?: readonly string[];
  readonly output?: () => Rule;
}

/** A rule whose JSON Schema tells what its members are. */
export function explained(texts: Readonly<Record<string, string>>, rule: Rule): Rule {
  return {
    fits: (value, run) => rule.fits(value, run),
    json(define) {
      const json = rule.json(define);
      const members = Object.entries(Object(json["properties"]) as Record<string, object>);
      const told = members.map(([name, member]): [string, object] => {
        const isTold = Object.prototype.hasOwnProperty.call(texts, name);
        return [name, isTold ? { ...member, description: texts[name] } : member];
      });
      return { ...json, ...(told.length > 0 && { properties: Object.fromEntries(told) }) };
    },
  };
}

/** @param build the operation's function */
export function makeTool(
  { name, description, annotations, groups, required = [], output }: ToolSource,
  build: (input: never) => HttpRequest,
): Tool {
  let made: Rule | undefined;
  const rule = (): Rule => (made ??= inputRule(groups(), required));
  return {
    name,
    description,
    annotations,
    get inputSchema() {
      return jsonSchemaOf(name, rule) as { readonly type: "object" };
    },
    get outputSchema() {
      return output && jsonSchemaOf(`${name} output`, output);
    },
    async call(client, input, { budget = 20_000, ...options } = {}) {
      const wrong = faultsOf(input ?? {}, rule());
      if (wrong.length > 0) return failure(`The input is wrong:\n${wrong.join("\n")}`, null);
      try {
        const request = build((input ?? {}) as never);
        const { idempotencyKey, ...others } = options;
        const isKeyed = idempotencyKey !== undefined && request.operation.idempotencyHeader;
        const sent = isKeyed ? { ...others, idempotencyKey } : others;
        const data: unknown = await client.call(request, sent);
        return { isError: false, ...withinBudget(data, budget) };
      } catch (error) {
        if (error instanceof AbortError) throw error;
        if (!(error instanceof ApiError)) return failure(`${(error as Error).message}`, null);
        const { status, data } = error;
        const { data: kept, text, isTrimmed } = withinBudget(data, budget);
        return { ...failure(`The API answered ${status}: ${text}`, kept), isTrimmed };
      }
    },
  };
}

/** Members that aren't declared are refused: a model has made them up. */
function inputRule(groups: Readonly<Record<string, Rule>>, required: readonly string[]): Rule {
  const members = Object.entries(groups).map(([name, rule]) => {
    return [name, required.includes(name) ? rule : optional(rule)] as const;
  });
  return objectRule(Object.fromEntries(members), closed);
}

/** Values come as JSON has them: a text where a program has a `Date`. */
function faultsOf(input: unknown, rule: Rule): readonly string[] {
  const issues = misfits(input, rule, 10, true, ["input"]);
  return issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

function failure(text: string, data: unknown): ToolResult {
  return { isError: true, isTrimmed: false, data, text };
}
