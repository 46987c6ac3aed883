/** A request as elements: each piece tells where it comes from when it is pointed at. */
import type { RequestPart } from "../messages.js";
import { element } from "./element.js";

/** The document, as far as a request is concerned. */
export interface SourceText {
  mark(line: number | null): void;
  lineAt(line: number): string;
}

type Tell = (text: readonly (Node | string)[]) => void;

/** @param tell shows what a piece is */
export function piecesOf(
  parts: readonly RequestPart[],
  tell: Tell,
  source: SourceText,
): readonly (Node | string)[] {
  const body = parts.findIndex(({ section }) => section === "body");
  let offset = 0;
  return parts.flatMap((part, index) => {
    if (index === body) offset = 0;
    const piece = pieceOf(part, offset, tell, source);
    offset += byteLength(part.text);
    return index === body ? ["\n", piece] : [piece];
  });
}

/** How the vendor's own client writes the same input. */
export function besideOf(
  parts: readonly RequestPart[],
  vendorBody: string | null,
): readonly Node[] {
  if (vendorBody === null) return [];
  const pieces = parts.filter(({ section }) => section === "body").map(({ text }) => text);
  const own = pieces.join("");
  const sorted = (body: string) => body.split("&").toSorted().join("&");
  if (own === vendorBody) return [note("stripe-node sends the same body, byte for byte.")];
  const isOrdered = sorted(own) === sorted(vendorBody);
  const text = isOrdered
    ? "stripe-node sends the same pairs, in the order of the input:"
    : "stripe-node sends:";
  return [note(text), element("pre", { class: "request" }, vendorBody)];
}

const note = (text: string): Node => element("p", { class: "label" }, text);

/** @param offset of its first byte in the body */
function pieceOf(
  { text, what, place, section, isPlaceholder = false }: RequestPart,
  offset: number,
  tell: Tell,
  source: SourceText,
): Node | string {
  if (what === "") return text;
  const name = place === null ? "piece unplaced" : "piece";
  const piece = element("button", { type: "button", class: `${name} ${section}` }, text);
  const show = () => {
    for (const other of document.querySelectorAll(".piece.chosen"))
      other.classList.remove("chosen");
    piece.classList.add("chosen");
    const end = offset + byteLength(text) - 1;
    const where = section === "body" ? `bytes ${offset} to ${end} of the body: ` : "";
    const from = place === null ? "not in the document" : `line ${place.line}, ${place.pointer}`;
    tell([
      element("strong", {}, what),
      element("span", {}, from),
      ...(place === null
        ? []
        : [element("code", {}, source.lineAt(place.line).trim().slice(0, 200))]),
      element("code", { class: "bytes" }, isPlaceholder ? "" : where + hexOf(text)),
    ]);
    source.mark(place?.line ?? null);
  };
  piece.addEventListener("pointerenter", show);
  piece.addEventListener("focus", show);
  piece.addEventListener("click", show);
  return piece;
}

const encoder = new TextEncoder();
const byteLength = (text: string): number => encoder.encode(text).length;

/** The first bytes, as hexadecimal numbers. */
function hexOf(text: string): string {
  const bytes = encoder.encode(text);
  const shown = Array.from(bytes.slice(0, 48), (byte) => byte.toString(16).padStart(2, "0"));
  return shown.join(" ") + (bytes.length > 48 ? " …" : "");
}
