/** Finds where the document says things: pointers become lines, and members of values their schemas. */
import { declaredAt, onPointer, type Pointer } from "../../generator/diagnostics/diagnostic.js";
import { locatePlace, type LineStarts, type Locators } from "../../generator/diagnostics/locate.js";
import type { Api } from "../../generator/model/api.js";
import type { Property, Shape } from "../../generator/model/schema.js";
import { resolveShape } from "../../generator/model/walk.js";
import type { DocumentPlace } from "../messages.js";

export class Places {
  readonly #lines: LineStarts = new Map();

  constructor(
    readonly api: Api,
    readonly sources: Locators,
  ) {}

  /** The line of a key, or of the item of a list. */
  at(pointer: Pointer): DocumentPlace {
    const { line, pointer: inFile } = locatePlace(
      onPointer(pointer, "key"),
      this.sources,
      this.#lines,
    );
    return { line, pointer: inFile ?? "" };
  }

  /**
   * Where the member that a path leads to is declared: `["amount", "value"]`. Where the document doesn't
   * describe it, the nearest place around it. Positions in lists are texts, too.
   * @param outer of the whole value
   */
  ofMember(shape: Shape, path: readonly string[], outer: Pointer): Pointer {
    let [around, shapes] = [outer, [shape]];
    for (const name of path) {
      const properties = shapes.flatMap((one) => this.#member(one, name, 0));
      const [found] = properties.flatMap((property) => property.at ?? []);
      around = found ?? around;
      shapes = properties.map((property) => property.shape);
    }
    return around;
  }

  /** What a shape says of a member: several things where it is a choice. */
  #member(shape: Shape, name: string, depth: number): readonly Found[] {
    const target = resolveShape(shape, this.api.schemas);
    if (depth > 20) return [];
    const inner = (part: Shape) => this.#member(part, name, depth + 1);
    switch (target.kind) {
      case "object": {
        const own = target.properties.find((property) => property.name === name);
        if (own !== undefined) return [foundAt(own)];
        return typeof target.additional === "string" ? [] : [{ shape: target.additional }];
      }
      case "array":
        return /^\d*$/.test(name) ? [{ shape: target.items }] : [];
      case "tuple": {
        const item = target.prefix[Number(name)] ?? target.rest;
        return item === null || item === undefined ? [] : [{ shape: item }];
      }
      case "union":
        return target.variants.flatMap(inner);
      case "intersection":
        return target.parts.flatMap(inner);
      default:
        return [];
    }
  }
}

interface Found {
  readonly shape: Shape;
  readonly at?: Pointer | undefined;
}

function foundAt(property: Property): Found {
  return { shape: property.shape, at: property[declaredAt] };
}
