/** What a change of `if`, `then` or `else` does to the values that fit. */
import type { Conditional } from "../../model/constraints.js";
import type { ObjectShape, Shape } from "../../model/schema.js";
import { memberLabel } from "../verdicts/describe.js";
import type { Effect, LimitChange } from "./limits.js";

/** The changes between the constraints of two shapes of one type. */
type Limits = (older: Shape, newer: Shape) => readonly LimitChange[];

/** @param isEqual whether two shapes are the same in both documents */
export function conditionalChanges(
  older: Conditional,
  newer: Conditional,
  isEqual: (a: unknown, b: unknown) => boolean,
  limits: Limits,
): readonly LimitChange[] {
  // Other values meet each branch: some have to fit more, some less.
  if (!isEqual(older.condition, newer.condition))
    return [{ effect: "changed", text: "the condition of `if` changed" }];
  const branch = (name: string, a: Shape | undefined, b: Shape | undefined): LimitChange[] => {
    if (isEqual(a, b)) return [];
    if (a === undefined) return [{ effect: "narrowed", text: `\`${name}\` is new` }];
    if (b === undefined) return [{ effect: "widened", text: `\`${name}\` is gone` }];
    const changes = new Branch(isEqual, limits).changes(a, b, "");
    return changes.map(({ effect, text }) => ({
      effect,
      text: text === "changed" ? `\`${name}\` changed` : `in \`${name}\`, ${text}`,
    }));
  };
  return [
    ...branch("then", older.fitting, newer.fitting),
    ...branch("else", older.others, newer.others),
  ];
}

/** Compares what is said of a value and of its members; what it can't judge counts as changed. */
class Branch {
  constructor(
    private readonly isEqual: (a: unknown, b: unknown) => boolean,
    private readonly limits: Limits,
  ) {}

  /** @param label of the member: `.address.city` */
  changes(older: Shape, newer: Shape, label: string): readonly LimitChange[] {
    if (this.isEqual(older, newer)) return [];
    const own = this.limits(older, newer).map(({ effect, text }) => told(label, effect, text));
    const inner = this.#inner(older, newer, label);
    if (inner === null || own.length + inner.length === 0) return [told(label, "changed", "")];
    return [...own, ...inner];
  }

  /** `null`: they differ in more than what is compared. */
  #inner(older: Shape, newer: Shape, label: string): readonly LimitChange[] | null {
    if (older.kind === "object" && newer.kind === "object")
      return this.#members(older, newer, label);
    if (older.kind === "array" && newer.kind === "array")
      return this.changes(older.items, newer.items, `${label}[]`);
    const isScalar = older.kind === newer.kind && scalars.has(older.kind);
    const [before, after] = [older, newer].map((one) => ("wire" in one ? one.wire : null));
    return isScalar && before === after ? [] : null;
  }

  /** `null`: the objects differ in more than their members. */
  #members(older: ObjectShape, newer: ObjectShape, label: string): readonly LimitChange[] | null {
    const rest = ({ additional, patterns, requiredAnyOf }: ObjectShape) =>
      [additional, patterns, requiredAnyOf] as const;
    if (!this.isEqual(rest(older), rest(newer))) return null;
    const names = new Set([...older.properties, ...newer.properties].map(({ name }) => name));
    return [...names].flatMap((name) => {
      const inside = label + memberLabel(name);
      const [a, b] = [older, newer].map((one) => one.properties.find((p) => p.name === name));
      const owed =
        a?.required === true && b?.required !== true
          ? [told(inside, "widened", "is no longer required")]
          : b?.required === true && a?.required !== true
            ? [told(inside, "narrowed", "is required")]
            : [];
      const free = { kind: "unknown" } as const;
      return [...owed, ...this.changes(a?.shape ?? free, b?.shape ?? free, inside)];
    });
  }
}

const scalars: ReadonlySet<Shape["kind"]> = new Set([
  "string",
  "integer",
  "number",
  "boolean",
  "unknown",
]);

function told(label: string, effect: Effect, text: string): LimitChange {
  const subject =
    label === "" ? "" : `\`${label.replace(/^\./, "")}\`${text.startsWith("`") ? ":" : ""} `;
  return { effect, text: `${subject}${text || "changed"}` };
}
