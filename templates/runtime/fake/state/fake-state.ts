/** A fake that keeps what was created: the operations of a resource see the same items. */
import type { DecodedInput } from "../../serve/decode/request.js";
import type { ServedOperation } from "../../serve/served.js";
import { isPlainObject } from "../../validate/objects.js";
import type { DocumentAnswers } from "../document-answers.js";
import { answeredData } from "./answered-data.js";
import { bodyRules } from "./body-names.js";
import { changedItem } from "./changed-item.js";
import { Collections } from "./collections.js";
import { idMember } from "./id-member.js";
import { IdempotencyKeys } from "./idempotency-keys.js";
import { type Answer, ItemAnswers } from "./item-answers.js";
import { PatchFault } from "./json-patch.js";
import { type Item, fitsWire } from "./merge.js";
import { newItem } from "./new-item.js";
import { findParents, type Parent } from "./parents.js";
import { collectionPath, findActions, findResources, itemId } from "./resources.js";
import { isScalar } from "./selection.js";

/** What was sent, decoded: a date is a text. */
export type StateInput = Pick<DecodedInput, "path" | "query" | "body">;

type PathValues = Readonly<Record<string, unknown>>;

export class FakeState {
  readonly #resources: ReturnType<typeof findResources>;
  readonly #actions: ReturnType<typeof findActions>;
  readonly #answers: ItemAnswers;
  readonly #parents: ReturnType<typeof findParents>;
  readonly #collections = new Collections();
  readonly #keys = new IdempotencyKeys();

  constructor(operations: readonly ServedOperation[], answers: DocumentAnswers) {
    this.#resources = findResources(operations);
    this.#actions = findActions(operations, this.#resources);
    this.#parents = findParents(operations, this.#resources);
    this.#answers = new ItemAnswers(answers);
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
      return this.#answers.refusal(
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

  /**
   * Keeps what a function of a test has answered: an item that it has made or changed, or that one
   * is gone.
   */
  async keep(
    operation: ServedOperation,
    request: Request,
    { path = {} }: StateInput,
    answered: Answer,
  ): Promise<void> {
    const { role, resource } = this.#resources.get(operation) ?? {
      role: "update",
      resource: this.#actions.get(operation),
    };
    const isDone = answered.status >= 200 && answered.status < 300;
    if (resource === undefined || !isDone || role === "list" || role === "get") return;
    // Nothing would find it, until somebody makes another item of that id.
    if (this.#isBelowNothing(operation, request, path)) return;
    const collection = collectionPath(resource, path);
    const inPath = this.#actions.has(operation)
      ? String(path[resource.variable])
      : itemId(operation, path);
    if (role === "delete") return this.#collections.remove(collection, inPath);
    const item = await answeredData(operation, request, answered);
    const rule = this.#answers.itemRule(resource, request);
    if (rule === undefined || !isPlainObject(item) || !fitsWire(item, rule)) return;
    const items = this.#collections.at(collection);
    const name = idMember(resource, item);
    const own = name && item[name];
    // What an action answers may be another item, such as a copy of the one in its path.
    const isOther =
      this.#actions.has(operation) &&
      name !== undefined &&
      isScalar(own) &&
      String(items.get(inPath)?.[name]) === inPath;
    const id = role === "create" || isOther ? own : inPath;
    if (isScalar(id)) items.set(String(id), item);
  }

  clear(): void {
    this.#collections.clear();
    this.#keys.clear();
  }

  #carryOut(operation: ServedOperation, request: Request, input: StateInput): Answer {
    const example = () => this.#answers.example(operation, request);
    const { path = {}, query, body } = input;
    if (this.#isBelowNothing(operation, request, path))
      return this.#answers.missing(operation, request);
    const found = this.#resources.get(operation);
    if (found === undefined) return this.#act(operation, request, input) ?? example();
    const { role, resource } = found;
    const items = this.#itemsOf(resource, path);
    const rule = this.#answers.itemRule(resource, request);
    if (rule === undefined) return example();
    const members = isPlainObject(body) ? body : {};
    if (role === "list")
      return this.#answers.list(resource, [...items.values()], operation, request, input);
    const text = itemId(operation, path);
    const isPut = role === "replace" && !resource.operations.has("create");
    if (role === "create" || (isPut && !items.has(text))) {
      const given = role === "replace" ? text : undefined;
      const item = newItem(
        resource,
        {
          members,
          query: isPlainObject(query) ? query : {},
          path,
          id: given,
          bodies: bodyRules(operation),
        },
        this.#answers.examplesOf(resource, request),
        items,
        rule,
      );
      if (item === undefined) return example();
      if (item === "taken")
        return this.#answers.refusal(operation, request, 409, "there is an item of this id");
      return this.#answers.answerWith(operation, item, request);
    }
    const item = items.get(text);
    if (item === undefined)
      return resource.operations.has("get") || this.#answers.keepsItems(resource, request)
        ? this.#answers.missing(operation, request)
        : example();
    if (role === "delete") this.#collections.remove(collectionPath(resource, path), text);
    if (role === "update" || role === "replace")
      try {
        const contentType = request.headers.get("content-type") ?? "";
        const change = { operation, role, contentType, path, body };
        items.set(text, changedItem(item, resource, change, rule));
      } catch (error) {
        if (!(error instanceof PatchFault)) throw error;
        return this.#answers.refusal(operation, request, error.status, error.message);
      }
    return this.#answers.answerWith(operation, items.get(text) ?? item, request);
  }

  /** The item as it is: nobody knows what becomes of it. `undefined`: the answer is something else. */
  #act(
    operation: ServedOperation,
    request: Request,
    { path = {} }: StateInput,
  ): Answer | undefined {
    const resource = this.#actions.get(operation);
    if (resource === undefined) return undefined;
    const rule = this.#answers.ruleOf(operation, request);
    if (rule === undefined || rule !== this.#answers.itemRule(resource, request)) return undefined;
    const item = this.#itemsOf(resource, path).get(String(path[resource.variable]));
    return item && this.#answers.answerWith(operation, item, request);
  }

  /** Whether an item is missing that the operation's path goes through. */
  #isBelowNothing(operation: ServedOperation, request: Request, path: PathValues): boolean {
    const parents = this.#parents.get(operation) ?? [];
    return parents.some(
      (parent) =>
        !this.#itemsOf(parent, path).has(String(path[parent.variable])) &&
        this.#answers.keepsItems(parent.resource, request),
    );
  }

  #itemsOf(kept: Pick<Parent, "collection">, path: PathValues): Map<string, Item> {
    return this.#collections.at(collectionPath(kept, path));
  }
}
