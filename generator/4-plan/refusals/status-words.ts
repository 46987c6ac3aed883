/** Which value of an enum says best what a status means. */
import type { JsonValue } from "../../model/docs.js";

type Word = string | number | boolean;

/** What APIs call a status, best first; then as the statuses behind it. */
const meanings: Readonly<Record<number, readonly [words: RegExp, ...like: number[]]>> = {
  400: [
    /bad_?request|malformed|invalid_?(request|arg|param|input|form|json|data|value)|^invalid$|validation/,
  ],
  401: [/unauthori[sz]ed|unauthenticated|not_?auth|invalid_?auth|authentication|credential/, 403],
  402: [/payment_?required|^payment|declined|insufficient_funds|card_error/, 400],
  403: [/forbidden|permission|denied|^access/, 400],
  404: [/not_?found|no_?such|^missing$/, 400],
  405: [/method/, 400],
  406: [/not_?acceptable/, 400],
  408: [/time_?d?_?out/, 400],
  409: [/conflict|already|exists/, 400],
  410: [/^gone$|expired|deleted|removed/, 404],
  412: [/precondition/, 409],
  413: [/too_?large|payload/, 400],
  415: [/media_?type|content_?type/, 400],
  422: [/unprocess|validation/, 400],
  429: [/too_?many|rate_?limit|throttl/, 400],
  500: [/internal|server_?error|^api_?error|unexpected|unknown/],
  501: [/not_?implemented|unimplemented/, 500],
  502: [/gateway|upstream/, 503],
  503: [/unavailable|overload/, 500],
  504: [/time_?d?_?out/, 503],
};

const statuses = Object.keys(meanings).map(Number);

/**
 * A value for all statuses, or one by status: `{ "{status}": { "4XX": "invalid", "5XX": "internal" } }`.
 * @param isRequired whether there must be one where no value says what a status means
 * @returns undefined: no value says anything
 */
export function wordForm(words: readonly Word[], isRequired: boolean): JsonValue | undefined {
  const chosen = new Map(
    statuses.map((status) => [
      status,
      wordFor(status, words) ?? (isRequired ? words[0] : undefined),
    ]),
  );
  const ofClient = chosen.get(400);
  const ofServer = chosen.get(500);
  const others = Array.from(chosen).filter(
    ([status, word]) => word !== (status < 500 ? ofClient : ofServer),
  );
  if (others.length === 0 && ofClient === ofServer) return ofClient;
  const told: readonly (readonly [string | number, Word | undefined])[] = [
    ...others,
    ["4XX", ofClient],
    ["5XX", ofServer],
  ];
  return {
    "{status}": Object.fromEntries(
      told.flatMap(([status, word]) => (word === undefined ? [] : [[status, word] as const])),
    ),
  };
}

function wordFor(status: number, words: readonly Word[]): Word | undefined {
  const numbers = words.filter((word) => typeof word === "number");
  if (numbers.length > 0) return numberFor(status, numbers);
  const texts = words.map((word) =>
    String(word)
      .replace(/([a-z])([A-Z])/g, "$1_$2")
      .toLowerCase(),
  );
  for (const like of likeOf(status)) {
    const found = texts.findIndex((text) => meanings[like]![0].test(text.replace(/[\s-]/g, "_")));
    if (found >= 0) return words[found]!;
  }
  const usual = status < 500 ? /fail|error/ : /error|fail/;
  return words[texts.findIndex((text) => usual.test(text))];
}

function numberFor(status: number, numbers: readonly number[]): number {
  const isOfClass = (one: number) => Math.trunc(one / 100) === Math.trunc(status / 100);
  // A wrong request is not processed, if nothing says it better.
  const like = [...likeOf(status), 422].find((one) => isOfClass(one) && numbers.includes(one));
  return like ?? numbers.find(isOfClass) ?? numbers[0]!;
}

function likeOf(status: number): readonly number[] {
  const [, ...like] = meanings[status]!;
  return [status, ...like.flatMap(likeOf)];
}
