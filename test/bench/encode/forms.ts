/** Forms, compared with popular encoders and ones written by hand. */
import path from "node:path";
import qs from "qs";
import { packageRoot } from "../../../generator/host/package-root.js";
import { stripeNodeForm } from "../../wire/stripe-node-encoder.js";
import { race } from "../race.js";
import { fullBody, rowsBody, rowsDocument, sortMembers } from "./bodies.js";
import { generateIndex, loadBuilder, writerOf } from "./builders.js";
import { encodeFullBody } from "./hand/form.js";
import { encodeRowsBody } from "./hand/rows.js";

export type Speeds = Readonly<Record<string, number>>;
type Contenders = Readonly<Record<string, () => string>>;

export const ours = "wireform";
export const unordered = "wireform, members in another order";
export const request = "wireform, the whole request";
export const limit = "by hand (the limit)";

export async function raceFullBody(work: string): Promise<Speeds> {
  const index = path.join(packageRoot, "generated/dist/stripe/index.js");
  // Encoders adapt to the order of members, so each order has its own package.
  const [inOrder, inAnother] = await Promise.all(
    ["ordered", "unordered"].map((name) => loadBuilder(index, "reportPayment", work, name)),
  );
  const writeOrdered = writerOf(inOrder!({ body: fullBody }));
  const otherBody = sortMembers(fullBody);
  const writeUnordered = writerOf(inAnother!({ body: otherBody }));
  return raceEqual({
    [ours]: () => writeOrdered(fullBody),
    [unordered]: () => writeUnordered(otherBody),
    [request]: () => inOrder!({ body: fullBody }).body as string,
    [limit]: () => encodeFullBody(fullBody),
    ...othersWith(fullBody),
  });
}

export async function raceRows(work: string): Promise<Speeds> {
  const index = await generateIndex(rowsDocument, work, "rows", "stripe");
  const build = await loadBuilder(index, "sendRows", work, "sendRows");
  const write = writerOf(build({ body: rowsBody }));
  return raceEqual({
    [ours]: () => write(rowsBody),
    [limit]: () => encodeRowsBody(rowsBody),
    ...othersWith(rowsBody),
  });
}

/** How others encode a body; stripe-node's bytes are the reference. */
function othersWith(body: object): Contenders {
  return {
    "stripe-node": () => stripeNodeForm(body),
    qs: () => qs.stringify(body),
    "flattened, URLSearchParams": () => new URLSearchParams(flatten("", body)).toString(),
    "JSON.stringify (another format)": () => JSON.stringify(body),
  };
}

function flatten(prefix: string, value: unknown): [string, string][] {
  if (typeof value !== "object" || value === null) return [[prefix, String(value)]];
  return Object.entries(value).flatMap(([key, member]) =>
    flatten(prefix === "" ? key : `${prefix}[${key}]`, member),
  );
}

/**
 * Compares only correct encoders: ours and the one by hand write the vendor's fields, byte for
 * byte.
 */
async function raceEqual(contenders: Contenders): Promise<Speeds> {
  const expected = sortFields(contenders["stripe-node"]!());
  for (const [name, contender] of Object.entries(contenders))
    if ((name.startsWith(ours) || name === limit) && sortFields(contender()) !== expected)
      throw new Error(`${name} differs from stripe-node:\n${contender()}`);
  return race(contenders, { rounds: 9, turn: 150 });
}

/** Declared members are in the document's order, whatever the caller's: order doesn't matter. */
function sortFields(body: string): string {
  return body.split("&").sort().join("&");
}
