/**
 * The encoders that `npm run bench` compares write the same bytes: otherwise its figures would be
 * meaningless.
 */
import { pathToFileURL } from "node:url";
import { beforeAll, expect, it } from "vitest";
import { reportPayment, type ReportPaymentParams } from "../../../generated/src/stripe/index.js";
import { makeFolder } from "../../leftovers.js";
import { stripeNodeForm } from "../../wire/stripe-node-encoder.js";
import { fullBody, rowsBody, sortMembers } from "./bodies.js";
import { type Builder, generateIndex, jsonDocument } from "./builders.js";
import { encodeFullBody } from "./hand/form.js";
import { writeFullBody } from "./hand/json.js";
import { writeUpload } from "./hand/multipart.js";
import { requestItems } from "./hand/request.js";
import { encodeRowsBody } from "./hand/rows.js";
import { itemsInput, requestsDocument, upload } from "./requests-document.js";

type Builders = Readonly<Record<string, Builder>>;

let requests: Builders;
let json: Builders;

beforeAll(async () => {
  const work = await makeFolder();
  const load = async (document: object | string, name: string) =>
    (await import(pathToFileURL(await generateIndex(document, work, name)).href)) as Builders;
  requests = await load(requestsDocument, "requests");
  json = await load(await jsonDocument(), "json");
});

it("the limit writes the vendor's bytes", () => {
  expect(encodeFullBody(fullBody)).toBe(stripeNodeForm(fullBody));
  expect(encodeRowsBody(rowsBody)).toBe(stripeNodeForm(rowsBody));
});

it("ours does", () => {
  const body = fullBody as unknown as ReportPaymentParams;
  expect(reportPayment({ body }).body).toBe(stripeNodeForm(fullBody));
});

it("the other order of members is another order", () => {
  expect(sortMembers(fullBody)).toEqual(fullBody);
  expect(stripeNodeForm(sortMembers(fullBody))).not.toBe(stripeNodeForm(fullBody));
});

it("JSON is the same as by hand", () => {
  const { body } = json["reportPayment"]!({ body: fullBody });
  expect(body).toBe(writeFullBody(fullBody));
  expect(JSON.parse(body as string)).toEqual(fullBody);
});

it("the URL and the headers are the same as by hand", () => {
  const { operation, ...sent } = requests["listItems"]!(itemsInput);
  expect(operation.id).toBe("listItems");
  expect(sent).toEqual(requestItems(itemsInput));
});

it("the multipart body is the same as by hand", () => {
  const { body, headers } = requests["sendFile"]!({ body: upload });
  const byHand = writeUpload(upload);
  const textOf = (bytes: Uint8Array, contentType: string) =>
    Buffer.from(bytes).toString("latin1").replaceAll(contentType.replace(/.*=/, ""), "");
  const type = headers["content-type"]!;
  expect(type.replace(/=.*/, "")).toBe(byHand.contentType.replace(/=.*/, ""));
  expect(textOf(body as Uint8Array, type)).toBe(textOf(byHand.body, byHand.contentType));
});
