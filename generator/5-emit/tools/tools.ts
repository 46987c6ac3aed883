import { camelCase } from "../../4-plan/names/names.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { compareTexts } from "../../host/text-order.js";
import type { Operation } from "../../model/operation.js";
import { operationKey } from "../keys.js";
import {
  array,
  exportFrom,
  exportFromRuntime,
  globalType,
  typeSymbol,
  value,
} from "../seam/build.js";
import { toolChunk } from "../seam/chunks.js";
import type { Draft } from "../seam/draft.js";
import { headerOf, type Emitter } from "../seam/emitter.js";
import { ownVersion } from "../seam/own-emitters.js";
import { isTool, toolNames } from "./tool-choice.js";
import { toolStatement } from "./tool-statement.js";

/** `tools: true`: the subpath `./tools`, with each operation as a tool for language models. */
export const tools: Emitter = {
  name: "tools",
  version: ownVersion,
  module: import.meta.url,

  reserves: ({ extras }) =>
    extras.includes("tools") ? { names: ["tools"], files: ["tools", toolChunk("")] } : {},

  declare(client, _usages, claim) {
    if (!client.extras.includes("tools")) return;
    for (const operation of client.api.operations.filter((one) => isTool(one, client))) {
      const derive = (baseName: string) => `${camelCase(baseName)}Tool`;
      claim({
        key: operationKey(operation, "tool"),
        at: `${operation.at}/tool`,
        role: "tool",
        kind: "value",
        name: derive(operation.name),
        baseName: { of: operationKey(operation, "function"), derive },
        origin: "suggested",
        suffix: "OfApi",
        order: operation.name,
        home: { folder: "tools/" },
      });
    }
  },

  *emit(plan) {
    for (const client of plan.clients) {
      if (!client.extras.includes("tools")) continue;
      const operations = client.api.operations.filter((one) => isTool(one, client));
      const names = toolNames(operations, client);
      for (const operation of operations)
        yield {
          kind: "module",
          path: client.symbol(operationKey(operation, "tool")).file,
          chunk: toolChunk(client.folder),
          header: headerOf(client.document),
          statements: [toolStatement(operation, names.get(operation)!, client)],
        };
      yield indexModule(operations, client);
    }
  },
};

/** What the subpath `./tools` exports. */
function indexModule(operations: readonly Operation[], client: ClientPlan): Draft {
  const symbols = operations
    .map((operation) => client.symbol(operationKey(operation, "tool")))
    .toSorted((a, b) => compareTexts(a.name, b.name));
  return {
    kind: "module",
    path: `${client.folder}tools`,
    header: headerOf(client.document),
    statements: [
      {
        kind: "const",
        name: "tools",
        docs: ["All of them, by name."],
        exported: true,
        type: globalType("ReadonlyArray", typeSymbol(client.runtime("agents/tool", "Tool"))),
        value: array(symbols.map((symbol) => value(symbol))),
      },
      ...symbols.map(({ name, file }) => exportFrom(file, [name], [])),
      exportFromRuntime(
        "agents/tool",
        [],
        ["Tool", "ToolAnnotations", "ToolOptions", "ToolResult", "ToolSchema"],
      ),
    ],
  };
}
