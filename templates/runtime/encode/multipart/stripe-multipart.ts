/** Multipart in the dialect `stripe`: what stripe-node 23.1.0 sends for `files.create`. */
import type { Codec } from "../codecs/codec.js";
import { forEachMember } from "../codecs/members.js";
import { resolve } from "../codecs/resolve.js";
import { misfit } from "../codecs/scalar.js";
import type { ArrayFormat } from "../forms/brackets.js";
import type { NullRule } from "../forms/nulls.js";
import { stripeQuery } from "../forms/stripe-form.js";
import type { BodyWriter } from "../operation.js";
import { filePart, fileOf } from "./part-content.js";
import { pairParts, type Part, writeParts } from "./parts.js";

/**
 * Names in bracket notation, at any depth: `file_link_data[metadata][a]`. Files only at the top
 * level.
 */
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
