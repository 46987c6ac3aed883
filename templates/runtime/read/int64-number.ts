/** The integers among JSON's numbers. */

/**
 * `1e3` and `1.0` are integers too. `undefined`: it is something else, such as a number with a
 * fraction, which stays a number.
 * @throws RangeError where it has more than 400 digits
 */
export function integerOf(word: string): bigint | undefined {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(word);
  if (!parts) return undefined;
  const [, sign, whole = "", fraction = "", exponent = "0"] = parts;
  const digits = whole + fraction;
  if (!/[1-9]/.test(digits)) return BigInt(0);
  const shift = Number(exponent) - fraction.length;
  const end = Math.max(0, digits.length + Math.min(shift, 0));
  if (/[1-9]/.test(digits.slice(end))) return undefined;
  const zeros = Math.max(shift, 0);
  // No 64 bits could hold it in any way, and a short text must not cost a lot of memory.
  if (end + zeros > 400) throw new RangeError("not an integer of 64 bits");
  return BigInt(`${sign}${digits.slice(0, end)}${"0".repeat(zeros)}`);
}
