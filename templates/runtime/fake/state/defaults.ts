/** What schemas say that a member is where a request leaves it out: `default`. */
import { hasOwn } from "../../encode/codecs/scalar.js";
import { partsOf } from "../../validate/instances.js";
import { isPlainObject } from "../../validate/objects.js";
import type { JsonSchema, Rule } from "../../validate/rule.js";
import { jsonSchemaOf } from "../../validate/schema.js";
import { copyOf, type Item } from "./merge.js";

/** The members, with those that the rules of an object have a default for; inside of members, too. */
export function withUsualMembers(members: Item, rules: readonly Rule[]): Item {
  return rules.reduce((filled, rule) => {
    const root = jsonSchemaOf("", () => rule);
    return filledUp(filled, [root], root);
  }, members);
}

function filledUp(members: Item, schemas: readonly JsonSchema[], root: JsonSchema): Item {
  const filled = new Map(Object.entries(members));
  for (const { properties } of sureParts(schemas, root))
    for (const [name, schema] of Object.entries(Object(properties) as Item)) {
      const own = [schema as JsonSchema];
      const value = filled.get(name);
      const usual = sureParts(own, root).find((part) => hasOwn(part, "default"));
      if (isPlainObject(value)) filled.set(name, filledUp(value, own, root));
      else if (!filled.has(name) && usual !== undefined) filled.set(name, copyOf(usual["default"]));
    }
  return Object.fromEntries(filled);
}

/** What is said of a value whatever it is: of choices, only the one beside null. */
function sureParts(schemas: readonly JsonSchema[], root: JsonSchema): readonly JsonSchema[] {
  return partsOf(schemas, root, (variants) => {
    const others = variants.filter(({ type }) => type !== "null");
    return others.length === 1 ? others : [];
  });
}
