import { kebabCase } from "../../4-plan/names/names.js";
import type { ClientPlan, PackageConfig } from "../../4-plan/plan.js";
import { compareTexts } from "../../host/text-order.js";
import { serverOf } from "../../model/api.js";
import type { Operation } from "../../model/operation.js";
import { alternativesOf } from "../client/client.js";
import { isSentDifferently } from "../client/credentials.js";
import { firstLine, firstParagraph } from "../html-text.js";
import { operationKey } from "../keys.js";
import { placesExpression } from "../operations/value-places.js";
import {
  array,
  call,
  keyword,
  literal,
  literals,
  members,
  table,
  typeSymbol,
  value,
} from "../seam/build.js";
import type { Draft, Expression, Literal, ObjectMember } from "../seam/draft.js";
import { headerOf, type Emitter } from "../seam/emitter.js";
import { ownVersion } from "../seam/own-emitters.js";
import { beside } from "../seam/own-names.js";
import { bodyOf, bodyTypesOf, flagsOf } from "./flags.js";
import { programFile, programOf } from "./program.js";

/** `cli: true`: the subpath `./cli`, and a program in `bin/` that is the package's command. */
export const cli: Emitter = {
  name: "cli",
  version: ownVersion,
  module: import.meta.url,

  reserves: ({ extras }) => (extras.includes("cli") ? { files: ["cli"] } : {}),

  *emit({ clients, package: config }) {
    for (const given of clients) {
      if (!given.extras.includes("cli")) continue;
      const client = beside(["main", "commandTable"], given);
      yield commandModule(client, config);
      // Node doesn't run TypeScript of packages.
      if (!config.sourceOnly) yield programFile(client, config);
    }
  },
};

function commandModule(client: ClientPlan, config: PackageConfig): Draft {
  const path = `${client.folder}cli`;
  const platform = typeSymbol(client.runtime("commands/command-table", "CliPlatform"));
  return {
    kind: "module",
    path,
    header: headerOf(client.document),
    statements: [
      {
        kind: "function",
        name: "main",
        docs: [
          "Runs a command line, and gives its exit code.",
          "",
          "@param words those behind the program's name",
        ],
        parameters: [
          { name: "words", type: { kind: "array", of: keyword("string") }, default: null },
          { name: "platform", type: platform, default: null },
        ],
        returns: { kind: "global", name: "Promise", arguments: [keyword("number")] },
        result: call(
          client.runtime("commands/run-command", "runCommand"),
          value({ name: "commandTable", file: path }),
          value({ name: "createClient", file: `${client.folder}client` }),
          { kind: "parameter", name: "words" },
          { kind: "parameter", name: "platform" },
        ),
      },
      {
        kind: "const",
        name: "commandTable",
        docs: [],
        exported: false,
        type: typeSymbol(client.runtime("commands/command-table", "CommandTable")),
        value: tableOf(client, config),
      },
    ],
  };
}

function tableOf(client: ClientPlan, config: PackageConfig): Expression {
  const program = programOf(client, config);
  const commands = client.api.operations
    .map((operation) => ({ operation, ...nameOf(operation, client) }))
    .toSorted((a, b) => compareTexts(a.group ?? "", b.group ?? "") || compareTexts(a.name, b.name));
  return table([
    ["program", literal(program)],
    ["title", literal(client.api.title)],
    ["apiVersion", literal(client.api.version)],
    ["prefix", literal(program.replace(/\W+/g, "_").toUpperCase())],
    ["server", literal(serverOf(client.api))],
    ["schemes", literals([...new Set(alternativesOf(client).flat())])],
    ...members("isByScheme", isSentDifferently(client) && literal(true)),
    [
      "commands",
      array(
        commands.map(({ operation, group, name }) =>
          table([
            ...members("group", group !== null && literal(group)),
            ["name", literal(name)],
            ...commandMembers(operation, client),
          ]),
        ),
      ),
    ],
  ]);
}

function nameOf({ at }: Operation, client: ClientPlan) {
  const { group, name } = client.method(at);
  return { group: group === null ? null : kebabCase(group), name: kebabCase(name) };
}

function commandMembers(operation: Operation, client: ClientPlan): readonly ObjectMember[] {
  const { docs, pagination } = operation;
  const summary = firstLine(docs);
  const about = firstParagraph(docs.description);
  const body = bodyOf(operation);
  const bodyTypes = bodyTypesOf(operation);
  const answerTypes = client.operations.of(operation).answers.map(({ mediaType }) => mediaType);
  const places = client.operations.parsedPlaces(operation);
  const flags = flagsOf(operation, client).map((flag) =>
    table(
      Object.entries(flag).map(([name, member]): ObjectMember => [
        name,
        Array.isArray(member) ? literals(member as string[]) : literal(member as Literal),
      ]),
    ),
  );
  return [
    ...members("summary", summary !== "" && literal(summary)),
    ...members("description", about !== "" && about !== summary && literal(about)),
    ...members("deprecated", docs.deprecated && literal(true)),
    ["build", value(client.symbol(operationKey(operation, "function")))],
    ...members(
      "pages",
      pagination !== null && value(client.symbol(operationKey(operation, "pages"))),
    ),
    ...members(
      "received",
      places !== null &&
        call(client.runtime("read/formats", "receiver"), placesExpression(places, "parse", client)),
    ),
    ...members("flags", flags.length > 0 && array(flags)),
    ...members("body", body !== null && literal(body)),
    ...members("bodyTypes", bodyTypes.length > 0 && literals(bodyTypes)),
    ...members("answerTypes", answerTypes.length > 0 && literals(answerTypes)),
  ];
}
