import { createWriteStream, openAsBlob } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { type About, type Client, type Photo, downloadPhoto, uploadPhoto } from "photos";

/** Sends a file: its bytes are read from the disk when they are sent. */
export async function upload(client: Client, file: string, about: About): Promise<Photo> {
  const blob = await openAsBlob(file, { type: "image/png" });
  const photo = new File([blob], path.basename(file), { type: blob.type });
  return await client.call(uploadPhoto({ body: { photo, about } }));
}

/** Writes a photo to a file while it arrives, and never holds it whole. */
export async function download(client: Client, id: string, file: string): Promise<void> {
  const outcome = await client.send(downloadPhoto({ path: { id } }), { stream: true });
  if (!outcome.ok || outcome.data === null) throw new Error(`there is no photo ${id}`);
  await pipeline(outcome.data, createWriteStream(file));
}
