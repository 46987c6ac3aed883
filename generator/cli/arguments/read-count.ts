/** A whole number of an option; `null`: it is none, or it is too large or too small. */
export function readCount(
  text: string | undefined,
  usual: number,
  most: number,
  least = 0,
): number | null {
  if (text === undefined) return usual;
  const count = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  return count >= least && count <= most ? count : null;
}
