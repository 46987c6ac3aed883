/** An own member of any name: an assignment to `__proto__` would set none. */
export function setMember(object: object, name: string, value: unknown): void {
  Object.defineProperty(object, name, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}
