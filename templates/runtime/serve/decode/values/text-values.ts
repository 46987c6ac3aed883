/** Values that are sent as one text, which may be JSON. */
import { kept } from "../../../validate/kept.js";
import { RequestFault, type RequestPlace } from "../fault.js";
import { parseJson, type Unescape } from "../texts.js";
import type { LongJson } from "../shapes/long-json.js";
import { kindOfValue, type ValueKind, type Variant } from "../shapes/variant.js";
import { PlainValue, type TypedValue, type WireValue } from "./wire-value.js";

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

  override get isBytes(): boolean | undefined {
    return this.text.file && false;
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
  private parsed: ParsedJson | null | undefined;

  constructor(text: SentText, place: RequestPlace, depth: number) {
    super(text, place);
    this.depth = depth;
  }

  override isNull(): boolean {
    return super.isNull() || this.decoded() === "null";
  }

  override typed(kind: ValueKind, _: Variant, json: LongJson): TypedValue | undefined {
    if (kind !== "array" && kind !== "object") return undefined;
    const text = this.decoded();
    if (!text.startsWith(kind === "array" ? "[" : "{")) return undefined;
    if (this.parsed === undefined) this.parsed = triedJson(text, this.place, this.depth);
    return this.parsed?.by(json);
  }
}

/** Another reading of the text may fit, so invalid JSON isn't refused yet. */
function triedJson(text: string, place: RequestPlace, depth: number): ParsedJson | null {
  try {
    return new ParsedJson(text, place, depth);
  } catch (error) {
    if (error instanceof RequestFault) return null;
    throw error;
  }
}

/** A text of JSON, parsed once for each shape that it is read by. */
export class ParsedJson {
  /** Without the last digits of long integers. */
  readonly value: unknown;
  readonly place: RequestPlace;
  private readonly text: string;
  private readonly exact = new Map<LongJson, TypedValue>();

  /** @throws RequestFault if the text isn't JSON */
  constructor(text: string, place: RequestPlace, depth: number) {
    this.value = parseJson(text, place, depth);
    this.place = place;
    this.text = text;
  }

  by(json: LongJson): TypedValue {
    return kept(this.exact, json, () => ({ value: json.exact(this.value, this.text, this.place) }));
  }
}

/** A value that was JSON. */
export class JsonValue extends PlainValue {
  private readonly json: ParsedJson;

  constructor(json: ParsedJson, place: RequestPlace = json.place) {
    super(place);
    this.json = json;
  }

  scalar(): undefined {
    return undefined;
  }

  isNull(): boolean {
    return this.json.value === null;
  }

  override typed(_: ValueKind, __: Variant, json: LongJson): TypedValue {
    return this.json.by(json);
  }
}

/** JSON texts with the same name: a list of them, or one value, which may be a list itself. */
export class JsonTexts extends PlainValue {
  private readonly values: readonly ParsedJson[];

  constructor(texts: readonly string[], place: RequestPlace, depth: number) {
    super(place, texts.length > 1);
    this.values = texts.map((text) => new ParsedJson(text, place, depth));
  }

  scalar(): undefined {
    return undefined;
  }

  isNull(): boolean {
    return !this.isRepeated && this.values[0]!.value === null;
  }

  override items(_: Variant): readonly WireValue[] {
    return this.values.map((value) => new JsonValue(value));
  }

  override typed(kind: ValueKind, variant: Variant, json: LongJson): TypedValue | undefined {
    const [only] = this.values;
    const isTyped = !this.isRepeated && (kind !== "array" || isListOf(variant, only!.value));
    return isTyped ? only!.by(json) : undefined;
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
