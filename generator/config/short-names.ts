/** An operation as its document has it. */
export interface NamedOperation {
  readonly id: string;
  readonly path: string;
  readonly method: string;
}

/**
 * Names for operationIds that end with the operation's path and method, as FastAPI makes them:
 * `read_item_items__item_id__get` is `readItem`. Functions that share a name keep the long one.
 */
export function shortNames(operations: readonly NamedOperation[]): ReadonlyMap<string, string> {
  const short = operations.flatMap(({ id, path, method }) => {
    const end = `${path.replace(/\W/g, "_")}_${method.toLowerCase()}`;
    const name = id.endsWith(end) ? camelCase(id.slice(0, -end.length)) : "";
    return /^[a-z]\w*$/i.test(name) ? [[id, name] as const] : [];
  });
  const names = short.map(([, name]) => name);
  return new Map(short.filter(([, name]) => names.indexOf(name) === names.lastIndexOf(name)));
}

function camelCase(name: string): string {
  return name.replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase());
}
