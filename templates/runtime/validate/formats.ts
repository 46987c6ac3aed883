/**
 * The formats that are checked, each by its RFC. Others are notes: `format` says them and checks
 * nothing. What isn't a text fits: `format` concerns texts, `int32` numbers.
 */

/** Whether a value has a format. Values of other types fit. */
export type FormatTest = (value: unknown) => boolean;

const ofText =
  (fits: (text: string) => boolean): FormatTest =>
  (value) =>
    typeof value !== "string" || fits(value);

const matches = (pattern: RegExp) => ofText((given) => pattern.test(given));

/** RFC 3339, `full-date`: a day that the calendar has. */
export const isDate: FormatTest = /* @__PURE__ */ ofText((given) => isDay(given));

/** RFC 3339, `full-time`, with an offset. */
export const isTimeOfDay: FormatTest = /* @__PURE__ */ ofText(isFullTime);

/** RFC 3339, `date-time`. */
export const isDateTime: FormatTest = /* @__PURE__ */ ofText(
  (given) =>
    /[Tt ]/.test(given.charAt(10)) && isDay(given.slice(0, 10)) && isFullTime(given.slice(11)),
);

function isDay(given: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(given)) return false;
  const month = twoDigits(given, 5);
  const day = twoDigits(given, 8);
  const isLeap = (twoDigits(given, 2) || twoDigits(given, 0)) % 4 === 0;
  // From August on, it is the even months that have 31 days.
  const days = month === 2 ? (isLeap ? 29 : 28) : 30 + ((month + (month >> 3)) % 2);
  return month >= 1 && month <= 12 && day >= 1 && day <= days;
}

function isFullTime(given: string): boolean {
  if (!/^\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:?\d\d)$/.test(given)) return false;
  const hour = twoDigits(given, 0);
  const minute = twoDigits(given, 3);
  const second = twoDigits(given, 6);
  const end = given.length;
  const isUtc = /[Zz]/.test(given);
  const sign = given.charAt(end - 3) === ":" ? end - 6 : end - 5;
  const offsetHour = isUtc ? 0 : twoDigits(given, sign + 1);
  const offsetMinute = isUtc ? 0 : twoDigits(given, end - 2);
  if (hour > 23 || minute > 59 || offsetHour > 23 || offsetMinute > 59) return false;
  if (second <= 59) return true;
  // A leap second is the last one of a day in UTC.
  const offset = offsetHour * 60 + offsetMinute;
  const utc = hour * 60 + minute + (given.charAt(sign) === "-" ? offset : -offset);
  return second === 60 && ((utc % 1440) + 1440) % 1440 === 1439;
}

const twoDigits = (text: string, at: number) =>
  text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;

/** RFC 3339, appendix A. */
export const isDuration: FormatTest = /* @__PURE__ */ matches(
  /^P(?!$)((\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?|\d+W)$/,
);

/** RFC 5321, with a domain name. */
export const isEmail: FormatTest = /* @__PURE__ */ matches(
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i,
);

/** RFC 1123. */
export const isHostname: FormatTest = /* @__PURE__ */ matches(
  /^(?=.{1,253}\.?$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*\.?$/i,
);

/** Four numbers up to 255, without zeros before them. */
const ipv4 = /^(?!.*\b0\d)(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;

/** RFC 2673, section 3.2. */
export const isIpv4: FormatTest = /* @__PURE__ */ ofText((given) => ipv4.test(given));

/** RFC 4291, section 2.2. */
export const isIpv6: FormatTest = /* @__PURE__ */ ofText((given) => {
  const [left = "", right, ...more] = given.split("::");
  if (more.length > 0) return false;
  const groups = [left, right ?? ""].flatMap((side) => (side === "" ? [] : side.split(":")));
  const last = groups[groups.length - 1] ?? "";
  // The numbers of an IPv4 address are the last ones.
  const isMixed = last.includes(".") && given.endsWith(last);
  const hexes = isMixed ? groups.slice(0, -1) : groups;
  const count = hexes.length + (isMixed ? 2 : 0);
  const isFull = right === undefined ? count === 8 : count < 8;
  return (
    isFull && hexes.every((hex) => /^[\da-f]{1,4}$/i.test(hex)) && (!isMixed || ipv4.test(last))
  );
});

/** RFC 3986, with a scheme. */
export const isUri: FormatTest = /* @__PURE__ */ ofText(
  (given) => isReference(given) && /^[a-z][a-z0-9+.-]*:/i.test(given),
);

/** RFC 3986: a URI, or a reference that is relative to one. */
export const isUriReference: FormatTest = /* @__PURE__ */ ofText(isReference);

function isReference(given: string): boolean {
  return /^(?!.*%(?![\da-f]{2}))[\w.~:/?#[\]@!$&'()*+,;=%-]*$/i.test(given) && !/#.*#/.test(given);
}

/** RFC 9562. */
export const isUuid: FormatTest = /* @__PURE__ */ matches(
  /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i,
);

/** RFC 6901. */
export const isJsonPointer: FormatTest = /* @__PURE__ */ matches(/^(\/([^~/]|~[01])*)*$/);

/** A regular expression of ECMA-262, with the flag `u`. */
export const isRegex: FormatTest = /* @__PURE__ */ ofText((given) => {
  try {
    new RegExp(given, "u").test("");
    return true;
  } catch {
    return false;
  }
});

/** Base64 (RFC 4648, section 4). */
export const isByte: FormatTest = /* @__PURE__ */ matches(
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
);

export const isInt32: FormatTest = (value) =>
  typeof value !== "number" ||
  (Number.isInteger(value) && value >= -(2 ** 31) && value <= 2 ** 31 - 1);
