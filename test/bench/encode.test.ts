/**
 * The encoders that `npm run bench` compares write the same bytes: otherwise its figures would be
 * meaningless.
 */
import { expect, it } from "vitest";
import { reportPayment, type ReportPaymentParams } from "../../generated/src/stripe/index.js";
import { stripeNodeForm } from "../wire/stripe-node-encoder.js";
import { fullBody, rowsBody, sortMembers } from "./encode-bodies.js";
import { encodeFullBody } from "./hand-encoder.js";
import { encodeRowsBody } from "./hand-rows-encoder.js";

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
