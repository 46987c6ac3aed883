import { defineMember, escapeToken, type Origin } from "../source.js";

/** A list or mapping that was made here, so that it may be changed. */
export type Container = unknown[] | Record<string, unknown>;

/** The keys and indices that lead to a value. */
export type Location = readonly (string | number)[];

/**
 * A document that overlays change: what it was made from stays as it is, containers are copied
 * when they are first written to. It knows of each part where that was written.
 */
export class OverlaidTree {
  #root: { readonly value: unknown };
  /** The containers made here, with those of their members that were written elsewhere. */
  readonly #made = new Map<object, Map<string, Origin>>();
  readonly #origin: Origin;

  constructor(value: unknown, origin: Origin) {
    this.#root = { value };
    this.#origin = origin;
  }

  get value(): unknown {
    return this.#root.value;
  }

  /** Where the value at a location was written, or where a missing one would be. */
  originOf(location: Location): Origin {
    let at = this.value;
    let origin = this.#origin;
    for (const key of location) {
      origin = this.memberOrigin(at, key, origin);
      at = (at as Record<string | number, unknown> | null | undefined)?.[key];
    }
    return origin;
  }

  /** Where a member of a container was written that was itself written at `origin`. */
  memberOrigin(container: unknown, key: string | number, { file, pointer }: Origin): Origin {
    const own = this.#made.get(container as object)?.get(String(key));
    return own ?? { file, pointer: `${pointer}/${escapeToken(String(key))}` };
  }

  /** The container at a location, ready to be changed. */
  open(location: Location): Container {
    let at = this.#own(this.value as Container);
    this.#root = { value: at };
    for (const key of location) at = this.openMember(at, key);
    return at;
  }

  /** The container that is a member of an open one, ready to be changed. */
  openMember(parent: Container, key: string | number): Container {
    const members = parent as Record<string | number, Container>;
    return (members[key] = this.#own(members[key]!));
  }

  /** Adds or replaces a member of an open container. */
  put(container: Container, key: string | number, value: unknown, origin: Origin): void {
    defineMember(container, key, value);
    this.#made.get(container)!.set(String(key), origin);
  }

  /** Removes a member; the items behind a removed one move up. */
  remove(location: Location): void {
    const key = location.at(-1)!;
    const around = this.originOf(location.slice(0, -1));
    const container = this.open(location.slice(0, -1));
    const origins = this.#made.get(container)!;
    if (!Array.isArray(container)) {
      delete container[key];
      origins.delete(String(key));
      return;
    }
    const rest = container
      .map((_, index) => this.memberOrigin(container, index, around))
      .toSpliced(Number(key), 1);
    container.splice(Number(key), 1);
    origins.clear();
    for (const [index, origin] of rest.entries()) origins.set(String(index), origin);
  }

  /** A copy of a value, for another place of this document: a change of one must not change the other. */
  copy(value: unknown): unknown {
    const origins = this.#made.get(value as object);
    // What was not made here is copied when it is written to.
    if (origins === undefined) return value;
    const copied = shallowCopy(value as Container);
    this.#made.set(copied, new Map(origins));
    for (const [key, member] of Object.entries(copied))
      (copied as Record<string, unknown>)[key] = this.copy(member);
    return copied;
  }

  #own(container: Container): Container {
    if (this.#made.has(container)) return container;
    const copied = shallowCopy(container);
    this.#made.set(copied, new Map());
    return copied;
  }
}

function shallowCopy(container: Container): Container {
  return Array.isArray(container) ? [...container] : { ...container };
}
