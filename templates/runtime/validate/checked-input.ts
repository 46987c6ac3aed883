/** Holds the typed input of an operation against the document, before it is encoded. */
import { hasOwn, isObject } from "../encode/codecs/scalar.js";
import { EncodeError, type InputPath } from "../encode/errors.js";
import {
  type Input,
  type Operation,
  type ParameterGroup,
  whichOperation,
} from "../encode/operation.js";
import { valueAt } from "../read/value-at.js";
import { kept, keptByName } from "./kept.js";
import { type Issue, misfits, type Rule } from "./rule.js";

/** What inputs have to be: the rules of an operation, by its id. */
export type InputRules = Readonly<Record<string, () => OperationInputRules>>;

export interface OperationInputRules {
  readonly parameters?: readonly (readonly [
    group: ParameterGroup,
    /** `null`: the group is a single value, the whole query. */
    name: string | null,
    rule: Rule,
  ])[];
  /** By media type, the one that is meant without a `contentType` first. */
  readonly body?: Readonly<Record<string, Rule | null>>;
}

/** Gives the same input, which is checked when an operation gets it. */
export type CheckInput = <T extends object>(input: T) => T;

/** Gives an API of `createApi`, or a function, whose inputs are checked. */
export type CheckApi = <T extends object>(api: T) => T;

/**
 * `build` calls what an input has under `whichOperation`, before it encodes anything. What is missing
 * is left to the encoder.
 */
export function inputChecker(rules: InputRules): CheckInput {
  const rulesOf = keptByName(rules);
  return (input) => {
    const { [whichOperation]: ask } = input as Input;
    function check(this: Input, operation: Operation): void {
      ask?.call(this, operation);
      for (const [path, value, rule] of ruledValues(rulesOf(operation.id) ?? {}, this)) {
        const [issue] = misfits(value, rule, 1, false, [...path]);
        if (issue) throw refusedInput(operation, issue);
      }
    }
    return { ...input, [whichOperation]: check };
  };
}

/** The members of an API are made when they are first used, as `createApi` makes them. */
export function apiChecker(rules: InputRules): CheckApi {
  const checked = inputChecker(rules);
  const checkedApi: CheckApi = (api) => {
    const made = new Map<object, object>();
    return new Proxy(api, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== "function" && !isObject(value)) return value;
        return kept(made, value, () => checkedApi(value));
      },
      apply(target, self, [input = {}, ...rest]: readonly [input?: object, ...rest: unknown[]]) {
        return Reflect.apply(target as () => unknown, self, [checked(input), ...rest]);
      },
    });
  };
  return checkedApi;
}

type RuledValue = readonly [path: InputPath, value: unknown, rule: Rule];

/** The values of an input that have rules. */
function ruledValues(
  { parameters = [], body: bodies = {} }: OperationInputRules,
  input: Input,
): readonly RuledValue[] {
  const values = parameters.map(([group, name, rule]): RuledValue => {
    const path = name === null ? [group] : [group, name];
    return [path, valueAt(input, path), rule];
  });
  const { body, contentType = Object.keys(bodies)[0] ?? "" } = input;
  const rule = hasOwn(bodies, contentType) ? bodies[contentType] : null;
  if (rule) values.push([["body"], body, rule]);
  return values.filter(([, value]) => value !== undefined);
}

/** The error of a value of an input that breaks a rule. */
export function refusedInput({ id }: Operation, { path, message }: Issue): EncodeError {
  const inner = new EncodeError("invalid_value", message);
  const error = path.reduceRight<unknown>((inner, key) => EncodeError.at(inner, key), inner);
  return Object.assign(error as EncodeError, { operation: id });
}
