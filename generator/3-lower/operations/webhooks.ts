import { webhookKeys } from "../../1-load/keyword-context.js";
import { child, isRecord, items, type Node } from "../../2-resolve/node.js";
import type { Pointer } from "../../diagnostics/diagnostic.js";
import type { Callback, Webhook } from "../../model/operation.js";
import { docsOf } from "../schemas/docs.js";
import { mergeDocs } from "../../model/merge-docs.js";
import { methods } from "./methods.js";
import { isIgnoredHeader } from "./parameters.js";
import type { Lowering } from "../lowering.js";
import { unionOf } from "../../model/compose.js";

/** `webhooks` of the document: what the API sends by itself. Of two with one name, the first counts. */
export function lowerWebhooks(lowering: Lowering): readonly Webhook[] {
  const known = new Set<string>();
  return mapsOfWebhooks(lowering).flatMap((webhooks) => {
    const names = lowering.openapi.keysOf(webhooks);
    const own = names.filter((name) => !name.startsWith("x-") && !known.has(name));
    for (const name of own) known.add(name);
    return own.flatMap((name) => {
      const written = child(webhooks, name)!;
      return lowerMessages(name, written.at, written, lowering);
    });
  });
}

/** An extension may be anything else, too: only a mapping is read. */
function mapsOfWebhooks({ openapi, read }: Lowering): readonly Node[] {
  return webhookKeys.flatMap((key) => {
    const isExtension = key.startsWith("x-");
    const found = isExtension ? child(openapi.root, key) : read.mapping(openapi.root, key);
    return isRecord(found?.value) ? [found!] : [];
  });
}

/** `callbacks` of an operation: what the API sends after a call. */
export function lowerCallbacks(operation: Node, lowering: Lowering): readonly Callback[] {
  const callbacks = lowering.read.mapping(operation, "callbacks");
  if (callbacks === undefined) return [];
  return lowering.openapi.keysOf(callbacks).flatMap((name) => {
    const written = child(callbacks, name)!;
    const callback = lowering.openapi.follow(written);
    if (name.startsWith("x-") || !isRecord(callback.value)) return [];
    return lowering.openapi.keysOf(callback).flatMap((expression) => {
      if (expression.startsWith("x-")) return [];
      return lowerMessages(name, written.at, child(callback, expression)!, lowering);
    });
  });
}

/** The bodies that the operations of one path item carry. */
function lowerMessages(
  name: string,
  at: Pointer,
  written: Node,
  lowering: Lowering,
): readonly Webhook[] {
  const item = lowering.openapi.follow(written);
  if (!isRecord(item.value)) return [];
  return Object.keys(item.value)
    .filter((key) => methods.includes(key))
    .map((method) => {
      const operation = lowering.openapi.follow(child(item, method)!);
      const body = child(operation, "requestBody");
      const content = body && child(lowering.openapi.follow(body), "content");
      const types = isRecord(content?.value) ? Object.keys(content.value) : [];
      const shapes = types.map((type) =>
        lowering.schema(child(lowering.openapi.follow(child(content!, type)!), "schema")),
      );
      const docs = mergeDocs(docsOf(operation), docsOf(item));
      return {
        at,
        name,
        method: method.toUpperCase(),
        docs,
        requiredHeaders: requiredHeaders([item, operation], lowering),
        shape: unionOf(shapes, lowering.shapes),
      };
    });
}

/** Of the operation, and those of its path item that it doesn't declare otherwise. */
function requiredHeaders(declaring: readonly Node[], { openapi }: Lowering): readonly string[] {
  const found = new Map<string, readonly [name: string, isRequired: boolean]>();
  for (const parameter of declaring.flatMap((node) => items(child(node, "parameters")))) {
    const { value } = openapi.follow(parameter);
    if (!isRecord(value) || value["in"] !== "header" || typeof value["name"] !== "string") continue;
    found.set(value["name"].toLowerCase(), [value["name"], value["required"] === true]);
  }
  return [...found.values()].flatMap(([name, isRequired]) =>
    isRequired && !isIgnoredHeader(name) ? [name] : [],
  );
}
