/** How fast forms are decoded, compared with qs. */
import path from "node:path";
import qs from "qs";
import { packageRoot } from "../../../generator/host/package-root.js";
import type * as bodyTemplate from "../../../templates/runtime/serve/decode/bodies/body.js";
import type * as faultTemplate from "../../../templates/runtime/serve/decode/fault.js";
import type * as readerTemplate from "../../../templates/runtime/serve/decode/shapes/reader.js";
import type * as shapesTemplate from "../../../templates/runtime/serve/decode/shapes/shapes.js";
import type { ServedOperation } from "../../../templates/runtime/serve/served.js";
import { stripeNodeForm } from "../../wire/stripe-node-encoder.js";
import { fullBody } from "../encode/bodies.js";
import { race } from "../race.js";
import { generatePackage } from "./package.js";

export interface RacedForm {
  readonly title: string;
  readonly speeds: Readonly<Record<string, number>>;
  /** How many times as long as qs it takes. */
  readonly ratio: number;
}

type Runtime = Pick<typeof bodyTemplate, "valueOfBody"> &
  Pick<typeof faultTemplate, "usualLimits"> &
  Pick<typeof readerTemplate, "WireReader"> &
  Pick<typeof shapesTemplate, "ValueShapes">;

interface ServedModule {
  readonly served: { readonly operations: readonly ServedOperation[] };
}

const type = "application/x-www-form-urlencoded";

export async function raceForms(work: string): Promise<readonly RacedForm[]> {
  const document = path.join(packageRoot, "specs/stripe.yaml");
  const made = await generatePackage(document, path.join(work, "forms"));
  const runtime = (await made.load("runtime")) as Runtime;
  const { served } = (await made.load("served")) as ServedModule;
  const operation = served.operations.find(({ id }) => id === "reportPayment")!;
  const decode = decoderOf(operation, runtime);
  const bodies = [
    ["a form of one pair", "customer_details[email]=a%40example.com"],
    ["the form of report_payment, all fields", stripeNodeForm(fullBody)],
  ] as const;
  const raced: RacedForm[] = [];
  for (const [title, text] of bodies) {
    const bytes = new TextEncoder().encode(text);
    const decoder = new TextDecoder();
    const speeds = await race(
      {
        wireform: () => lengthOf(decode(bytes)),
        "qs.parse": () => lengthOf(qs.parse(decoder.decode(bytes))),
      },
      { rounds: 7, turn: 80 },
    );
    raced.push({ title, speeds, ratio: speeds["qs.parse"]! / speeds["wireform"]! });
  }
  return raced;
}

const lengthOf = (value: unknown) => (value === undefined ? "" : "value");

function decoderOf({ body }: ServedOperation, runtime: Runtime) {
  const { valueOfBody, usualLimits, WireReader, ValueShapes } = runtime;
  const form = body![type]!;
  const shape = new ValueShapes().ofRule(form.rule);
  const toRead = { body: form, shape };
  return (bytes: Uint8Array): unknown =>
    valueOfBody(bytes, type, toRead, new WireReader(), usualLimits);
}
