import type { BodyFormat } from "../../model/body.js";
import { essence } from "../../model/media-types.js";

/** A media type that a range stands for: `image/png` of `image/*`. */
export function typeInRange(range: string, { kind }: BodyFormat): string {
  const [type = "", subtype = ""] = essence(range).split("/");
  if (type === "*") return usualTypes[kind] ?? "application/octet-stream";
  if (subtype.endsWith("+json")) return `${type}/${subtype.replace("*", "vnd.api")}`;
  const isJson = kind === "json" && type === "application";
  return `${type}/${subtype.replace("*", isJson ? "json" : (usualSubtypes[type] ?? "octet-stream"))}`;
}

const usualTypes: Readonly<Partial<Record<BodyFormat["kind"], string>>> = {
  json: "application/json",
  text: "text/plain",
  form: "application/x-www-form-urlencoded",
};

const usualSubtypes: Readonly<Record<string, string>> = {
  image: "png",
  audio: "mpeg",
  video: "mp4",
  font: "woff2",
  text: "plain",
};
