/** Where code belongs, by the URL of its script: the passes of the generator, and what it is built on. */

/** In the order of a run. */
export const rooms = [
  "1-load",
  "2-resolve",
  "3-lower",
  "4-plan",
  "5-emit",
  "6-print",
  "layout",
  "proof",
  "7-write",
  "cache",
  "history",
  "diff",
  "other",
  "packages",
] as const;

export type Room = (typeof rooms)[number];

/** `null`: neither the generator's nor a package's. */
export function roomOf(url: string): Room | null {
  if (url.includes("/node_modules/")) return "packages";
  const [, folder, part] = /\/dist\/generator\/(?:([\w-]+)\/)?(?:([\w-]+)\/)?/.exec(url) ?? [];
  if (!url.includes("/dist/generator/")) return null;
  if (folder === "6-print" && (part === "layout" || part === "proof")) return part;
  return rooms.find((room) => room === folder) ?? "other";
}
