/** How operations of a resource answer: by the document, with the items that are kept. */
import type { Answered } from "../../serve/answers/answer.js";
import { contentFor } from "../../serve/answers/content-for.js";
import type { DecodedInput } from "../../serve/decode/request.js";
import { problemResponse } from "../../serve/problem.js";
import type { ServedOperation } from "../../serve/served.js";
import { byStatus } from "../../validate/by-status.js";
import { isPlainObject } from "../../validate/objects.js";
import type { Rule } from "../../validate/rule.js";
import type { DocumentAnswers } from "../document-answers.js";
import { problemOfStatus } from "../faults.js";
import { idMember } from "./id-member.js";
import { listAnswer } from "./lists.js";
import { fitsWire, type Item, withMembers } from "./merge.js";
import { exampleItem } from "./new-item.js";
import type { Resource } from "./resources.js";
import { selectItems } from "./selection.js";

export type Answer = Answered | Response;

export class ItemAnswers {
  readonly #answers: DocumentAnswers;

  constructor(answers: DocumentAnswers) {
    this.#answers = answers;
  }

  /** By the document alone. */
  example(operation: ServedOperation, request: Request): Answered {
    return this.#answers.alone(operation, request);
  }

  list(
    resource: Resource,
    items: readonly Item[],
    operation: ServedOperation,
    request: Request,
    input: Pick<DecodedInput, "query">,
  ): Answer {
    const query = isPlainObject(input.query) ? input.query : {};
    const example = this.#answers.of(operation, request);
    const rule = ruleFor(operation, example.status, request);
    const one = this.#answers.of(resource.shown, request).data;
    const members = new Set([one, ...items].flatMap((item) => Object.keys(Object(item) as Item)));
    const selected = selectItems(items, operation, query, members);
    const asked = { query, url: new URL(request.url) };
    const idOf = (item: Item) => idMember(resource, item);
    const list = rule && listAnswer(selected, example.data, rule, operation, asked, idOf);
    if (list === undefined) return example;
    const headers = { ...example.headers, ...list.headers };
    return { ...example, ...list, headers, isWire: true };
  }

  /** What an item has to be: what is answered when it is read. */
  itemRule({ shown }: Resource, request: Request): Rule | undefined {
    return this.ruleOf(shown, request);
  }

  /** Of the usual answer. */
  ruleOf(operation: ServedOperation, request: Request): Rule | undefined {
    return ruleFor(operation, this.#answers.statusOf(operation), request);
  }

  /** Whether items can be kept: the document shows what one is like, and its id. */
  keepsItems(resource: Resource, request: Request): boolean {
    const rule = this.itemRule(resource, request);
    const examples = () => this.examplesOf(resource, request);
    return rule !== undefined && exampleItem(resource, examples(), rule) !== undefined;
  }

  /** Answers that show what an item is like. */
  examplesOf({ operations, shown }: Resource, request: Request): readonly unknown[] {
    const create = operations.get("create");
    return (create === undefined ? [shown] : [create, shown]).map(
      (operation) => this.#answers.of(operation, request).data,
    );
  }

  missing(operation: ServedOperation, request: Request): Answer {
    return this.refusal(operation, request, 404, "there is no item of this id");
  }

  /** As the document declares this status, else as problem details. */
  refusal(operation: ServedOperation, request: Request, status: number, detail: string): Answer {
    const problem = problemOfStatus(status, { detail });
    return (
      this.#answers.refusal(operation, request, problem) ??
      this.#answers.at(operation, request, status) ??
      problemResponse(problem)
    );
  }

  /** The item, or as much of it as the answer has a place for. */
  answerWith(operation: ServedOperation, item: Item, request: Request): Answer {
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
