/** Values that a document gives: whether they fit the schema that they are given for. */
import { child, isRecord, items, type Node } from "../../2-resolve/node.js";
import type { Issue } from "../../../templates/runtime/validate/rule.js";
import type { DiagnosticsScope } from "../../diagnostics/diagnostic.js";
import type { Shape } from "../../model/schema.js";
import { resolveShape, type Schemas } from "../../model/walk.js";
import type { Lowering } from "../lowering.js";
import { isBounded, ValueRules } from "./value-rules.js";

interface Given {
  readonly what: "default" | "example" | "value of an enum";
  readonly node: Node;
  readonly shape: Shape;
  /** Where the schema is read in silence, its values are judged so, too. */
  readonly diagnostics: DiagnosticsScope;
}

/** They are noted while schemas are lowered, and judged once all schemas are known. */
export class GivenValues {
  readonly #noted: Given[] = [];

  get count(): number {
    return this.#noted.length;
  }

  /** `default`, `example` and `examples` of a schema. */
  ofSchema(node: Node, shape: Shape, { diagnostics }: Lowering): void {
    const usual = child(node, "default");
    if (usual !== undefined) this.#note({ what: "default", node: usual, shape, diagnostics });
    this.#examples(node, shape, diagnostics, items(child(node, "examples")));
  }

  /** The values of an enum beside bounds, which they may break; one that may be null is a choice. */
  ofEnum(node: Node, shape: Shape, { diagnostics }: Lowering): void {
    const own = shape.kind === "union" ? shape.variants.find(({ kind }) => kind === "enum") : shape;
    if (own?.kind !== "enum" || !(isBounded(own) || isBounded(shape))) return;
    for (const one of items(child(node, "enum")))
      this.#note({ what: "value of an enum", node: one, shape, diagnostics });
  }

  /** `example` and `examples` beside a schema: Example Objects by name. */
  besideSchema(node: Node, shape: Shape, { diagnostics, openapi }: Lowering): void {
    const examples = child(node, "examples");
    const named = isRecord(examples?.value) ? Object.keys(examples.value) : [];
    const values = named.flatMap(
      (name) => child(openapi.follow(child(examples!, name)!), "value") ?? [],
    );
    this.#examples(node, shape, diagnostics, values);
  }

  /** The same of a parameter: a text may show how a list or an object is sent. */
  ofParameter(node: Node, shape: Shape, lowering: Lowering): void {
    const example = child(node, "example")?.value;
    const { kind } = resolveShape(shape, lowering.schemas);
    if (typeof example === "string" && !isOfText(kind) && !isNoNumber(kind, example)) return;
    this.besideSchema(node, shape, lowering);
  }

  judge(schemas: Schemas): void {
    if (this.#noted.length === 0) return;
    const rules = new ValueRules(schemas);
    for (const given of this.#noted) {
      const { value } = given.node;
      // A few say enough of a value: mostly it is of another schema altogether.
      const issues = rules.misfits(value, given.shape, mostIssues);
      if (issues.length > 0 && !isPrinted(value)) for (const one of issues) report(given, one);
    }
  }

  #examples(node: Node, shape: Shape, diagnostics: DiagnosticsScope, more: readonly Node[]): void {
    const single = child(node, "example");
    for (const example of single === undefined ? more : [single, ...more])
      this.#note({ what: "example", node: example, shape, diagnostics });
  }

  /** Authors write null where they give no value. */
  #note(given: Given): void {
    if (given.node.value !== null) this.#noted.push(given);
  }
}

const mostIssues = 3;

function isOfText(kind: Shape["kind"]): boolean {
  return kind === "string" || kind === "enum" || kind === "boolean";
}

/** A number in quotes is sent as the same text. */
function isNoNumber(kind: Shape["kind"], text: string): boolean {
  return (kind === "integer" || kind === "number") && Number.isNaN(Number(text));
}

/** JSON as a text: authors show objects and lists so, and OpenAPI has nothing against it. */
function isPrinted(value: unknown): boolean {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return false;
  try {
    return typeof JSON.parse(value) === "object";
  } catch {
    return false;
  }
}

function report({ what, node, diagnostics }: Given, { path, message, keyword }: Issue): void {
  const isMissing = keyword === "required";
  const way = isMissing ? path.slice(0, -1) : path;
  const place = way.reduce((from, key) => child(from, key) ?? from, node);
  const said = isMissing
    ? `${JSON.stringify(path.at(-1))}: this ${what} lacks it, and its schema requires it`
    : `this ${what} doesn't fit its schema: ${message}`;
  // The value of a mapping is all of its lines.
  const on = typeof place.value === "object" ? "key" : "value";
  diagnostics.report("WF3018", place.at, said, { on });
}
