/** A fake that keeps what was created: the operations of a resource see the same items. */
import { type Answered, contentFor } from "../../serve/answers/answer.js";
import type { DecodedInput } from "../../serve/decode/request.js";
import { problemResponse } from "../../serve/problem.js";
import type { ServedOperation } from "../../serve/served.js";
import { byStatus } from "../../validate/by-status.js";
import { kept } from "../../validate/kept.js";
import { isPlainObject } from "../../validate/objects.js";
import type { Rule } from "../../validate/rule.js";
import type { DocumentAnswers } from "../document-answers.js";
import { IdempotencyKeys } from "./idempotency-keys.js";
import { listAnswer } from "./lists.js";
import { type Item, fitsWire, replaced, withMembers } from "./merge.js";
import { newItem } from "./new-item.js";
import {
  collectionPath,
  findActions,
  findResources,
  idMember,
  type Resource,
} from "./resources.js";
import { selectItems } from "./selection.js";

/** What was sent, decoded: a date is a text. */
export type StateInput = Pick<DecodedInput, "path" | "query" | "body">;

type Answer = Answered | Response;

export class FakeState {
  readonly #resources: ReturnType<typeof findResources>;
  readonly #actions: ReturnType<typeof findActions>;
  readonly #answers: DocumentAnswers;
  readonly #collections = new Map<string, Map<string, Item>>();
  readonly #keys = new IdempotencyKeys();

  constructor(operations: readonly ServedOperation[], answers: DocumentAnswers) {
    this.#resources = findResources(operations);
    this.#actions = findActions(operations, this.#resources);
    this.#answers = answers;
  }

  /** Answers by what is kept, else by the document. */
  of(operation: ServedOperation, request: Request, input: StateInput): Answer {
    const { idempotencyHeader } = operation;
    const key = idempotencyHeader === undefined ? null : request.headers.get(idempotencyHeader);
    if (key === null) return this.#carryOut(operation, request, input);
    const { path, query, body } = input;
    const meant = { operation: operation.id, path, query, body };
    const known = this.#keys.find(key, meant);
    if (known === "other")
      return this.#refusal(
        operation,
        request,
        400,
        "this idempotency key belongs to another request",
      );
    if (known instanceof Response) return known.clone();
    if (known !== undefined) return known;
    const answer = this.#carryOut(operation, request, input);
    this.#keys.keep(key, meant, answer instanceof Response ? answer.clone() : answer);
    return answer;
  }

  clear(): void {
    this.#collections.clear();
    this.#keys.clear();
  }

  #carryOut(operation: ServedOperation, request: Request, input: StateInput): Answer {
    const example = () => this.#answers.of(operation, request);
    const found = this.#resources.get(operation);
    if (found === undefined) return this.#act(operation, request, input) ?? example();
    const { role, resource } = found;
    const { path = {}, body } = input;
    const items = this.#itemsOf(collectionPath(resource, path));
    const rule = this.#itemRule(resource, request);
    if (rule === undefined) return example();
    const members = isPlainObject(body) ? body : {};
    if (role === "list")
      return this.#list(resource, [...items.values()], operation, request, input);
    const text = String(path[resource.variable]);
    const isNew = role === "create" || (role === "replace" && !resource.operations.has("create"));
    if (isNew && !items.has(text)) {
      const given = role === "replace" ? text : undefined;
      const item = newItem(
        resource,
        { members, id: given },
        this.#examplesOf(resource, request),
        items,
        rule,
      );
      if (item === undefined) return example();
      if (item === "taken")
        return this.#refusal(operation, request, 409, "there is an item of this id");
      return this.#answerWith(operation, item, request);
    }
    const item = items.get(text);
    if (item === undefined) return this.#missing(operation, request);
    if (role === "delete") items.delete(text);
    if (role === "update") items.set(text, withMembers(item, members, rule));
    if (role === "replace")
      items.set(text, replaced(item, members, idMember(resource, item), rule));
    return this.#answerWith(operation, items.get(text) ?? item, request);
  }

  /** The item as it is: nobody knows what becomes of it. `undefined`: the answer is something else. */
  #act(
    operation: ServedOperation,
    request: Request,
    { path = {} }: StateInput,
  ): Answer | undefined {
    const resource = this.#actions.get(operation);
    if (resource === undefined) return undefined;
    const rule = ruleFor(operation, this.#answers.statusOf(operation), request);
    if (rule === undefined || rule !== this.#itemRule(resource, request)) return undefined;
    const items = this.#itemsOf(collectionPath(resource, path));
    const item = items.get(String(path[resource.variable]));
    if (item === undefined) return this.#missing(operation, request);
    return this.#answerWith(operation, item, request);
  }

  #list(
    resource: Resource,
    items: readonly Item[],
    operation: ServedOperation,
    request: Request,
    input: StateInput,
  ): Answer {
    const query = isPlainObject(input.query) ? input.query : {};
    const example = this.#answers.of(operation, request);
    const rule = ruleFor(operation, example.status, request);
    const one = this.#answers.of(resource.operations.get("get")!, request).data;
    const members = new Set([one, ...items].flatMap((item) => Object.keys(Object(item) as Item)));
    const selected = selectItems(items, operation, query, members);
    const asked = { query, url: new URL(request.url) };
    const list = rule && listAnswer(selected, example.data, rule, operation, asked);
    if (list === undefined) return example;
    const headers = { ...example.headers, ...list.headers };
    return { ...example, ...list, headers, isWire: true };
  }

  /** What an item has to be: what is answered when it is read. */
  #itemRule({ operations }: Resource, request: Request): Rule | undefined {
    const get = operations.get("get")!;
    return ruleFor(get, this.#answers.statusOf(get), request);
  }

  #itemsOf(collection: string): Map<string, Item> {
    return kept(this.#collections, collection, () => new Map<string, Item>());
  }

  /** Answers that show what an item is like. */
  #examplesOf({ operations }: Resource, request: Request): readonly unknown[] {
    return (["create", "get"] as const).flatMap((role) => {
      const operation = operations.get(role);
      return operation === undefined ? [] : [this.#answers.of(operation, request).data];
    });
  }

  #missing(operation: ServedOperation, request: Request): Answer {
    return this.#refusal(operation, request, 404, "there is no item of this id");
  }

  /** As the document declares this status, else as problem details. */
  #refusal(operation: ServedOperation, request: Request, status: number, title: string): Answer {
    const declared = this.#answers.at(operation, request, status);
    return declared ?? problemResponse({ status, title });
  }

  /** The item, or as much of it as the answer has a place for. */
  #answerWith(operation: ServedOperation, item: Item, request: Request): Answer {
    const example = this.#answers.of(operation, request);
    const rule = ruleFor(operation, example.status, request);
    const { data } = example;
    if (rule === undefined || !isPlainObject(data)) return example;
    if (fitsWire(item, rule)) return { ...example, data: item, isWire: true };
    const shared = Object.entries(item).filter(([name]) => name in data);
    const part = withMembers(data, Object.fromEntries(shared), rule);
    return { ...example, data: part, isWire: true };
  }
}

/** What the JSON of an answer has to be. */
function ruleFor(operation: ServedOperation, status: number, request: Request): Rule | undefined {
  const declared = byStatus(operation.answers, status);
  const found = contentFor(declared, undefined, request.headers.get("accept"));
  return found?.[1].format === "json" ? found[1].rule : undefined;
}
