/** The ends of the paths by which sources import each other: `./client.js`, `.ts`, nothing. */
export const importExtensions = ["none", "js", "ts"] as const;

export type ImportExtension = (typeof importExtensions)[number];
