/** How each caller is answered, and what it must send. */
import type { Answers } from "./answers.js";

export interface Talk {
  /** `null`: it can't be run as it is. */
  readonly answers: Answers | null;
  /** Method, URL, `Accept`, and of a body its type and text. */
  readonly requests: readonly string[];
}

const forecast = { date: "2026-11-29", celsius: 3, summary: null };
const order = { id: "1", status: "shipped", created_at: "2026-11-29T10:00:00Z", gift: true };
const pet = { id: 7, name: "Rex", photoUrls: [], status: "lost" };

/** Of `../shared/callers`. */
export const sharedTalks: Readonly<Record<string, Talk>> = {
  aspnet: {
    answers: {
      "GET /forecasts": [{ body: [forecast] }, { type: "text/plain", body: "sunny" }],
      "POST /forecasts": { body: forecast },
    },
    requests: [
      "GET /forecasts -> application/json",
      'POST /forecasts -> application/json application/json: {"date":"2026-11-29","celsius":3,"summary":null}',
      'POST /forecasts -> application/json application/json: {"date":"2026-11-29","celsius":3,"summary":null}',
      "GET /forecasts -> text/plain",
    ],
  },
  kubernetes: {
    // It names no server.
    answers: null,
    requests: [],
  },
  media: {
    answers: {
      "GET /reports/1": [
        { body: { rows: 2 } },
        { type: "text/csv", body: "a,b" },
        { type: "application/pdf", body: "%PDF" },
      ],
      "POST /chat": [
        { body: { text: "hello" } },
        { type: "text/event-stream", body: 'data: {"delta":"hel"}\n\ndata: {"delta":"lo"}\n\n' },
      ],
      "PUT /avatar": { status: 204 },
    },
    requests: [
      "GET /reports/1 -> application/json",
      "GET /reports/1 -> text/csv",
      "GET /reports/1 -> application/pdf",
      'POST /chat -> application/json application/json: {"prompt":"hi"}',
      'POST /chat -> text/event-stream application/json: {"prompt":"hi","stream":true}',
      'PUT /avatar -> */* multipart/form-data; boundary=: Content-Disposition: form-data; name="file"; filename="blob"',
      "PUT /avatar -> */* image/png: x",
    ],
  },
  orders: {
    answers: {
      "GET /orders": { body: { data: [order] } },
      "POST /orders": [
        { status: 201, body: order },
        { status: 422, type: "application/problem+json", body: { title: "no" } },
        { status: 201, body: order },
      ],
      "GET /orders/1": { body: order },
      "PUT /orders/1": { body: order },
    },
    requests: [
      "GET /orders/1 -> application/json, application/problem+json",
      'PUT /orders/1 -> application/json, application/problem+json application/json: {"id":"1","status":"shipped","note":"x","gift":true,"created_at":"2026-11-29T10:00:00Z"}',
      "GET /orders?status=shipped -> application/json, application/problem+json",
      "GET /orders?status=open -> application/json, application/problem+json",
      "GET /orders?status=paid -> application/json, application/problem+json",
      "GET /orders?status=in-transit -> application/json, application/problem+json",
      "GET /orders?status=paid -> application/json, application/problem+json",
      'POST /orders -> application/json, application/problem+json application/json: {"status":"paid","priority":3,"shipping":{"city":"Ulm"}}',
      'POST /orders -> application/json, application/problem+json application/json: {"status":"paid","priority":3,"shipping":{"city":"Ulm"}}',
      'POST /orders -> application/json, application/problem+json application/json: {"status":"paid","priority":3,"shipping":{"city":"Ulm"}}',
      "GET /orders?status=shipped -> application/json, application/problem+json",
      'PUT /orders/1 -> application/json, application/problem+json application/json: {"id":"1","status":"shipped","gift":true,"created_at":"2026-11-29T10:00:00Z"}',
    ],
  },
  petstore: {
    answers: {
      "GET /api/v3/pet/1": { body: pet },
      "POST /api/v3/pet": { body: pet },
      "POST /api/v3/pet/1": { body: pet },
    },
    requests: [
      "GET /api/v3/pet/1 -> application/json",
      'POST /api/v3/pet -> application/json application/json: {"name":"Rex","photoUrls":[],"status":"available"}',
      'POST /api/v3/pet -> application/json application/json: {"id":7,"name":"Rex II","photoUrls":[],"status":"lost"}',
      "POST /api/v3/pet/1?name=Rex -> application/json",
    ],
  },
};

const book = {
  id: "1",
  changed_at: "2026-11-29T10:00:00Z",
  title: "Persuasion",
  state: "shredded",
  former: null,
  priority: 9,
  genres: ["novel", "memoir"],
  copies: { ulm: "lent", bonn: "burnt" },
  publisher: { name: "Murray", kind: "imprint" },
  due: "2026-12-24",
  medium: { kind: "audio", seconds: 60, codec: "flac" },
};

/** Of `programs/`. */
export const ownTalks: Readonly<Record<string, Talk>> = {
  exports: {
    answers: {
      "GET /tables/t": [
        { body: { rows: 1 } },
        { type: "text/csv", body: "a,b" },
        { type: "application/cbor", body: "\u0001" },
        { type: "application/vnd.example.v2+json", body: { rows: 2 } },
      ],
      "POST /tables/t": [
        { type: "text/plain", body: "done" },
        { type: "text/plain", body: "done" },
        { type: "text/csv", body: "done" },
        { type: "text/plain", body: "done" },
      ],
      "GET /pictures/t": [{ type: "image/png", body: "PNG" }, { body: { rows: 3 } }],
      "GET /tables/none": {
        status: 404,
        type: "application/problem+json",
        body: { title: "none" },
      },
    },
    requests: [
      "GET /tables/t -> application/json, application/problem+json",
      "GET /tables/t -> text/csv",
      "GET /tables/t -> application/cbor",
      "GET /tables/t -> application/vnd.example.v2+json",
      'POST /tables/t -> text/plain application/json: {"rows":1}',
      "POST /tables/t -> text/plain application/x-www-form-urlencoded: rows=3",
      "POST /tables/t -> text/csv text/csv: a,b",
      "POST /tables/t -> text/plain application/octet-stream: A",
      "GET /pictures/t -> image/png",
      "GET /pictures/t -> application/json",
      "GET /tables/none -> application/json, application/problem+json",
      "GET /tables/none -> text/csv",
    ],
  },
  feed: {
    answers: {
      "GET /posts": [
        { body: { data: [{ id: "1" }], next: "n" } },
        { body: { data: [{ id: "2" }], next: null } },
        { body: { data: [{ id: "1" }, { id: "2" }] } },
      ],
      "POST /answers": [
        { body: { id: "3" } },
        { type: "application/x-ndjson", body: '{"id":"4"}\n{"id":"5"}\n' },
        { type: "application/x-ndjson", body: '{"id":"4"}\n{"id":"5"}\n' },
        { body: { id: "3" } },
      ],
      "GET /changes": [
        { body: [{ id: "6" }] },
        { type: "text/event-stream", body: 'data: {"id":"6"}\n\n' },
        { type: "text/event-stream", body: 'data: {"id":"6"}\n\n' },
      ],
    },
    requests: [
      "GET /posts -> application/json",
      "GET /posts?after=n -> application/json",
      'POST /answers -> application/json application/json: {"text":"hi"}',
      'POST /answers -> application/x-ndjson application/json: {"text":"hi","stream":true}',
      "GET /changes -> application/json",
      "GET /changes -> text/event-stream",
      "GET /posts -> application/json",
      'POST /answers -> application/x-ndjson application/json: {"text":"hi","stream":true}',
      'POST /answers -> application/json application/json: {"text":"hi"}',
      "GET /changes -> text/event-stream",
    ],
  },
  library: {
    answers: {
      "GET /v1/books": { body: { items: [book], facets: [{ state: "lent", count: 1 }] } },
      "GET /v1/books/1": { body: book },
      "PUT /v1/books/1": { body: book },
      "PATCH /v1/books/1": { body: book },
      "GET /v1/books/2": { status: 404 },
      "GET /v1/shelves/shredded": { body: [] },
      "GET /v1/shelves/lost": { body: [] },
      "GET /v1/ping": { status: 204 },
    },
    requests: [
      "GET /v1/books/1 -> application/json",
      'PUT /v1/books/1 -> application/json application/json: {"title":"Emma","state":"shredded","former":null,"priority":9,"genres":["novel","memoir"],"copies":{"ulm":"lent","bonn":"burnt"},"publisher":{"name":"Murray","kind":"imprint"},"due":"2026-12-24","medium":{"kind":"audio","seconds":60,"codec":"flac"}}',
      'PATCH /v1/books/1 -> application/json application/merge-patch+json: {"title":"Persuasion","state":"shredded","genres":["novel","memoir"]}',
      "GET /v1/books?state=shredded&state=lost&sort=-title -> application/json",
      "GET /v1/shelves/shredded -> application/json",
      "GET /v1/books?state=lent -> application/json",
      "GET /v1/books?priority=9 -> application/json",
      "GET /v1/books?priority=3 -> application/json",
      "GET /v1/books/1 -> application/json",
      'PUT /v1/books/1 -> application/json application/json: {"title":"Persuasion","state":"shredded","former":null,"priority":9,"genres":["novel","essay","Persuasion"],"copies":{"ulm":"lent","bonn":"burnt"},"publisher":{"name":"Murray","kind":"imprint"},"due":"2026-12-24","medium":{"kind":"audio","seconds":60,"codec":"flac"}}',
      "GET /v1/shelves/lost -> application/json",
      "GET /v1/ping -> */*",
      "GET /v1/books/2 -> application/json",
    ],
  },
  tenants: {
    answers: {
      "GET /a%2Fb/events": { body: [{ name: "x", at: "1970-01-01T00:00:01Z", seen: [2] }] },
      "POST /a%2Fb/events": [
        { status: 201, body: { name: "again", at: "1970-01-01T00:00:01Z" } },
        { status: 409, body: { reason: "no" } },
        { status: 500, body: { reason: "no" } },
      ],
      "POST /other/events": { status: 201, body: { name: "again", at: "1970-01-01T00:00:01Z" } },
    },
    requests: [
      "GET /a%2Fb/events?api-version=2 -> application/json",
      'POST /a%2Fb/events?api-version=2 -> application/json application/json: {"name":"again","at":"1970-01-01T00:00:01.000Z","seen":[2]}',
      'POST /other/events?api-version=3 -> application/json application/json: {"name":"again","at":"1970-01-01T00:00:01.000Z"}',
      'POST /a%2Fb/events?api-version=2 -> application/json application/json: {"name":"again","at":"1970-01-01T00:00:01.000Z","seen":[2]}',
      'POST /a%2Fb/events?api-version=2 -> application/json application/json: {"name":"again","at":"1970-01-01T00:00:01.000Z","seen":[2]}',
      "GET /a%2Fb/events?api-version=2 -> application/json",
    ],
  },
};
