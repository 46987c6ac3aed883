import type { ClientPlan } from "../../4-plan/plan.js";
import { call, literal, members, table, typeSymbol, value } from "../seam/build.js";
import type { Expression, ObjectMember, Statement } from "../seam/draft.js";

/** The parameter `options` of `createClient`, with the defaults of the configuration where it has some. */
export function optionsWithDefaults(client: ClientPlan): Expression {
  const options: Expression = { kind: "parameter", name: "options" };
  if (settingsOf(client).length === 0) return options;
  const defaults = value({ name: "defaults", file: `${client.folder}client` });
  return call(client.runtime("client/defaults", "withDefaults"), defaults, options);
}

/** The constant that holds these defaults. */
export function defaultsData(client: ClientPlan): readonly Statement[] {
  const settings = settingsOf(client);
  if (settings.length === 0) return [];
  return [
    {
      kind: "const",
      name: "defaults",
      docs: [],
      exported: false,
      type: typeSymbol(client.runtime("client/defaults", "Defaults")),
      value: table(settings),
    },
  ];
}

function settingsOf({ api }: ClientPlan): readonly ObjectMember[] {
  const { baseUrl, headers = {}, timeout, totalTimeout } = api.defaults;
  const texts = Object.entries(headers).map(([name, text]): ObjectMember => [name, literal(text)]);
  return [
    ...members("baseUrl", baseUrl !== undefined && literal(baseUrl)),
    ...members("timeout", timeout !== undefined && literal(timeout)),
    ...members("totalTimeout", totalTimeout !== undefined && literal(totalTimeout)),
    ...members("headers", texts.length > 0 && table(texts)),
  ];
}
