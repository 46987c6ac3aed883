/**
 * Anybody may make up formats, and unknown ones are notes. What is nearly a name of the OpenAPI Format
 * Registry was meant to be that one: as it stands, it is a note too.
 */
import { child, type Node } from "../../2-resolve/node.js";
import type { Lowering } from "../lowering.js";
import { userFormat } from "../schemas/user-formats.js";

/** Of the OpenAPI Format Registry, and Stripe's name of `unixtime`. */
const registered = (
  "base64url binary byte char commonmark date date-time date-time-local decimal decimal128 double double-int " +
  "duration email float hostname html http-date idn-email idn-hostname int8 int16 int32 int64 ipv4 ipv6 iri " +
  "iri-reference json-pointer media-range password regex relative-json-pointer sf-binary sf-boolean sf-decimal " +
  "sf-integer sf-string sf-token time time-local uint8 uint16 uint32 uint64 unixtime unix-time uri uri-reference " +
  "uri-template uuid"
).split(" ");

export const registeredFormats: ReadonlySet<unknown> = new Set(registered);

export function warnOfFormat(node: Node, { config, diagnostics }: Lowering): void {
  const format = child(node, "format")!;
  if (typeof format.value !== "string" || userFormat(node, config) !== null) return;
  const meant = formatMeant(format.value);
  if (meant === undefined) return;
  const message = `there is no format ${JSON.stringify(format.value)}: it has no effect`;
  diagnostics.report("WF3017", format.at, message, { hint: `did you mean ${meant}?` });
}

/** The registered format that a name was meant to be; `undefined`: it may well be one of its own. */
export function formatMeant(written: string): string | undefined {
  return registered.find(
    (name) => plain(written) === plain(name) || isSlip(written.toLowerCase(), name),
  );
}

/** `dateTime`, `date_time` and `DATETIME` are all `date-time`. */
const plain = (name: string) => name.toLowerCase().replace(/[-_ ]/g, "");

/**
 * Whether a name differs by one slip of the fingers: two neighbours that changed places, or a letter
 * too many, too few or wrong. In short names, and with other digits, that is mostly another format:
 * `url`, `int24`, `uuid4`; but for a letter that is there twice, or the last one that is missing.
 */
function isSlip(written: string, name: string): boolean {
  let start = 0;
  while (start < written.length && written[start] === name[start]) start++;
  const [left, meant] = [written.slice(start), name.slice(start)];
  const [first = "", second = ""] = meant;
  const isSwap = left === second + first + meant.slice(2) && meant.length > 1;
  if (isSwap) return true;
  const isDoubled = start > 0 && left === written[start - 1] + meant;
  // `htm` is what files of HTML are called.
  const isCut = start > 2 && left === "" && /^[a-z]$/.test(meant) && written !== "htm";
  if (isDoubled || isCut) return true;
  if (name.length < 5 || /\d/.test(left.charAt(0) + first)) return false;
  const isOneMore = left.slice(1) === meant;
  const isOneLess = left === meant.slice(1);
  return left.slice(1) === meant.slice(1) || (isOneMore && left !== "s") || isOneLess;
}
