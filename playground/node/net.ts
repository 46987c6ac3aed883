/** What the generator uses of `node:net`: a page fetches no document, so no address is allowed. */
export function isIP(): number {
  return 0;
}

export class BlockList {
  addSubnet(): void {}
  addAddress(): void {}

  check(): boolean {
    return true;
  }
}
