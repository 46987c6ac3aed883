import type { Codec, ObjectCodec } from "../../4-plan/codecs/codec.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import type { RuntimeValue } from "../../4-plan/runtime-exports.js";
import { array, call, literal, literals, named, pairs, value } from "../seam/build.js";
import type { Expression } from "../seam/draft.js";
import { codecKey } from "../keys.js";
import { choiceExpression } from "./choices.js";

/** A codec as an expression: data that the runtime's encoders interpret. */
export function codecExpression(codec: Codec, client: ClientPlan): Expression {
  const inner = (one: Codec) => codecExpression(one, client);
  const base = (name: RuntimeValue<"encode/codecs/codec">) =>
    client.runtime("encode/codecs/codec", name);
  switch (codec.kind) {
    case "simple":
      return value(base(codec.name));
    case "printed":
      return call(client.runtime("encode/codecs/printed", "printed"), value(base(codec.of)));
    case "schema": {
      const named = value(client.symbol(codecKey(codec.id)));
      return call(base(codec.isLazy ? "lazy" : "shared"), named);
    }
    case "nullable":
      return call(base("nullable"), inner(codec.of));
    case "array":
      return call(base("array"), inner(codec.items));
    case "tuple": {
      const first: Expression = array(codec.first.map(inner));
      return call(base("tuple"), first, ...(codec.rest === null ? [] : [inner(codec.rest)]));
    }
    case "object":
      return objectExpression(codec, client);
    case "map":
      return call(base("map"), inner(codec.values));
    case "record": {
      const names: Expression = literals(codec.names);
      return call(client.runtime("encode/codecs/objects", "record"), names, inner(codec.values));
    }
    case "patterned": {
      const patterns = codec.patterns.map(({ source, codec }): Expression =>
        array([literal(source), inner(codec)]),
      );
      return call(
        client.runtime("encode/codecs/objects", "patterned"),
        inner(codec.base),
        ...patterns,
      );
    }
    case "leavingOut": {
      const names = codec.names.map((name) => literal(name));
      return call(
        client.runtime("encode/codecs/objects", "leavingOut"),
        inner(codec.base),
        ...names,
      );
    }
    default:
      return choiceExpression(codec, client, inner);
  }
}

function objectExpression({ members, others, isLoose }: ObjectCodec, client: ClientPlan) {
  const list = members.map(([name, codec]) => [name, codecExpression(codec, client)] as const);
  const table = isLoose ? pairs(list) : named(list);
  if (others === "open") return call(client.runtime("encode/codecs/codec", "openObject"), table);
  const rest = others === "closed" ? [] : [codecExpression(others, client)];
  return call(client.runtime("encode/codecs/codec", "object"), table, ...rest);
}
