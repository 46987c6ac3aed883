/** What some paths of a document need of its components. */
import { isRecord } from "../../2-resolve/node.js";
import { namesIn, wholeName } from "./component-names.js";
import type { DocumentComponents } from "./document-components.js";

export type Members = Readonly<Record<string, unknown>>;

/** The components that some parts need, by the references to them. */
export interface Reached {
  readonly whole: ReadonlySet<string>;
  /** Schemas of which only the names are needed: they may say anything. */
  readonly named: ReadonlySet<string>;
  /** Whether all that these components refer to is among them. */
  readonly isClosed: boolean;
}

/**
 * The components that some parts reach.
 * @param shallow parts of which only the schemas are needed that they refer to, and the names in these
 */
export function reachedComponents(
  components: DocumentComponents,
  parts: readonly unknown[],
  shallow: readonly unknown[] = [],
): Reached {
  const whole = new Set<string>();
  const named = new Set<string>();
  let isClosed = true;
  const add = (all: readonly unknown[], isDeep: boolean) => {
    const queue = all.flatMap((part) => [...namesIn(JSON.stringify(part))]);
    for (const { component: name } of queue) {
      if (!components.has(name) || whole.has(name)) continue;
      whole.add(name);
      const text = components.textOf(name);
      const subtypesOfIt = components.subtypes.get(name) ?? [];
      const others = [...namesIn(text), ...subtypesOfIt.map((one) => wholeName(one))];
      isClosed &&= others.every((one) => components.has(one.component) || one.isWord);
      const isName = isSchema(name) && !text.startsWith('{"$ref"');
      for (const other of others)
        if (isDeep || !isName || other.isInside) queue.push(other);
        else if (components.has(other.component)) named.add(other.component);
    }
  };
  add(parts, true);
  add(shallow, false);
  for (const name of whole) named.delete(name);
  return { whole, named, isClosed };
}

function isSchema(name: string): boolean {
  return name.startsWith("#/components/schemas/");
}

/**
 * The components, for a document of whose components the last run has repaired none. Those of Swagger 2.0
 * are made into others, so they have to be read again.
 */
export function soundComponents({ components }: Members): ReadonlySet<unknown> {
  const groups = isRecord(components) ? Object.values(components).filter(isRecord) : [];
  return new Set([components, ...groups.flatMap((group) => Object.values(group))]);
}
