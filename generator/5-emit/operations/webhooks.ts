import type { Webhook } from "../../model/operation.js";
import { mergeDocs } from "../../model/merge-docs.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { declaredAt, type Pointer } from "../../diagnostics/diagnostic.js";
import { union } from "../seam/build.js";
import { docLines } from "../schemas/doc-lines.js";
import { clientChunk } from "../seam/chunks.js";
import type { Member, Statement } from "../seam/draft.js";
import { headerOf, type Emitter } from "../seam/emitter.js";
import { ownVersion } from "../seam/own-emitters.js";
import { claimInline, inlineStatements } from "../schemas/inline-types.js";
import { webhooksKey } from "../keys.js";
import { typeOf } from "../schemas/types.js";
import { groupBy } from "../../host/group-by.js";
import { compareTexts } from "../../host/text-order.js";

/** The types of webhooks, by name. */
export const webhooks: Emitter = {
  name: "webhooks",
  version: ownVersion,
  module: import.meta.url,

  declare({ api, entry, inline }, _usages, claim) {
    if (api.webhooks.length === 0) return;
    const shared = { suffix: "Types", order: "Webhooks" };
    const home = { folder: "" };
    claim({
      key: webhooksKey,
      at: webhooksAt({ entry }),
      role: "type",
      name: "Webhooks",
      kind: "type",
      origin: "suggested",
      home,
      ...shared,
    });
    claimInline(webhooksKey, inline, { key: webhooksKey, name: "", suffix: "Message" }, claim);
  },

  *emit(plan) {
    for (const client of plan.clients) {
      if (client.api.webhooks.length === 0) continue;
      const { name, file } = client.symbol(webhooksKey);
      const docs = ["What the API sends by itself: the type of each message, by name."];
      const at = webhooksAt(client);
      const statement = messageTypes(name, at, docs, client.api.webhooks, client);
      const header = headerOf(client.document);
      yield {
        kind: "module",
        path: file,
        chunk: clientChunk(client.folder),
        header,
        statements: [statement, ...inlineStatements(webhooksKey, client)],
      };
    }
  },
};

function webhooksAt({ entry }: Pick<ClientPlan, "entry">): Pointer {
  return `${entry}#/webhooks`;
}

/** An interface of messages. A message that can be sent in several ways is a union of them. */
export function messageTypes(
  name: string,
  at: Pointer,
  docs: readonly string[],
  messages: readonly Webhook[],
  client: ClientPlan,
): Statement {
  const byName = groupBy(messages, (message) => message.name);
  const inOrder = [...byName].toSorted(([a], [b]) => compareTexts(a, b));
  const members = inOrder.map(([name, sent]): Member => {
    const types = sent.map(({ shape }) => typeOf(shape, { client, direction: "response" }));
    const merged = sent.map((message) => message.docs).reduce(mergeDocs);
    const at = sent[0]!.at;
    const docs = docLines(merged);
    return { [declaredAt]: at, name, optional: false, type: union(types), docs };
  });
  return { [declaredAt]: at, kind: "interface", name, docs, members, index: null };
}
