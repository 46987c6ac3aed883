/**
 * A server on 127.0.0.1 with the main rules of the three endpoints: credentials, required members,
 * the state of payment records, and the replay of idempotent requests.
 */
import { once } from "node:events";
import { createServer } from "node:http";

/** @param secrets the credentials that the endpoints accept: `{ stripeKey, wepayToken }` */
export async function startServer(secrets) {
  const records = new Map();
  const replays = new Map();
  const payment = { ...demoPayment };
  const exchanges = [];

  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    const { method, url, headers } = request;
    const [status, answer, more = {}] = answerTo({ method, url, headers, body });
    exchanges.push({ method, url, headers, body, status, answer });
    response.writeHead(status, { "content-type": "application/json", ...more });
    response.end(JSON.stringify(answer));
  });

  function answerTo({ method, url, headers, body }) {
    const [, isWePay, id] = /^\/(?:(payments)|v1\/payment_records)\/([^/]+)/.exec(url) ?? [];
    if (method !== "POST" || !id) return [404, stripeError("Unrecognized request URL")];
    if (isWePay) return updatePayment(id, headers, body);
    if (headers.authorization !== `Bearer ${secrets.stripeKey}`)
      return [401, stripeError("Invalid API Key provided")];
    const key = headers["idempotency-key"];
    const earlier = replays.get(key);
    if (earlier && earlier.request !== url + body)
      return [400, stripeError("The key was used with other parameters", "idempotency_error")];
    if (earlier) return [...earlier.result, { "idempotent-replayed": "true" }];
    const result = reportAttempt(url.endsWith("/report_payment") ? null : id, parseForm(body));
    if (key && result[0] !== 400) replays.set(key, { request: url + body, result });
    return result;
  }

  function reportAttempt(id, params) {
    if (id !== null && !records.has(id)) return [404, stripeError(`No such record: ${id}`)];
    const missing = (id === null ? ["amount_requested", "initiated_at"] : ["initiated_at"]).find(
      (name) => params[name] === undefined,
    );
    if (missing) return [400, stripeError(`Missing required param: ${missing}.`)];
    if (Number(params.initiated_at) > 1e11) return [400, stripeError("initiated_at: milliseconds")];
    const record = records.get(id) ?? newRecord(`pr_${records.size + 1}`, params);
    if (record.amount_guaranteed.value > 0)
      return [400, stripeError("This Payment Record already has funds guaranteed.")];
    records.set(record.id, record);
    const { value, currency } = record.amount_requested;
    for (const outcome of ["failed", "guaranteed"])
      record[`amount_${outcome}`] = { value: params.outcome === outcome ? value : 0, currency };
    record.latest_payment_attempt_record = `par_${exchanges.length + 1}`;
    record.metadata = merge(record.metadata, params.metadata);
    return [200, structuredClone(record)];
  }

  function updatePayment(id, headers, body) {
    const name = ["app-id", "app-token", "api-version"].find((header) => !headers[header]);
    if (name) return [400, wepayError("INVALID_PARAMS", `${name} is missing`)];
    if (headers["app-token"] !== secrets.wepayToken)
      return [403, wepayError("NOT_AUTHORIZED", "The application may not do this")];
    if (id !== payment.id) return [400, wepayError("INVALID_PARAMS", "There is no such payment")];
    // An absent member keeps its value, null clears it.
    Object.assign(payment, JSON.parse(body));
    return [200, { ...payment, api_version: headers["api-version"] }];
  }

  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    firstCaptureAt: demoPayment.capture_at,
    lastExchange: () => exchanges.at(-1),
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

function newRecord(id, { amount_requested: { value, currency }, customer_details = null }) {
  const none = { value: 0, currency };
  return {
    id,
    object: "payment_record",
    amount_requested: { value: Number(value), currency },
    amount_failed: none,
    amount_guaranteed: none,
    amount_canceled: none,
    amount_refunded: none,
    created: 1764000000,
    customer_details,
    livemode: false,
    metadata: {},
    processor_details: { type: "custom" },
  };
}

/** An empty value removes its key; empty metadata removes all keys. */
function merge(metadata, change) {
  if (change === "") return {};
  return Object.fromEntries(
    Object.entries({ ...metadata, ...change }).filter(([, value]) => value),
  );
}

/** `a[b][c]=v` to `{ a: { b: { c: "v" } } }`. */
function parseForm(body) {
  const params = {};
  for (const [name, value] of new URLSearchParams(body)) {
    const keys = name.split(/\]?\[|\]$/).filter(Boolean);
    const last = keys.pop();
    keys.reduce((object, key) => (object[key] ??= {}), params)[last] = value;
  }
  return params;
}

function stripeError(message, type = "invalid_request_error") {
  return { error: { type, message } };
}

function wepayError(error_code, error_message) {
  return { error_code, error_message, details: [] };
}

const demoPayment = {
  id: "00000000-0000-0000-0000-00006fa82d45",
  resource: "payments",
  path: "/payments/00000000-0000-0000-0000-00006fa82d45",
  owner: null,
  create_time: 1763900000,
  status: "pending",
  amount: 1000,
  amount_refunded: 0,
  amount_disputed: 0,
  currency: "USD",
  payment_method: { id: "pm-1", resource: "payment_methods", path: "/payment_methods/pm-1" },
  reference_id: null,
  capture_at: 1764259200,
  authorization_code: null,
};
