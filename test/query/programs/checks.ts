/** What checks share: they run in Node and in browsers. */

export type Checks = Readonly<Record<string, () => Promise<void>>>;

/** @throws Error unless both are the same as JSON */
export function expectSame(actual: unknown, expected: unknown): void {
  const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (found !== wanted) throw new Error(`expected ${wanted}\ngot ${found}`);
}

/** Waits until something holds. */
export async function until(holds: () => boolean): Promise<void> {
  for (let turns = 0; turns < 1000; turns++) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error(`it never came: ${holds}`);
}
