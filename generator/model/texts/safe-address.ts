import { characterOf, entities } from "./html-entities.js";

/** Whether a link leads to the web, to a mailbox, or to a place beside the one that it stands in. */
export function isSafeAddress(written: string): boolean {
  const address = written
    .replace(entities, characterOf)
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    // As URLs are read: https://url.spec.whatwg.org/#concept-basic-url-parser
    // oxlint-disable-next-line no-control-regex
    .replace(/[\0-\x20\x7f-\xa0]+/g, "");
  const scheme = /^([^:/?#]*):/.exec(address)?.[1];
  if (scheme !== undefined) return /^(?:https?|mailto)$/i.test(scheme);
  // Other names of characters may stand for a colon.
  return !/^[^/?#]*&\w+;/.test(address);
}
