/** The runtime's code for each dialect that isn't the specification's. */
import type { ParserDialect, VendorDialect } from "../../model/dialects.js";
import type { ArrayFormat } from "../../../templates/runtime/encode/forms/brackets.js";
import type { ArrayNotation } from "../../model/parameter.js";
import type { RuntimeExport } from "../../4-plan/runtime-exports.js";

import { literal } from "../seam/build.js";
import type { Expression } from "../seam/draft.js";

/** What a vendor's own client sends. */
interface VendorWriters {
  readonly form: RuntimeExport;
  readonly multipart: RuntimeExport;
  readonly query: RuntimeExport;
}

export const vendorWriters: Readonly<Record<VendorDialect, VendorWriters>> = {
  stripe: {
    form: ["encode/forms/stripe-form", "stripeForm"],
    multipart: ["encode/multipart/stripe-multipart", "stripeMultipart"],
    query: ["encode/forms/stripe-form", "stripeQuery"],
  },
};

/** The runtime's word for a notation of lists. */
export function arraysArgument(arrays: ArrayNotation): Expression {
  return literal(arrays satisfies ArrayFormat);
}

/** What the writers for parsers ask. */
export const parsers: Readonly<Record<ParserDialect, RuntimeExport>> = {
  qs: ["encode/parsers/qs", "qs"],
  php: ["encode/parsers/php", "php"],
  rails: ["encode/parsers/rails", "rails"],
};
