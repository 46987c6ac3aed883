import { deepStrictEqual } from "node:assert";
import { readFile } from "node:fs/promises";
import path from "node:path";
import * as fc from "fast-check";
import { describe, it } from "vitest";
import { parse } from "yaml";
import * as ours from "../../../generated/src/stripe/index.js";
import { requestDecoder } from "../../../templates/runtime/serve/decode/request.js";
import type { JsonSchema } from "../../../templates/runtime/validate/rule.js";
import { bodyOf, isPlain } from "../../wire/stripe-arbitraries.js";
import {
  attemptFields,
  type FieldKind,
  type Fields,
  paymentFields,
} from "../../wire/stripe-fields.js";
import { ruleOfSchema } from "./schema-rule.js";

/** Fixed, so that a run can be repeated; fast-check prints both with a failure. */
const settings = { seed: 20_261_129, numRuns: 1_500 };

const formType = "application/x-www-form-urlencoded";

interface Document {
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
  readonly paths: Readonly<Record<string, { readonly post: Post }>>;
}

interface Post {
  readonly operationId: string;
  readonly requestBody: {
    readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>>;
  };
}

const file = path.join(import.meta.dirname, "../../../specs/stripe.yaml");
const { paths, components } = parse(await readFile(file, "utf8")) as Document;

const endpoints = {
  reportPayment: {
    fields: paymentFields,
    path: "/v1/payment_records/report_payment",
    encode: (body: unknown) => ours.reportPayment({ body: body as ours.ReportPaymentParams }).body,
  },
  reportPaymentAttempt: {
    fields: attemptFields,
    path: "/v1/payment_records/{id}/report_payment_attempt",
    encode: (body: unknown) =>
      ours.reportPaymentAttempt({
        path: { id: "pr_1" },
        body: body as ours.ReportPaymentAttemptParams,
      }).body,
  },
};

describe.each(Object.entries(endpoints))("%s", (id, { fields, path, encode }) => {
  const { schema } = paths[path]!.post.requestBody.content[formType]!;
  const decode = requestDecoder({
    id,
    method: "POST",
    path,
    body: {
      [formType]: {
        format: "form",
        rule: ruleOfSchema(schema, components.schemas),
        isNested: true,
      },
    },
    answers: {},
  });

  it("comes back from its own request", async () => {
    const property = fc.asyncProperty(bodyOf(fields), async (body) => {
      const bytes = new TextEncoder().encode(String(encode(body)));
      const headers = new Headers({ "content-type": formType });
      const url = new URL("https://api.example/");
      const decoded = await decode({ url, headers, body: async () => bytes }, {});
      deepStrictEqual(decoded, { body: objectBack(body, fields) ?? {} });
    });
    await fc.assert(property, settings);
  });
});

/**
 * What has to come back: no undefined and empty members; of other scalars than the declared ones,
 * the text, as the schema says. A null is an empty text.
 */
function back(value: unknown, kind: FieldKind | Fields): unknown {
  if (value === undefined) return undefined;
  if (typeof kind === "object") return value === null ? "" : objectBack(value, kind);
  if (value === null) return "";
  switch (kind) {
    case "text":
      return textBack(value);
    case "integer":
    case "seconds": {
      const text = textBack(value);
      return Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text);
    }
    case "metadata":
      return isPlain(value) ? mapBack(value) : "";
    case "texts": {
      const items = (value as unknown[]).filter((item) => item !== undefined).map(textBack);
      return items.length === 0 ? undefined : items;
    }
  }
}

function textBack(value: unknown): string {
  if (value instanceof Date) return String(Math.floor(+value / 1000));
  return value === null ? "" : String(value);
}

function mapBack(value: Readonly<Record<string, unknown>>): unknown {
  const sent = Object.entries(value).filter(([, member]) => member !== undefined);
  return sent.length === 0
    ? undefined
    : Object.fromEntries(sent.map(([name, member]) => [name, textBack(member)]));
}

function objectBack(value: unknown, fields: Fields): unknown {
  const members = Object.entries(value as object).flatMap(([name, member]) => {
    const sent = back(member, fields[name]!);
    return sent === undefined ? [] : [[name, sent] as const];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}
