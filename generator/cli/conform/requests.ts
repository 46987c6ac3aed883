import type { HttpRequest } from "../../../templates/runtime/encode/operation.js";
import type { Rule } from "../../../templates/runtime/validate/rule.js";
import type { JsonValue } from "../../model/docs.js";
import type { RequestBody, RequestContent } from "../../model/body.js";
import { essence, isRange } from "../../model/media-types.js";
import type { ContractOperation, Runtime } from "./contract.js";
import { sendableBody, sendableParameter } from "./sendable.js";
import { typeInRange } from "./type-in-range.js";

/** The requests to send for an operation, all different; `problem`: why there is none. */
export interface MadeRequests {
  readonly requests: readonly HttpRequest[];
  readonly problem: string | null;
}

/**
 * The first request has what is required, the second all that is declared, both with the document's
 * examples where it has some. Further ones have made values, and optional ones by chance.
 */
export function makeRequests(
  operation: ContractOperation,
  { count, seed }: { readonly count: number; readonly seed: number },
  runtime: Runtime,
): MadeRequests {
  const made = new Map<string, HttpRequest>();
  let problem: string | null = null;
  for (let turn = 0; turn < count; turn++)
    try {
      const request = operation.build(new InputMaker(operation, turn, seed, runtime).input());
      if (request.body !== null && ["GET", "HEAD"].includes(request.method))
        throw new Error(`a ${request.method} request can't have a body`);
      made.set(textOf(request, turn), request);
    } catch (error) {
      problem ??= (error as Error).message;
    }
  return { requests: [...made.values()], problem: made.size > 0 ? null : problem };
}

/** Equal for equal requests; bodies that are bytes count as different. */
function textOf({ url, headers, body }: HttpRequest, turn: number): string {
  const isText = body === null || typeof body === "string";
  return JSON.stringify([url, headers, isText ? body : turn]);
}

/** Makes the input of one request. */
export class InputMaker {
  readonly #operation: ContractOperation;
  readonly #turn: number;
  readonly #seed: number;
  readonly #runtime: Runtime;

  constructor(operation: ContractOperation, turn: number, seed: number, runtime: Runtime) {
    this.#operation = operation;
    this.#turn = turn;
    this.#seed = seed + turn;
    this.#runtime = runtime;
  }

  input(): object {
    const groups: Record<string, unknown> = {};
    const { parameters: declared } = this.#operation.meaning;
    for (const [at, parameter] of (this.#operation.served.parameters ?? []).entries()) {
      const { in: group, name, required = false, rule, format } = parameter;
      // Bodies are sent as they are: who says gzip has to compress them.
      if (!required && group === "headers" && /^content-encoding$/i.test(name)) continue;
      if (!this.#isGiven(name, required)) continue;
      const examples = (declared[at]?.docs.examples ?? []).flatMap(parsed);
      // A server knows only the ids that it has sent, and those that its document shows.
      const isOfServer = group === "headers" && /^last-event-id$/i.test(name);
      if (!required && isOfServer && (this.#turn > 1 || examples.length === 0)) continue;
      const made = this.#valueOf(name, rule, examples);
      const value = sendableParameter(made, parameter, (one) => this.#fits(one, rule));
      if (format.kind === "wholeQuery") groups[group] = value;
      else groups[group] = { ...(groups[group] as object | undefined), [name]: value };
    }
    return { ...groups, ...this.#body() };
  }

  #body(): object {
    const { meaning, served } = this.#operation;
    const { body } = meaning;
    if (body === null || !this.#isGiven("body", body.required)) return {};
    const contents = body.contents.filter((content) => this.#canMake(content));
    if (contents.length === 0 && !body.required) return {};
    const { mediaType, format, examples } =
      contents[this.#turn % contents.length] ?? noExample(body);
    const rule = served.body![mediaType]!.rule;
    const contentType = isRange(mediaType) ? typeInRange(mediaType, format) : mediaType;
    const isChosen = body.contents.length > 1 || isRange(mediaType);
    const values = examples.map(({ value }) => value);
    const value =
      format.kind === "binary"
        ? new Uint8Array([1, 2, 3])
        : sendableBody(this.#valueOf("body", rule, values), format, (one) => this.#fits(one, rule));
    return { ...(isChosen && { contentType }), body: value };
  }

  /** No schema says what XML is written of a value: only an example does. */
  #canMake({ mediaType, examples }: RequestContent): boolean {
    if (!/[/+]xml$/.test(essence(mediaType))) return true;
    const { rule } = this.#operation.served.body![mediaType]!;
    return this.#turn < 2 && examples.some(({ value }) => this.#fits(value, rule));
  }

  #isGiven(name: string, required: boolean): boolean {
    if (required || this.#turn === 1) return true;
    return this.#turn > 1 && this.#random(`is ${name} given`).next() < 0.5;
  }

  #valueOf(name: string, rule: Rule, examples: readonly JsonValue[]): unknown {
    const fitting = this.#turn > 1 ? [] : examples.filter((value) => this.#fits(value, rule));
    if (fitting.length > 0) return fitting[this.#turn % fitting.length];
    const { seedOf, exampleFor } = this.#runtime;
    // Where anything fits, a text does.
    return (
      exampleFor(rule, seedOf(`${this.#operation.served.id} ${name}`, this.#seed), name) ?? name
    );
  }

  #fits(value: unknown, rule: Rule): boolean {
    return rule.fits(value, new this.#runtime.Run(0, true));
  }

  #random(name: string) {
    const { makeRandom, seedOf } = this.#runtime;
    return makeRandom(seedOf(`${this.#operation.served.id} ${name}`, this.#seed));
  }
}

/** @throws Error always */
function noExample({ contents }: RequestBody): never {
  const types = contents.map(({ mediaType }) => mediaType).join(" or ");
  throw new Error(`a body of ${types} needs an example in the document`);
}

/** Examples are kept as JSON, cut where they are long. */
function parsed(text: string): readonly JsonValue[] {
  try {
    return [JSON.parse(text) as JsonValue];
  } catch {
    return [];
  }
}
