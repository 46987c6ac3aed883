/** The media type of a file that a command line names: by its extension, among those declared. */
import { hasOwn } from "../encode/codecs/scalar.js";
import { isInRange } from "../encode/media-types.js";
import { UsageError } from "./command-table.js";

const typesByExtension: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg image/jpg",
  gif: "image/gif",
  webp: "image/webp",
  avif: "image/avif",
  tif: "image/tiff",
  tiff: "image/tiff",
  svg: "image/svg+xml",
  json: "application/json",
  jsonl: "application/jsonl application/x-ndjson",
  csv: "text/csv",
  txt: "text/plain",
  md: "text/markdown",
  html: "text/html",
  xml: "application/xml text/xml",
  yaml: "application/yaml application/x-yaml",
  zip: "application/zip application/x-zip-compressed",
  gz: "application/gzip application/x-gzip",
  mp4: "video/mp4 audio/mp4",
  webm: "video/webm audio/webm",
  mp3: "audio/mpeg audio/mp3",
  wav: "audio/wav audio/x-wav audio/wave",
  ogg: "audio/ogg video/ogg",
  flac: "audio/flac",
};

/** `undefined`: the extension tells none of the declared ones. */
export function typeOfFile(path: string, declared: readonly string[]): string | undefined {
  const extension = path.replace(/^.*\./, "").toLowerCase();
  if (extension === path || !hasOwn(typesByExtension, extension)) return undefined;
  const types = typesByExtension[extension]!.split(" ");
  return types.find((type) => declared.some((one) => isInRange(type, one)));
}

/** @param otherwise what else helps than another name of the file */
export function untoldType(name: string, declared: readonly string[], otherwise = ""): UsageError {
  const fitting = Object.keys(typesByExtension).filter((one) => typeOfFile(`a.${one}`, declared));
  const named =
    fitting.length > 0 ? `a file whose name ends in .${fitting.slice(0, 4).join(", .")}` : "";
  const help =
    [named, otherwise].filter(Boolean).join(", or ") || "a program that uses the package";
  return new UsageError(`--${name} may be ${declared.join(", ")}: give ${help}`);
}
