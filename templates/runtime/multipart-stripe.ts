/** Multipart in the dialect `stripe`: what stripe-node 23.1.0 sends for `files.create`. */
import type { ArrayFormat } from "./brackets.js";
import type { Codec } from "./codec.js";
import { forEachMember } from "./members.js";
import { filePart, fileOf } from "./multipart-content.js";
import { pairParts, type Part, writeParts } from "./multipart-parts.js";
import type { NullRule } from "./nulls.js";
import type { BodyWriter } from "./operation.js";
import { resolve } from "./resolve.js";
import { misfit } from "./scalar.js";
import { stripeQuery } from "./stripe-form.js";

/** Names in bracket notation, at any depth: `file_link_data[metadata][a]`. Files at the top only. */
export function stripeMultipart<T>(
  codec: Codec<T>,
  arrays: ArrayFormat = "indices",
  mediaType = "multipart/form-data",
  nulls?: NullRule,
): BodyWriter {
  return {
    contentType: mediaType,
    write(value) {
      const node = resolve(codec, value);
      if (node.kind !== "object") throw misfit(value, "an object");
      const parts: Part[] = [];
      forEachMember(node, value, (name, member, memberValue) => {
        const file = fileOf(resolve(member, memberValue).kind, memberValue);
        if (file !== undefined) parts.push(filePart(name, file, null));
        else parts.push(...pairParts(stripeQuery(member, arrays, nulls).write(name, memberValue)));
      });
      return writeParts(mediaType, parts);
    },
  };
}
