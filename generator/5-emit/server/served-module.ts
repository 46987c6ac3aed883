import { formatOfContent } from "../../model/media-types.js";
import { partOf } from "../../4-plan/operations/parameter-groups.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import type { ValuePlaces } from "../../4-plan/readers/reader.js";
import { compareTexts } from "../../host/text-order.js";
import { serverOf } from "../../model/api.js";
import { isSettledBy } from "../../model/dialects.js";
import type { Operation } from "../../model/operation.js";
import type { Parameter } from "../../model/parameter.js";
import { array, literal, literals, members, table, typeSymbol, value } from "../seam/build.js";
import type { Draft, Expression, ObjectMember } from "../seam/draft.js";
import { headerOf } from "../seam/emitter.js";
import { operationKey } from "../keys.js";
import { jsonExpression } from "../validators/check-expression.js";
import { ruleExpression } from "../validators/rule-expression.js";
import { answersExpression } from "./served-answers.js";
import { challengesOf } from "./security.js";
import { bodiesExpression, formExpression } from "./served-bodies.js";
import { ServedRefusals } from "./served-refusals.js";
import { messagesStatements } from "./webhook-handler.js";
import { receivedExpression } from "./received.js";
import { styleExpression } from "./served-styles.js";

/** What handlers and fakes know of the operations: a table. */
export function servedModule(client: ClientPlan): Draft {
  const refusals = new ServedRefusals(client);
  const operations = client.api.operations
    .toSorted((a, b) => compareTexts(a.path, b.path) || compareTexts(a.method, b.method))
    .map((operation) => operationExpression(operation, client, refusals));
  return {
    kind: "module",
    path: `${client.folder}served`,
    header: headerOf(client.document),
    statements: [
      {
        kind: "const",
        name: "served",
        docs: [],
        exported: true,
        type: typeSymbol(client.runtime("serve/handler", "Served")),
        value: table([
          ["operations", array(operations)],
          ["bases", literals(basesOf(client))],
          ...members("challenges", challengesOf(client)),
          ...refusals.ofSchemas(),
        ]),
      },
      ...messagesStatements(client),
    ],
  };
}

/** The table, for other modules. */
export const servedTable = ({ folder }: ClientPlan): Expression =>
  value({ name: "served", file: `${folder}served` });

/** The paths of servers, which stand before those of operations. */
function basesOf({ api }: ClientPlan): readonly string[] {
  const servers = [
    serverOf(api),
    ...api.servers,
    ...api.operations.flatMap(({ servers }) => servers ?? []),
  ];
  const paths = servers.map((server) => pathOf(server).replace(/\/$/, ""));
  return [...new Set(paths)].filter((path) => path !== "").toSorted(compareTexts);
}

function pathOf(server: string): string {
  return URL.canParse(server, "http://localhost")
    ? new URL(server, "http://localhost").pathname
    : "";
}

function operationExpression(
  operation: Operation,
  client: ClientPlan,
  refusals: ServedRefusals,
): Expression {
  const { method, path, security, parameters, body } = operation;
  const given = parameters.map((parameter) => parameterExpression(parameter, client));
  const places = client.operations.receivedPlaces(operation);
  return table([
    ["id", literal(client.symbol(operationKey(operation, "function")).name)],
    ["method", literal(method)],
    ["path", literal(path)],
    ...members("security", security.length > 0 && array(security.map(literals))),
    ...members("parameters", given.length > 0 && array(given)),
    ...members("body", body !== null && bodiesExpression(body.contents, client)),
    ...members("isBodyRequired", body?.required === true && literal(true)),
    ...members("received", receivedExpression(places, client)),
    ...members("hasBigints", hasBigints(places, client) && literal(true)),
    ["answers", answersExpression(operation, client, refusals)],
    ...(client.serves.includes("fake") ? stateMembers(operation) : []),
  ]);
}

/** By the configuration, or as what a function of the user's reads. */
function hasBigints(places: ValuePlaces | null, { api }: ClientPlan): boolean {
  if (places === null) return false;
  return (
    places.hasInt64 || (places.hasFormats && ("int64" in api.formats || "uint64" in api.formats))
  );
}

/** What fakes that keep items have to know. */
function stateMembers({ idempotencyHeader, pagination }: Operation): readonly ObjectMember[] {
  const pages = pagination && { items: pagination.items, step: { ...pagination.step } };
  return [
    ...members("idempotencyHeader", idempotencyHeader !== null && literal(idempotencyHeader)),
    ...members("pages", pages !== null && jsonExpression(pages)),
  ];
}

function parameterExpression(parameter: Parameter, client: ClientPlan): Expression {
  const { name, required, isMade = false, shape } = parameter;
  return table([
    ["in", literal(partOf[parameter.in])],
    ["name", literal(name)],
    ...members("required", (required || isMade) && literal(true)),
    ["rule", ruleExpression(client.rules.of(shape, "request"), client)],
    ["format", parameterFormat(parameter, client)],
  ]);
}

function parameterFormat({ in: place, serialization, shape }: Parameter, client: ClientPlan) {
  if (serialization.kind === "content") {
    const format = formatOfContent(serialization.mediaType);
    const isWhole = place === "querystring";
    if (format === "json" && !isWhole) return table([["kind", literal("json")]]);
    const rule = ruleExpression(client.rules.of(shape, "request"), client);
    const body =
      format === "form"
        ? formExpression(serialization, shape, client)
        : table([
            ["format", literal(format)],
            ["rule", rule],
          ]);
    return table([
      ["kind", literal(isWhole ? "wholeQuery" : "content")],
      ["body", body],
    ]);
  }
  const { style, explode, dialect } = serialization;
  const isSettled = isSettledBy(dialect, serialization);
  const isNested = style === "deepObject" || (place === "query" && isSettled);
  return isNested ? table([["kind", literal("brackets")]]) : styleExpression(style, explode);
}
