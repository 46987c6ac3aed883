/** What documents of the corpus don't say themselves: how their lists come in pages. */
import type { ClientConfig } from "../../../generator/config/generate-config.js";
import type { MemberPath, PageStep } from "../../../generator/model/pagination.js";

type Rule = readonly [items: MemberPath, step: PageStep];

const byNumber = { kind: "page", parameter: "page", first: 1, more: null } as const;

/** A rule applies to each GET that it fits. */
const rules: Readonly<Record<string, readonly Rule[]>> = {
  museum: [[[], { ...byNumber, size: "limit" }]],
  netlify: [[[], { kind: "link" }]],
  "xero-files": [[["Items"], { ...byNumber, size: "pagesize" }]],
  "box-2024.0": [
    [["entries"], { kind: "offset", parameter: "offset", size: "limit", more: null }],
    [["entries"], cursor("marker", "page", "next_marker")],
  ],
  "lob-bundled": [[["data"], { kind: "url", next: ["next_url"] }]],
  "discord-2026-07": [[[], cursor("after", "item", "id")]],
};

function cursor(parameter: string, of: "page" | "item", name: string): PageStep {
  return { kind: "cursor", parameter, of, cursor: [name], more: null };
}

export function settingsOf(id: string): Partial<ClientConfig> {
  const pagination = (rules[id] ?? []).map(([items, step]) => {
    return { at: null, for: undefined, items, step };
  });
  return { idempotencyHeader: "Idempotency-Key", pagination };
}
