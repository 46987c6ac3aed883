/** Values that are sent as one text, which may be JSON. */
import { RequestFault, type RequestPlace } from "../fault.js";
import { parseJson, type Unescape } from "../texts.js";
import { kindOfValue, type ValueKind, type Variant } from "../shapes/variant.js";
import { PlainValue, type WireValue } from "./wire-value.js";

export interface SentText {
  readonly sent: string;
  readonly unescape: Unescape;
  /** Of a part: the same as bytes. */
  readonly file?: () => File;
}

export class TextValue extends PlainValue {
  private readonly text: SentText;

  constructor(text: SentText, place: RequestPlace) {
    super(place);
    this.text = text;
  }

  scalar({ isBinary }: Variant): string | Blob {
    const { file } = this.text;
    return isBinary && file !== undefined ? file() : this.decoded();
  }

  protected decoded(): string {
    return this.text.unescape(this.text.sent, this.place);
  }

  isNull(): boolean {
    return this.text.sent === "";
  }
}

/** A text that is JSON where a list or an object is expected. */
export class TextOrJson extends TextValue {
  private readonly depth: number;
  private parsed: { readonly value: unknown } | null | undefined;

  constructor(text: SentText, place: RequestPlace, depth: number) {
    super(text, place);
    this.depth = depth;
  }

  override isNull(): boolean {
    return super.isNull() || this.decoded() === "null";
  }

  override typed(kind: ValueKind): { readonly value: unknown } | undefined {
    if (kind !== "array" && kind !== "object") return undefined;
    const text = this.decoded();
    if (!text.startsWith(kind === "array" ? "[" : "{")) return undefined;
    if (this.parsed === undefined) this.parsed = triedJson(text, this.place, this.depth);
    return this.parsed ?? undefined;
  }
}

/** Another reading of the text may fit, so invalid JSON isn't refused yet. */
function triedJson(text: string, place: RequestPlace, depth: number) {
  try {
    return { value: parseJson(text, place, depth) };
  } catch (error) {
    if (error instanceof RequestFault) return null;
    throw error;
  }
}

/** A value that was JSON. */
export class JsonValue extends PlainValue {
  private readonly json: { readonly value: unknown };

  constructor(value: unknown, place: RequestPlace) {
    super(place);
    this.json = { value };
  }

  scalar(): undefined {
    return undefined;
  }

  isNull(): boolean {
    return this.json.value === null;
  }

  override typed(): { readonly value: unknown } {
    return this.json;
  }
}

/** JSON texts with the same name: a list of them, or one value, which may be a list itself. */
export class JsonTexts extends PlainValue {
  private readonly values: readonly unknown[];

  constructor(texts: readonly string[], place: RequestPlace, depth: number) {
    super(place, texts.length > 1);
    this.values = texts.map((text) => parseJson(text, place, depth));
  }

  scalar(): undefined {
    return undefined;
  }

  isNull(): boolean {
    return !this.isRepeated && this.values[0] === null;
  }

  override items(_: Variant): readonly WireValue[] {
    return this.values.map((value) => new JsonValue(value, this.place));
  }

  override typed(kind: ValueKind, variant: Variant): { readonly value: unknown } | undefined {
    const [value] = this.values;
    const isTyped = !this.isRepeated && (kind !== "array" || isListOf(variant, value));
    return isTyped ? { value } : undefined;
  }
}

/** Whether a value can be the list itself, and not an item of it. */
function isListOf(variant: Variant, value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  return value.every((item, index) => {
    const kind = kindOfValue(item);
    const variants = variant.item(index)?.variants ?? [];
    return variants.some(({ isFree, kinds }) => isFree || hasKind(kinds, kind));
  });
}

export function hasKind(kinds: readonly ValueKind[], kind: ValueKind): boolean {
  return kinds.includes(kind) || (kind === "integer" && kinds.includes("number"));
}
