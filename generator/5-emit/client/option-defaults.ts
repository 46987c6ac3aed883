import type { ClientPlan } from "../../4-plan/plan.js";
import { call, literal, typeSymbol, value } from "../seam/build.js";
import type { Expression, Statement } from "../seam/draft.js";

/** The parameter `options` of `createClient`, with the defaults of the configuration where it has some. */
export function optionsWithDefaults(client: ClientPlan): Expression {
  const options: Expression = { kind: "parameter", name: "options" };
  if (membersOf(client).length === 0) return options;
  const defaults = value({ name: "defaults", file: `${client.folder}client` });
  return call(client.runtime("client/defaults", "withDefaults"), defaults, options);
}

/** The constant that holds these defaults. */
export function defaultsData(client: ClientPlan): readonly Statement[] {
  const members = membersOf(client);
  if (members.length === 0) return [];
  return [
    {
      kind: "const",
      name: "defaults",
      docs: [],
      exported: false,
      type: typeSymbol(client.runtime("client/defaults", "Defaults")),
      value: { kind: "object", members },
    },
  ];
}

function membersOf({ api }: ClientPlan): readonly [string, Expression][] {
  const { baseUrl, headers = {}, timeout, totalTimeout } = api.defaults;
  const texts = Object.entries(headers).map(([name, text]): [string, Expression] => [
    name,
    literal(text),
  ]);
  const scalars = Object.entries({ baseUrl, timeout, totalTimeout }).flatMap(
    ([name, setting]): [string, Expression][] =>
      setting === undefined ? [] : [[name, literal(setting)]],
  );
  return texts.length === 0
    ? scalars
    : [...scalars, ["headers", { kind: "object", members: texts }]];
}
