/** What is sent without a form, and the document for which its builders are generated. */
import type { Upload } from "./hand/multipart.js";
import type { ItemsInput } from "./hand/request.js";

export const itemsInput: ItemsInput = {
  path: { account: "acct_1032D82eZvKYlo2C", transfer: "tr/7781 a" },
  query: {
    limit: 100,
    starting_after: "it_1SQa7cLkdIwHu7ix",
    status: ["pending", "in transit", "paid"],
    created: { gte: 1764000000, lt: 1764604800 },
    q: 'name:"Größe" AND amount>100',
  },
  headers: { "Trace-Id": "3f0c2b1e-7b0a-4f0e-9a42-6d3c5e2f9a01", "Api-Version": "2025-10-29" },
};

/** With a file of 4 KB. */
export const upload: Upload = {
  purpose: "dispute_evidence",
  title: "Größe – photo 1 of 3",
  link: { create: true, expires_at: 1764604800 },
  file: Uint8Array.from({ length: 4096 }, (_, i) => (i * 37) % 256),
};

const string = { type: "string" };
const integer = { type: "integer" };
const responses = {
  200: { description: "Done.", content: { "application/json": { schema: { type: "object" } } } },
};

export const requestsDocument = {
  openapi: "3.1.1",
  info: { title: "Requests", version: "1" },
  paths: {
    "/v1/accounts/{account}/transfers/{transfer}/items": {
      get: {
        operationId: "listItems",
        parameters: [
          { name: "account", in: "path", required: true, schema: string },
          { name: "transfer", in: "path", required: true, schema: string },
          { name: "limit", in: "query", schema: integer },
          { name: "starting_after", in: "query", schema: string },
          { name: "status", in: "query", schema: { type: "array", items: string } },
          {
            name: "created",
            in: "query",
            style: "deepObject",
            explode: true,
            schema: { type: "object", properties: { gte: integer, lt: integer } },
          },
          { name: "q", in: "query", schema: string },
          { name: "Trace-Id", in: "header", schema: string },
          { name: "Api-Version", in: "header", schema: string },
        ],
        responses,
      },
    },
    "/v1/files": {
      post: {
        operationId: "sendFile",
        requestBody: {
          required: true,
          content: {
            "multipart/form-data": {
              schema: {
                type: "object",
                required: ["file"],
                properties: {
                  purpose: string,
                  title: string,
                  link: {
                    type: "object",
                    properties: { create: { type: "boolean" }, expires_at: integer },
                  },
                  file: { type: "string", contentMediaType: "application/octet-stream" },
                },
              },
            },
          },
        },
        responses,
      },
    },
  },
};
