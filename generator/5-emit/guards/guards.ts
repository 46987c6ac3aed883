import type { ClientPlan } from "../../4-plan/plan.js";
import { compareTexts } from "../../host/text-order.js";
import { guardKey } from "../keys.js";
import { orderBesideType } from "../schemas/schema-values.js";
import { typeOf } from "../schemas/types.js";
import { call, exportFrom, exportFromRuntime, literal, typeSymbol, union } from "../seam/build.js";
import { guardChunk } from "../seam/chunks.js";
import type { Draft, TypeNode } from "../seam/draft.js";
import { headerOf, type Emitter } from "../seam/emitter.js";
import { ownVersion } from "../seam/own-emitters.js";
import { guardsOf, type DirectedShape, type PlannedGuard } from "./guard-plan.js";

/** `guards: true`: the subpath `./guards`, with `isCard` for the variant `Card` of a choice. */
export const guards: Emitter = {
  name: "guards",
  version: ownVersion,
  module: import.meta.url,

  reserves: ({ extras }) =>
    extras.includes("guards") ? { files: ["guards", guardChunk("")] } : {},

  declare(client, usages, claim) {
    if (!client.extras.includes("guards")) return;
    for (const { at, base, baseKey, derive } of guardsOf(client, usages))
      claim({
        key: guardKey(at),
        at,
        role: "guard",
        kind: "value",
        name: derive(base.name),
        baseName: { of: baseKey, derive },
        origin: "suggested",
        suffix: "Variant",
        order: orderBesideType(base),
        home: { folder: "guards/" },
      });
  },

  *emit(plan) {
    for (const client of plan.clients) {
      if (!client.extras.includes("guards")) continue;
      const planned = guardsOf(client, client.usages);
      for (const guard of planned) yield guardModule(guard, client);
      const exports = planned.map(({ at }) => {
        const { name, file } = client.symbol(guardKey(at));
        return exportFrom(file, [name], []);
      });
      yield {
        kind: "module",
        path: `${client.folder}guards`,
        header: headerOf(client.document),
        statements: [
          ...exports.toSorted((a, b) => compareTexts(a.from, b.from)),
          exportFromRuntime("tools/guard", [], ["Guard"]),
        ],
      };
    }
  },
};

function guardModule({ at, property, words, choices, variants }: PlannedGuard, client: ClientPlan) {
  const { name, file } = client.symbol(guardKey(at));
  const said = words.map((word) => `\`${JSON.stringify(word)}\``).join(" or ");
  return {
    kind: "module",
    path: file,
    chunk: guardChunk(client.folder),
    header: headerOf(client.document),
    statements: [
      {
        kind: "const",
        name,
        docs: [`Whether \`${property}\` is ${said}.`],
        exported: true,
        type: typeSymbol(
          client.runtime("tools/guard", "Guard"),
          typesOf(choices, client),
          typesOf(variants, client),
        ),
        value: call(
          client.runtime("tools/guard", "guard"),
          literal(property),
          ...words.map((word) => literal(word)),
        ),
      },
    ],
  } as const satisfies Draft;
}

function typesOf(shapes: readonly DirectedShape[], client: ClientPlan): TypeNode {
  return union(shapes.map(({ shape, direction }) => typeOf(shape, { client, direction })));
}
