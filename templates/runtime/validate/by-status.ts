/** What is declared for a status: by itself, by its range (`4XX`), or as `default`. */
export function byStatus<T>(declared: Readonly<Record<string, T>>, status: number): T | undefined {
  return declared[status] ?? declared[`${Math.trunc(status / 100)}XX`] ?? declared["default"];
}
