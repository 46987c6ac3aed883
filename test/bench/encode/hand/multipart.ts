/** A multipart body as a careful person would write it by hand: fields, JSON and a file. */
import { text, whole } from "./values.js";

export interface Upload {
  readonly purpose?: string;
  readonly title?: string;
  readonly link?: { readonly create?: boolean; readonly expires_at?: number };
  readonly file: Uint8Array;
}

const encoder = new TextEncoder();

export function writeUpload({ purpose, title, link, file }: Upload): {
  readonly contentType: string;
  readonly body: Uint8Array;
} {
  const boundary = `wireform-${crypto.randomUUID()}`;
  const part = `--${boundary}\r\nContent-Disposition: form-data; name=`;
  let fields = "";
  if (purpose !== undefined) fields += `${part}"purpose"\r\n\r\n${text(purpose)}\r\n`;
  if (title !== undefined) fields += `${part}"title"\r\n\r\n${text(title)}\r\n`;
  if (link !== undefined) {
    const json = JSON.stringify({ create: link.create, expires_at: whole(link.expires_at) });
    fields += `${part}"link"\r\nContent-Type: application/json\r\n\r\n${json}\r\n`;
  }
  fields += `${part}"file"; filename="blob"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  const head = encoder.encode(fields);
  const end = encoder.encode(`\r\n--${boundary}--\r\n`);
  const body = new Uint8Array(head.length + file.length + end.length);
  body.set(head);
  body.set(file, head.length);
  body.set(end, head.length + file.length);
  return { contentType: `multipart/form-data; boundary=${boundary}`, body };
}
