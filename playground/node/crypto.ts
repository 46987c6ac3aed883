/** What the generator uses of `node:crypto`. */
import { Buffer } from "buffer";
import { sha256 } from "./sha-256.js";

type Digest = "hex" | "base64url";

export function hash(_algorithm: "sha256", content: string | Uint8Array, digest: Digest): string {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const hashed = Buffer.from(sha256(bytes));
  if (digest === "hex") return hashed.toString("hex");
  const base64 = hashed.toString("base64");
  return base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

export function createHash(algorithm: "sha256") {
  let content = "";
  const hashing = {
    update(text: string) {
      content += text;
      return hashing;
    },
    digest: (digest: Digest) => hash(algorithm, content, digest),
  };
  return hashing;
}
