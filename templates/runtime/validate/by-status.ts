/** What is declared for a status: by itself, by its range (`4XX`), or as `default`. */
export function byStatus<T>(declared: Readonly<Record<string, T>>, status: number): T | undefined {
  const keys = [`${status}`, `${Math.trunc(status / 100)}XX`, "default"];
  // `null` is declared, too.
  return declared[keys.find((key) => declared[key] !== undefined)!];
}
