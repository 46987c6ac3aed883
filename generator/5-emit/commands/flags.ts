/** The flags of an operation: its parameters, and the members of its body. */
import type { ClientPlan } from "../../4-plan/plan.js";
import type { Docs } from "../../model/docs.js";
import type { RequestContent } from "../../model/body.js";
import { leavesChoice, mediaTypesIn } from "../../model/media-types.js";
import type { Operation } from "../../model/operation.js";
import type { ObjectShape, Shape } from "../../model/schema.js";
import { objectsIn, objectsOf } from "../../model/walk.js";
import type { commonOptions } from "../../../templates/runtime/commands/common-options.js";
import type { CliFlag } from "../../../templates/runtime/commands/command-table.js";
import { flagTexts } from "./flag-texts.js";
import { flagType, isNullable, valueOf } from "./flag-types.js";

/** Deeper members, and more of them, are given by `--data`. */
const deepest = 4;
const mostFlags = 200;

export function flagsOf(operation: Operation, client: ClientPlan): readonly CliFlag[] {
  const flags = new Flags(client);
  const { groups } = client.operations.of(operation);
  for (const { part, parameters, whole } of groups)
    for (const { name, shape, required, docs } of parameters) {
      if (whole) flags.addMembers(objectsOf(shape, client.api.schemas) ?? [], [part], [], required);
      else
        flags.add([part, name], [name], shape, {
          docs,
          isRequired: required,
          isPositional: part === "path",
        });
    }
  const [content] = operation.body?.contents ?? [];
  if (content !== undefined && bodyOf(operation) === "json")
    flags.addMembers(objectsOf(content.shape, client.api.schemas) ?? [], ["body"], [], true);
  return content === undefined ? flags.all : flags.all.map((flag) => withTypes(flag, content));
}

function withTypes(flag: CliFlag, content: RequestContent): CliFlag {
  const [part, name, ...inner] = flag.at;
  if (flag.kind !== "file" || part !== "body" || inner.length > 0) return flag;
  const types = partTypesOf(content, name!);
  return types.length > 0 ? { ...flag, types } : flag;
}

/** What `--data` is. */
export function bodyOf({ body }: Operation): "json" | "text" | "bytes" | null {
  const [content] = body?.contents ?? [];
  if (content === undefined) return null;
  const { kind } = content.format;
  return kind === "text" ? "text" : kind === "binary" ? "bytes" : "json";
}

/** Media types between which the file's name decides; empty: there is no choice. */
export function bodyTypesOf({ body }: Operation): readonly string[] {
  const contents = body?.contents ?? [];
  const [first] = contents;
  if (first === undefined || (first.format.kind !== "text" && first.format.kind !== "binary"))
    return [];
  const alike = contents.filter(({ format }) => format.kind === first.format.kind);
  const types = alike.map(({ mediaType }) => mediaType);
  return leavesChoice(types) ? types : [];
}

/** The same for a file in a multipart body. */
function partTypesOf({ format }: RequestContent, name: string): readonly string[] {
  const encoding = format.kind === "multipart" ? format.encodings.get(name)?.encoding : undefined;
  const types = encoding?.kind === "content" ? mediaTypesIn(encoding.mediaType) : [];
  return leavesChoice(types) ? types : [];
}

/** Names that each command has already: a name that is missing here doesn't compile. */
const taken: Readonly<Record<keyof typeof commonOptions, true>> = {
  data: true,
  "content-type": true,
  accept: true,
  all: true,
  output: true,
  "dry-run": true,
  "base-url": true,
  header: true,
  timeout: true,
  help: true,
};

interface FlagFacts {
  readonly docs: Docs;
  readonly isRequired: boolean;
  readonly isPositional?: boolean;
}

class Flags {
  readonly all: CliFlag[] = [];
  /** The objects around the member that is being added. */
  readonly #around: ObjectShape[] = [];
  readonly #names = new Set<string>(Object.keys(taken));

  readonly #client: ClientPlan;
  readonly #schemas: ClientPlan["api"]["schemas"];

  constructor(client: ClientPlan) {
    this.#client = client;
    this.#schemas = client.api.schemas;
  }

  /** @param isNeeded whether the objects have to be there: else no member has to */
  addMembers(
    objects: readonly ObjectShape[],
    at: readonly string[],
    outer: readonly string[],
    isNeeded: boolean,
  ): void {
    this.#around.push(...objects);
    for (const { properties } of objects)
      for (const { name, shape, required, access, docs, tag } of properties) {
        const path = [...at, name];
        if (access === "read" && tag === undefined) continue;
        if (this.all.some((flag) => flag.at.join("\0") === path.join("\0"))) continue;
        const isRequired = required && objects.length === 1 && isNeeded;
        this.add(path, [...outer, name], shape, { docs, isRequired });
      }
    this.#around.length -= objects.length;
  }

  add(at: readonly string[], words: readonly string[], shape: Shape, facts: FlagFacts): void {
    const value = valueOf(shape, this.#schemas);
    const inner = objectsIn(value.target, this.#schemas).filter(
      ({ properties }) => properties.length > 0,
    );
    // An object in itself would have all its flags again, at each place: there, it is JSON.
    const isRecursive = inner.some((object) => this.#around.includes(object));
    if (inner.length > 0 && words.length < deepest && !isRecursive)
      return this.addMembers(inner, at, words, facts.isRequired);
    const name = this.#nameFor(words, at[0]!);
    if (name === null || this.all.length >= mostFlags) return;
    const { docs, isRequired, isPositional } = facts;
    const type = flagType(value.target, this.#schemas);
    this.all.push({
      name,
      at,
      ...type,
      ...(at[0] === "body" && isNullable(value, type) && { isNullable: true }),
      ...(isRequired && { isRequired }),
      ...(isPositional === true && { isPositional }),
      ...flagTexts(docs, shape, this.#client),
    });
  }

  /** `--id`, or `--body.id` where a parameter has that name. */
  #nameFor(words: readonly string[], group: string): string | null {
    const name = words.join(".");
    if (!/^[^-=\s][^=\s]*$/.test(name)) return null;
    const isFree = (one: string) => !this.#names.has(one) && !this.#names.has(`no-${one}`);
    const free = [name, `${group}.${name}`].find(isFree) ?? null;
    if (free !== null) this.#names.add(free).add(`no-${free}`);
    return free;
  }
}
