/** What comes back of a value that was sent, where it isn't the value itself. */

/**
 * Whether a value that was decoded is the one that was sent, by these rules: what isn't sent
 * (undefined, an empty list or object, null in parameters) is absent. A Date is its text or its
 * seconds, bytes are a file or base64. A bigint is a number where that is exact.
 */
export async function comesBack(
  sent: unknown,
  decoded: unknown,
  isBody: boolean,
): Promise<boolean> {
  if (decoded === undefined) return isAbsent(sent, isBody);
  if (sent instanceof Date) return formsOfDate(sent).includes(decoded);
  if (sent instanceof Blob || sent instanceof Uint8Array) return isSameContent(sent, decoded);
  if (typeof sent === "bigint") return String(sent) === String(decoded);
  if (typeof sent === "number") return Object.is(sent + 0, decoded);
  if (typeof sent !== "object" || sent === null) return sent === decoded;
  if (typeof decoded !== "object" || decoded === null) return false;
  if (Array.isArray(sent) !== Array.isArray(decoded)) return false;
  const [left, right] = [Object.entries(sent), Object.entries(decoded)];
  if (Array.isArray(sent)) {
    const given = left.map(([, value]) => value).filter((value) => value !== undefined);
    const isSent = given.length === right.length || isBody;
    const items = isSent ? given : given.filter((value) => value !== null);
    if (items.length !== right.length) return false;
    const same = items.map((value, at) => comesBack(value, right[at]![1], isBody));
    return (await Promise.all(same)).every(Boolean);
  }
  const names = new Set([...left, ...right].map(([name]) => name));
  const [given, back] = [new Map(left), new Map(right)];
  const same = [...names].map((name) => comesBack(given.get(name), back.get(name), isBody));
  return (await Promise.all(same)).every(Boolean);
}

function isAbsent(value: unknown, isBody: boolean): boolean {
  if (value === undefined || (value === null && !isBody)) return true;
  if (typeof value !== "object" || value === null) return false;
  const isPlain = /^\[object (Object|Array)\]$/.test(Object.prototype.toString.call(value));
  return isPlain && Object.values(value).every((member) => isAbsent(member, isBody));
}

function formsOfDate(date: Date): readonly unknown[] {
  const [text, seconds] = [date.toISOString(), Math.floor(+date / 1000)];
  return [text, text.slice(0, 10), seconds];
}

async function isSameContent(sent: Blob | Uint8Array, decoded: unknown): Promise<boolean> {
  const bytes = sent instanceof Blob ? Buffer.from(await sent.arrayBuffer()) : Buffer.from(sent);
  if (typeof decoded === "string")
    return [bytes.toString("base64"), bytes.toString("base64url")].includes(decoded);
  if (!(decoded instanceof Blob)) return false;
  const hasSameName = !(sent instanceof File) || (decoded as File).name === sent.name;
  const isTyped = sent instanceof Blob && sent.type !== "";
  const hasSameType = !isTyped || decoded.type === sent.type;
  return hasSameName && hasSameType && bytes.equals(Buffer.from(await decoded.arrayBuffer()));
}
