import type { Operation } from "../../model/operation.js";
import { camelCase, pascalCase } from "../../4-plan/names/names.js";
import type { Claims, DeclaredClient } from "../../4-plan/plan.js";
import { ownAnswers } from "./answers.js";
import { claimInline } from "../schemas/inline-types.js";
import { askedKey, askedPlace, operationKey, type OperationPart } from "../keys.js";
import { claimTables } from "./operation-tables.js";
import { declaresHeaders } from "./response-types.js";

/** Claims the names in an operation's module: the function's and those beside it. */
export function claimOperation(operation: Operation, client: DeclaredClient, claim: Claims): void {
  const written = operation.name;
  const main = operationKey(operation, "function");
  const shared = { at: operation.at, suffix: "Operation", order: written };
  claim({
    key: main,
    role: "function",
    kind: "value",
    name: camelCase(written),
    origin: origins[operation.naming],
    home: { folder: "operations/" },
    ...shared,
  });
  const suggest = (part: OperationPart, derive: (baseName: string) => string) => {
    const key = operationKey(operation, part);
    const kind = part === "data" || part === "pages" ? "value" : "type";
    const home = { fileOf: main };
    const name = derive(written);
    const baseName = { of: main, derive };
    claim({ key, role: part, kind, name, baseName, origin: "suggested", home, ...shared });
  };
  suggest("input", (baseName) => `${pascalCase(baseName)}Input`);
  suggest("responses", (baseName) => `${pascalCase(baseName)}Responses`);
  suggest("data", (baseName) => `${camelCase(baseName)}Operation`);
  if (operation.pagination !== null) suggest("pages", (baseName) => `${camelCase(baseName)}Pages`);
  if (declaresHeaders(operation))
    suggest("responseHeaders", (baseName) => `${pascalCase(baseName)}ResponseHeaders`);
  const { answers, groups } = client.operations.of(operation);
  if (answers.length > 0) suggest("answers", (baseName) => `${pascalCase(baseName)}Answers`);
  for (const { mediaType, word } of ownAnswers(operation, client)) {
    const derive = (baseName: string) => pascalCase(`${baseName} ${word} Responses`);
    claim({
      key: askedKey(operation, mediaType),
      role: "responses",
      kind: "type",
      name: derive(written),
      baseName: { of: main, derive },
      origin: "suggested",
      home: { fileOf: main },
      ...shared,
      at: askedPlace(operation, mediaType),
    });
  }
  if (operation.callbacks.length > 0)
    suggest("callbacks", (baseName) => `${pascalCase(baseName)}Callbacks`);
  for (const { part } of groups) suggest(part, (baseName) => pascalCase(`${baseName} ${part}`));
  claimTables(operation, groups, client.api.shapes, claim);
  const baseName = { key: main, name: written, suffix: "Operation" };
  claimInline(operation.at, client.inline, baseName, claim);
}

const origins = { configured: "configured", authored: "fixed", derived: "suggested" } as const;
