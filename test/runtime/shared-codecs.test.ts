/** Codecs of schemas, which are functions: each is made once, and not before it is needed. */
import { expect, it } from "vitest";
import {
  lazy,
  object,
  shared,
  string,
  type Codec,
} from "../../templates/runtime/encode/codecs/codec.js";
import { dereference } from "../../templates/runtime/encode/codecs/resolve.js";

interface Person {
  name: string;
}

interface Tree {
  name: string;
  child?: Tree | undefined;
}

it("makes a schema's codec once, for all that refer to it", () => {
  let made = 0;
  function personCodec(): Codec<Person> {
    made++;
    return object({ name: string });
  }
  expect(shared(personCodec)).toBe(shared(personCodec));
  expect(dereference(lazy(personCodec))).toBe(shared(personCodec));
  expect(made).toBe(1);
});

it("makes no codec of a schema in itself before a value is written", () => {
  let made = 0;
  function treeCodec(): Codec<Tree> {
    made++;
    return object({ name: string, child: lazy(treeCodec) });
  }
  const child = lazy(treeCodec);
  expect(made).toBe(0);
  expect(dereference(child)).toBe(shared(treeCodec));
  expect(made).toBe(1);
});
