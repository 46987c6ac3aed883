/** A list or an object in one text, or a scalar. */
import { type DecodeLimits, malformed, type RequestPlace } from "../fault.js";
import { type SentText, TextValue } from "./text-values.js";
import { unchanged } from "../texts.js";
import { SameName, type WireValue } from "./wire-value.js";

export class DelimitedText extends TextValue {
  private readonly sent: SentText;
  private readonly delimiter: string;
  private readonly explode: boolean;
  private readonly most: number;

  /** @param explode whether members are `name=value`; otherwise names and values are in turn */
  constructor(
    sent: SentText,
    delimiter: string,
    explode: boolean,
    place: RequestPlace,
    { names }: DecodeLimits,
  ) {
    super(sent, place);
    this.sent = sent;
    this.delimiter = delimiter;
    this.explode = explode;
    this.most = names;
  }

  override items(): readonly WireValue[] {
    return this.parts().map((part) => this.value(part));
  }

  override members(): ReadonlyMap<string, WireValue> | undefined {
    const parts = this.parts();
    const values = new Map<string, WireValue[]>();
    const add = (name: SentText, value: SentText) => {
      const text = name.unescape(name.sent, this.place);
      const same = values.get(text);
      if (same === undefined) values.set(text, [this.value(value)]);
      else same.push(this.value(value));
    };
    if (this.explode) {
      for (const { sent, unescape } of parts) {
        const end = sent.indexOf("=");
        if (end < 0) return undefined;
        add({ sent: sent.slice(0, end), unescape }, { sent: sent.slice(end + 1), unescape });
      }
    } else {
      if (parts.length % 2 !== 0) return undefined;
      for (let at = 0; at < parts.length; at += 2) add(parts[at]!, parts[at + 1]!);
    }
    return new Map(Array.from(values, ([name, same]) => [name, new SameName(same, this.place)]));
  }

  private value(part: SentText): WireValue {
    return new TextValue(part, this.place);
  }

  private parts(): readonly SentText[] {
    const { delimiter, most, place } = this;
    const { sent, unescape } = this.sent;
    // Where a comma or a dot is encoded, it belongs to an item; other delimiters always are.
    const isRaw = delimiter === "," || delimiter === ".";
    const texts = (isRaw ? sent : unescape(sent, place)).split(delimiter, most + 1);
    if (texts.length > most) throw malformed(place, `more than ${most} items`, "names");
    return texts.map((text) => ({ sent: text, unescape: isRaw ? unescape : unchanged }));
  }
}
