/** JSON Patch (RFC 6902): changes as a list of operations, all of which are done, or none. */
import { hasOwn } from "../../encode/codecs/scalar.js";
import { essenceOf } from "../../encode/media-types.js";
import { setMember } from "../../read/set-member.js";
import { stableText } from "../../validate/checks.js";
import { copyOf } from "./merge.js";

/** One step. Its other members are ignored. */
export interface PatchStep {
  readonly op: string;
  readonly path: string;
  readonly from?: unknown;
  readonly value?: unknown;
}

/** Whether a body is such a list. Some documents call it `application/json`: then its steps tell. */
export function isJsonPatch(body: unknown, contentType: string): body is readonly PatchStep[] {
  const isNamed = essenceOf(contentType) === "application/json-patch+json";
  return Array.isArray(body) && (isNamed || body.every(isStep));
}

function isStep(step: unknown): boolean {
  const { op, path } = Object(step) as Partial<PatchStep>;
  return typeof op === "string" && typeof path === "string";
}

/** Why a patch can't be carried out: by the value as it is (409), or by a rule (422). */
export class PatchFault extends Error {
  readonly status: 409 | 422;

  constructor(message: string, status: 409 | 422 = 409) {
    super(message);
    this.status = status;
  }
}

/** @throws PatchFault */
export function jsonPatched(before: unknown, steps: readonly PatchStep[]): unknown {
  const root = { "": copyOf(before) };
  for (const [at, step] of steps.entries())
    try {
      if (!isStep(step)) throw new PatchFault("a step has an `op` and a `path`", 422);
      carryOut(root, step);
    } catch (error) {
      if (!(error instanceof PatchFault)) throw error;
      throw new PatchFault(`body.${at}: ${error.message}`, error.status);
    }
  return root[""];
}

function carryOut(root: object, { op, path, from, value }: PatchStep): void {
  if (value === undefined && /^(add|replace|test)$/.test(op))
    throw new PatchFault("it has no `value`", 422);
  if (from === undefined && /^(move|copy)$/.test(op)) throw new PatchFault("it has no `from`", 422);
  switch (op) {
    case "add":
      return putAt(root, path, copyOf(value));
    case "remove":
      return void takeAt(root, path);
    case "replace":
      return replaceAt(root, path, copyOf(value));
    case "move":
      if (path.startsWith(`${String(from)}/`))
        throw new PatchFault("it would be inside itself", 422);
      return putAt(root, path, takeAt(root, String(from)));
    case "copy":
      return putAt(root, path, copyOf(valueAtPointer(root, String(from))));
    case "test":
      if (stableText(valueAtPointer(root, path)) !== stableText(value))
        throw new PatchFault(`the value at ${JSON.stringify(path)} is another`);
      return;
    default:
      throw new PatchFault(`there is no operation ${JSON.stringify(op)}`, 422);
  }
}

type Container = unknown[] | Record<string, unknown>;

/** What has the value of a pointer (RFC 6901), and its key there. The root is a member without a name. */
function pointerPlace(root: object, pointer: string): readonly [inside: Container, key: string] {
  if (!/^(\/([^~]|~[01])*)?$/.test(pointer))
    throw new PatchFault(`${JSON.stringify(pointer)} is no JSON Pointer`, 422);
  const keys = pointer.split("/").map((key) => key.replace(/~1/g, "/").replace(/~0/g, "~"));
  let inside: unknown = root;
  for (const key of keys.slice(0, -1)) inside = memberAt(inside, key, pointer);
  if (typeof inside !== "object" || inside === null) throw missing(pointer);
  return [inside as Container, keys[keys.length - 1]!];
}

function valueAtPointer(root: object, pointer: string): unknown {
  return memberAt(...pointerPlace(root, pointer), pointer);
}

function memberAt(inside: unknown, key: string, pointer: string): unknown {
  const isThere = typeof inside === "object" && inside !== null && hasKey(inside, key);
  if (!isThere) throw missing(pointer);
  return (inside as Record<string, unknown>)[key];
}

function hasKey(inside: object, key: string): boolean {
  const isIndex = !Array.isArray(inside) || /^(0|[1-9]\d*)$/.test(key);
  return isIndex && hasOwn(inside, key);
}

function putAt(root: object, pointer: string, value: unknown): void {
  const [inside, key] = pointerPlace(root, pointer);
  if (!Array.isArray(inside)) return setMember(inside, key, value);
  const isNext = key === "-" || key === String(inside.length);
  if (!isNext && !hasKey(inside, key)) throw missing(pointer);
  inside.splice(isNext ? inside.length : Number(key), 0, value);
}

function replaceAt(root: object, pointer: string, value: unknown): void {
  const [inside, key] = pointerPlace(root, pointer);
  memberAt(inside, key, pointer);
  setMember(inside, key, value);
}

/** Takes a value out, and gives it. */
function takeAt(root: object, pointer: string): unknown {
  const [inside, key] = pointerPlace(root, pointer);
  const value = memberAt(inside, key, pointer);
  if (Array.isArray(inside)) inside.splice(Number(key), 1);
  else delete inside[key];
  return value;
}

const missing = (pointer: string) =>
  new PatchFault(`there is nothing at ${JSON.stringify(pointer)}`);
