/** Fakes that keep what is created: each resource of a document is created, read, changed and deleted. */
import { isDeepStrictEqual } from "node:util";
import type { ContractOperation } from "../../../generator/cli/conform/contract.js";
import { judgeAnswer } from "../../../generator/cli/conform/judge.js";
import { InputMaker } from "../../../generator/cli/conform/requests.js";
import type { HttpRequest } from "../../../templates/runtime/encode/operation.js";
import type { Fake } from "../../../templates/runtime/fake/fake.js";
import { idMember } from "../../../templates/runtime/fake/state/id-member.js";
import { fitsWire } from "../../../templates/runtime/fake/state/merge.js";
import { findParents, type Parent } from "../../../templates/runtime/fake/state/parents.js";
import {
  findResources,
  type Resource,
  type ResourceRole,
} from "../../../templates/runtime/fake/state/resources.js";
import { isScalar } from "../../../templates/runtime/fake/state/selection.js";
import { valueAt } from "../../../templates/runtime/read/value-at.js";
import type { ServedOperation } from "../../../templates/runtime/serve/served.js";
import type { ServedPackage } from "./served-package.js";

export interface StateReport {
  /** Resources that were tried from their beginning to their end. */
  readonly tried: readonly string[];
  /** How many lists were read in pages. */
  readonly pages: number;
  /** Those that nothing is kept of, or that no request was found for: why. */
  readonly untried: readonly string[];
  readonly problems: readonly string[];
}

type Item = Readonly<Record<string, unknown>>;

interface Answer {
  readonly status: number;
  readonly data: unknown;
}

export async function stateReport(made: ServedPackage): Promise<StateReport> {
  const { contract } = made;
  const served = contract.operations.map((one) => one.served);
  const resources = findResources(served);
  const parents = findParents(served, resources);
  const all = new Set(Array.from(resources.values(), ({ resource }) => resource));
  const [tried, untried, problems]: string[][] = [[], [], []];
  let pages = 0;
  for (const resource of all) {
    const trial = new Trial(made, parents);
    try {
      const reason = await trial.run(resource);
      if (reason === null) tried!.push(resource.collection);
      else untried!.push(`${resource.collection}: ${reason}`);
    } catch (error) {
      if (error instanceof Untried) untried!.push(`${resource.collection}: ${error.message}`);
      else trial.problems.push(String(error));
    }
    pages += trial.pages;
    problems!.push(...trial.problems.map((problem) => `${resource.collection}: ${problem}`));
  }
  return { tried: tried!, pages, untried: untried!, problems: problems! };
}

class Untried extends Error {}

class Trial {
  readonly problems: string[] = [];
  /** Lists whose pages were read. */
  pages = 0;
  readonly #package: ServedPackage;
  readonly #fake: Fake<object>;
  readonly #parents: ReadonlyMap<ServedOperation, readonly Parent[]>;
  #turn = 1;

  constructor(made: ServedPackage, parents: ReadonlyMap<ServedOperation, readonly Parent[]>) {
    const onWarning = (text: string) => {
      if (!text.includes("an example of the document")) this.problems.push(text);
    };
    this.#package = made;
    this.#fake = made.createFake({ stateful: true, onWarning });
    this.#parents = parents;
  }

  /** Why it couldn't be tried; `null`: it was. */
  async run(resource: Resource): Promise<string | null> {
    const first = await this.#create(resource, []);
    if (typeof first === "string") return first;
    const { path, name, item } = first;
    const get = resource.operations.get("get")!;
    const rule = get.parameters?.find((one) => one.name === resource.variable)?.rule;
    if (rule && ![item[name], String(item[name])].some((id) => fitsWire(id, rule)))
      return "the example's id can't stand in a path";
    const second = await this.#create(resource, path.slice(0, -1));
    if (typeof second === "string") return `a second one: ${second}`;
    if (!resource.operations.has("create") && second.path.at(-1) === path.at(-1))
      return "all that are made have one id";
    if (second.item[name] === item[name]) this.#tell(`two have the id ${String(item[name])}`);

    const read = await this.#call(resource, "get", path);
    if (read.status !== 200 && read.status !== 203) this.#tell(`GET of a new one: ${read.status}`);
    else if (resource.operations.has("create"))
      this.#compare(resource, "create", first.item, read.data, name);
    const items = [item, second.item];
    await this.#list(resource, path, name, items);
    await this.#pages(resource, path.slice(0, -1), name, items);

    for (const role of ["update", "replace"] as const) {
      if (!succeeds(resource.operations.get(role))) continue;
      const changed = await this.#call(resource, role, path);
      if (changed.status >= 300) this.#tell(`${role}: ${changed.status}`);
      const { data } = await this.#call(resource, "get", path);
      this.#compare(resource, role, changed.data, data, name);
    }
    if (!succeeds(resource.operations.get("delete"))) return null;
    const gone = await this.#call(resource, "delete", path);
    if (gone.status >= 300) this.#tell(`delete: ${gone.status}`);
    const missing = await this.#call(resource, "get", path);
    if (missing.status !== 404) this.#tell(`GET of one that was deleted: ${missing.status}`);
    await this.#list(resource, path, name, items.slice(1));
    await this.#keys(resource, path.slice(0, -1));
    return null;
  }

  /** Makes an item, and those that it is below. @param outer what stands in its path; none: all is made */
  async #create(
    resource: Resource,
    outer: readonly unknown[],
  ): Promise<{ path: readonly unknown[]; name: string; item: Item } | string> {
    const role = resource.operations.has("create") ? "create" : "replace";
    const operation = resource.operations.get(role)!;
    const names = namesIn(resource.collection);
    let path = outer;
    if (names.length > 0 && outer.length === 0) {
      const made = Object(this.#inputOf(operation, 1)["path"]) as Item;
      path = names.map((name) => made[name]);
      for (const parent of this.#parents.get(resource.operations.get("get")!) ?? []) {
        const at = namesIn(parent.collection).length;
        const above = await this.#create(parent.resource, path.slice(0, at));
        if (typeof above === "string") continue;
        path = path.with(at, above.path.at(-1));
      }
    }
    const own = Object.values(Object(this.#inputOf(operation, this.#turn + 1)["path"]) as Item).at(
      -1,
    );
    const wanted = role === "replace" ? [...path, own] : path;
    let { status, data } = await this.#call(resource, role, wanted);
    if (status === 409) ({ status, data } = await this.#createOther(resource, role, wanted));
    if (status >= 300) return `${role}: ${status}`;
    const read = role === "create" ? data : (await this.#call(resource, "get", wanted)).data;
    const item = Object(read) as Item;
    const name = idMember(resource, item);
    if (name === undefined) return "what is answered has no id";
    return { path: [...path, item[name]], name, item };
  }

  /** The example of the body has an id, and there is one of it already. */
  async #createOther(
    resource: Resource,
    role: ResourceRole,
    path: readonly unknown[],
  ): Promise<Answer> {
    const { body } = this.#inputOf(resource.operations.get(role)!, this.#turn);
    const name = idMember(resource, Object(body) as Item) ?? "";
    const { [name]: id, ...others } = Object(body) as Item;
    const own = typeof id === "number" ? { ...others, [name]: id + this.#turn } : others;
    const [content] = Object.values(resource.operations.get(role)!.body ?? {});
    if (name === "" || content === undefined || !fitsWire(own, content.rule))
      throw new Untried("a second one has the id of the first");
    return this.#call(resource, role, path, this.#turn, { body: own });
  }

  /** @param kept what the list has to have, as far as the query asks for it */
  async #list(
    resource: Resource,
    path: readonly unknown[],
    name: string,
    kept: readonly Item[],
  ): Promise<void> {
    const list = resource.operations.get("list");
    if (list === undefined) return;
    const { more, ids } = this.#asked(list, name, kept);
    const { status, data } = await this.#call(resource, "list", path.slice(0, -1), 0, more);
    if (status >= 300) return this.#tell(`list: ${status}`);
    const items = listIn(data, list, name);
    if (items === undefined) return;
    const found = items.map((one) => (Object(one) as Item)[name]);
    // More than a page has aren't in it.
    const shown = list.pages === undefined ? ids : ids.slice(0, 10);
    if (!isDeepStrictEqual(found, shown))
      this.#tell(`the list has ${JSON.stringify(found)}, not ${JSON.stringify(shown)}`);
  }

  /** What a list has to be asked for, by the first item if it is a filter, and which items that are. */
  #asked(
    list: ServedOperation,
    name: string,
    [first = {}, ...others]: readonly Item[],
  ): { readonly more: Item; readonly ids: readonly unknown[] } {
    const asked = Object.entries(Object(this.#inputOf(list, 0)["query"]) as Item);
    // A member that only some have filters, too.
    const filters = asked.filter(([one]) => [first, ...others].some((item) => isScalar(item[one])));
    const values = filters.map(([one, made]) => {
      const rule = list.parameters!.find((parameter) => parameter.name === one)!.rule;
      return [one, fitsWire(first[one], rule) ? first[one] : made] as const;
    });
    const query: Item = Object.fromEntries([...asked, ...values]);
    const ids = [first, ...others]
      .filter((item) => filters.every(([one]) => item[one] === query[one]))
      .map((item) => item[name]);
    return { more: asked.length > 0 ? { query } : {}, ids };
  }

  /** The client's loop over pages finds all. @param items more are made, and added */
  async #pages(
    resource: Resource,
    path: readonly unknown[],
    name: string,
    items: Item[],
  ): Promise<void> {
    const list = resource.operations.get("list");
    if (list?.pages === undefined) return;
    for (let at = 0; at < 10; at++) {
      const made = await this.#create(resource, path);
      if (typeof made === "string") return this.#tell(`one of many: ${made}`);
      items.push(made.item);
    }
    const { createClient, index } = this.#package;
    const client = createClient({ baseUrl: origin, fetch: this.#fake.fetch, retry: false });
    const { more, ids } = this.#asked(list, name, items);
    const input = { ...this.#inputOf(list, 0), ...inPath(list, path), ...more };
    const found: unknown[] = [];
    const pages = index[`${list.id}Pages`] as (...args: unknown[]) => AsyncIterable<unknown>;
    for await (const one of pages(client, input)) found.push((Object(one) as Item)[name]);
    this.pages++;
    if (!isDeepStrictEqual(found, ids))
      this.#tell(`pages have ${JSON.stringify(found)}, not ${JSON.stringify(ids)}`);
  }

  /** A request that comes again with its key is answered as before, another one is refused. */
  async #keys(resource: Resource, path: readonly unknown[]): Promise<void> {
    const create = resource.operations.get("create");
    if (create?.idempotencyHeader === undefined || create.body === undefined) return;
    const key = { [create.idempotencyHeader.toLowerCase()]: "the same" };
    const turn = this.#turn;
    const sent = [turn, turn, turn + 1].map((one) => this.#request(create, path, one, {}));
    const answers: string[] = [];
    for (const { method, url, headers, body } of sent) {
      const init = { method, headers: { ...headers, ...key }, body: body as BodyInit };
      const response = await this.#fake.fetch(new Request(`${origin}${url}`, init));
      answers.push(`${response.status} ${await response.text()}`);
    }
    const [first, again, other] = answers;
    if (first !== again) this.#tell(`the same key: ${again}, not ${first}`);
    const [one, , third] = sent.map(({ url, body }) =>
      typeof body === "string" ? url + body : "",
    );
    if (one !== third && !other!.startsWith("400 "))
      this.#tell(`another request with this key: ${other}`);
  }

  /** Two answers with the same schema have to be the same. */
  #compare(
    resource: Resource,
    role: ResourceRole,
    left: unknown,
    right: unknown,
    name: string,
  ): void {
    const [own, get] = [resource.operations.get(role)!, resource.operations.get("get")!];
    if (successRule(own) === successRule(get) && !isDeepStrictEqual(left, right))
      this.#tell(`GET after ${role}: ${JSON.stringify(right)}, not ${JSON.stringify(left)}`);
    else if (name in Object(left) && (Object(left) as Item)[name] !== (Object(right) as Item)[name])
      this.#tell(`GET after ${role} has another ${name}`);
  }

  async #call(
    resource: Resource,
    role: ResourceRole,
    path: readonly unknown[],
    turn = this.#turn++,
    more: Item = {},
  ): Promise<Answer> {
    const operation = resource.operations.get(role)!;
    const known = this.#known(operation);
    const request = this.#request(operation, path, turn, more);
    const { method, url, headers, body } = request;
    const init = { method, headers: headers as HeadersInit, body: body as BodyInit };
    const response = await this.#fake.fetch(new Request(`${origin}${url}`, init));
    const text = await response.clone().text();
    const { status, headers: fields } = response;
    if (status === 400 || status === 422 || status >= 500)
      this.#tell(`${method} ${url}: ${status} ${text}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const answer = { status, headers: fields, body: bytes, isCut: false };
    const isOwn = status === 404 || status === 409;
    for (const { message, pointer } of isOwn
      ? []
      : judgeAnswer(known, answer, this.#package.contract))
      this.#tell(`${method} ${url}: ${pointer ?? ""} ${message}`);
    let data: unknown;
    try {
      data = JSON.parse(text);
    } catch {}
    return { status, data };
  }

  #request(
    operation: ServedOperation,
    path: readonly unknown[],
    turn: number,
    more: Item,
  ): HttpRequest {
    const input = { ...this.#inputOf(operation, turn), ...inPath(operation, path), ...more };
    try {
      const request = this.#known(operation).build(input);
      // The document's example would be the key of all requests.
      const name = operation.idempotencyHeader?.toLowerCase() ?? "";
      const { [name]: _, ...headers } = request.headers;
      return { ...request, headers };
    } catch (error) {
      throw new Untried(`${operation.id}: ${String(error)}`);
    }
  }

  #inputOf(operation: ServedOperation, turn: number): Item {
    try {
      return new InputMaker(
        this.#known(operation),
        turn,
        1,
        this.#package.contract.runtime,
      ).input() as Item;
    } catch (error) {
      throw new Untried(`${operation.id}: ${String(error)}`);
    }
  }

  #known(operation: ServedOperation): ContractOperation {
    return this.#package.contract.operations.find(({ served }) => served === operation)!;
  }

  #tell(problem: string): void {
    this.problems.push(problem.slice(0, 500));
  }
}

const origin = "https://api.example";

function inPath({ path: template }: ServedOperation, values: readonly unknown[]): object {
  const names = namesIn(template);
  if (names.length === 0) return {};
  return { path: Object.fromEntries(names.map((name, at) => [name, values[at]])) };
}

const namesIn = (path: string) => Array.from(path.matchAll(/\{([^}]*)\}/g), ([, name]) => name!);

/** Where the document says, else the list whose items have this member, else the first. */
function listIn(
  data: unknown,
  { pages }: ServedOperation,
  name: string,
): readonly unknown[] | undefined {
  const lists = pages
    ? [valueAt(data, pages.items)]
    : [data, ...Object.values(Object(data) as object)];
  const found = lists.filter((one): one is readonly unknown[] => Array.isArray(one));
  return found.find(([first]) => name in Object(first)) ?? found[0];
}

/** Whether a success is declared: what has none answers a failure. */
function succeeds(operation: ServedOperation | undefined): boolean {
  const statuses = Object.keys(operation?.answers ?? {});
  return statuses.some((status) => /^(2|default)/.test(status));
}

function successRule({ answers }: ServedOperation): unknown {
  const [, answer] = Object.entries(answers).find(([status]) => status.startsWith("2")) ?? [];
  return Object.values(answer?.contents ?? {})[0]?.rule;
}
