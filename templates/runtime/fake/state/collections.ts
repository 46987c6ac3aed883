/** The items that a fake keeps, by the paths of their collections. */
import { kept } from "../../validate/kept.js";
import type { Item } from "./merge.js";

export class Collections {
  readonly #items = new Map<string, Map<string, Item>>();

  /** @param path of the collection, with the variables of a request in it */
  at(path: string): Map<string, Item> {
    return kept(this.#items, path, () => new Map<string, Item>());
  }

  /** Takes an item away, and all that is below it. */
  remove(path: string, id: string): void {
    this.at(path).delete(id);
    const below = `${path}/${encodeURIComponent(id)}/`;
    for (const other of this.#items.keys()) if (other.startsWith(below)) this.#items.delete(other);
  }

  clear(): void {
    this.#items.clear();
  }
}
