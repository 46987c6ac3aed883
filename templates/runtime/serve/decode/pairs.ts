/** Names and values: of a query, a form or cookies, and of the parts of a body. */
import { type DecodeLimits, malformed, type RequestPlace } from "./fault.js";
import { JsonTexts, type SentText, TextOrJson, TextValue } from "./values/text-values.js";
import { trimmed, type Unescape, unescapeForm, unescapePercents } from "./texts.js";
import { SameName, type WireValue } from "./values/wire-value.js";

export interface NamedText extends SentText {
  readonly name: string;
  /** Of a part that isn't plain text. Only of a JSON part, `sent` is its text. */
  readonly part?: (place: RequestPlace) => WireValue;
}

export class Pairs {
  /** In the order in which they were sent. */
  readonly all: readonly NamedText[];
  readonly limits: DecodeLimits;
  private readonly byName = new Map<string, NamedText[]>();

  constructor(all: readonly NamedText[], limits: DecodeLimits) {
    this.all = all;
    this.limits = limits;
    for (const pair of all) {
      const same = this.byName.get(pair.name);
      if (same === undefined) this.byName.set(pair.name, [pair]);
      else same.push(pair);
    }
  }

  get names(): Iterable<string> {
    return this.byName.keys();
  }

  /** @param name replaces theirs */
  restrictedTo(isWanted: (pair: NamedText) => boolean, name?: string): Pairs {
    const wanted = this.all.filter(isWanted);
    const renamed = name === undefined ? wanted : wanted.map((pair) => ({ ...pair, name }));
    return new Pairs(renamed, this.limits);
  }

  named(name: string): readonly NamedText[] {
    return this.byName.get(name) ?? [];
  }
}

export function textOfPair({ sent, unescape }: SentText, place: RequestPlace): string {
  return unescape(sent, place);
}

/** @param depth of JSON; `null`: a text isn't read as JSON */
export function valueOfPair(pair: NamedText, place: RequestPlace, depth: number | null): WireValue {
  if (pair.part !== undefined) return pair.part(place);
  return depth === null ? new TextValue(pair, place) : new TextOrJson(pair, place, depth);
}

export function valueOfPairs(
  pairs: readonly NamedText[],
  place: RequestPlace,
  depth: number | null,
): SameName {
  const values = pairs.map((pair) => valueOfPair(pair, place, depth));
  return new SameName(values, place);
}

/** @throws RequestFault if a text isn't JSON */
export function jsonOfPairs(
  pairs: readonly NamedText[],
  place: RequestPlace,
  depth: number,
): WireValue {
  const areTexts = pairs.every(({ part, sent }) => part === undefined || sent !== "");
  if (!areTexts) return valueOfPairs(pairs, place, depth);
  const texts = pairs.map((pair) => textOfPair(pair, place));
  return new JsonTexts(texts, place, depth);
}

/** `a=1&b=2`, of a query or a form. */
export function formPairs(text: string, place: RequestPlace, limits: DecodeLimits): Pairs {
  return splitPairs(text, "&", unescapeForm, place, limits);
}

/** `;a=1;b=2`, of the style `matrix`. */
export function matrixPairs(text: string, place: RequestPlace, limits: DecodeLimits): Pairs {
  return splitPairs(text, ";", unescapePercents, place, limits);
}

/** `a=1; b=2`, of cookies. They may come from others too, so a name that can't be read is as it is. */
export function cookiePairs(
  text: string,
  unescape: Unescape,
  place: RequestPlace,
  limits: DecodeLimits,
): Pairs {
  const tolerant: Unescape = (name) => {
    try {
      return unescape(name, place);
    } catch {
      return name;
    }
  };
  const pairs = splitUpTo(text, ";", place, limits).flatMap((pair): NamedText[] => {
    if (trimmed(pair, place) === "") return [];
    const end = pair.indexOf("=");
    const [name, sent] = [pair.slice(0, Math.max(end, 0)), pair.slice(end + 1)].map((one) =>
      trimmed(one, place),
    ) as [string, string];
    return [{ name: tolerant(name, place), sent, unescape }];
  });
  return new Pairs(pairs, limits);
}

function splitPairs(
  text: string,
  separator: string,
  unescape: Unescape,
  place: RequestPlace,
  limits: DecodeLimits,
): Pairs {
  const texts = splitUpTo(text, separator, place, limits);
  const pairs = texts.flatMap((pair): NamedText[] => {
    if (pair === "") return [];
    const end = pair.indexOf("=");
    const [name, sent] = end < 0 ? [pair, ""] : [pair.slice(0, end), pair.slice(end + 1)];
    return [{ name: unescape(name, place), sent, unescape }];
  });
  return new Pairs(pairs, limits);
}

/** @throws RequestFault if there are more texts than allowed */
export function splitUpTo(
  text: string,
  separator: string,
  place: RequestPlace,
  { names }: DecodeLimits,
): readonly string[] {
  const texts = text.split(separator, names + 1);
  if (texts.length > names) throw malformed(place, `more than ${names} names`, "names");
  return texts;
}
