import type { Photo } from "photos";
import { createHandler } from "photos/handler";

const photos = new Map<string, Photo & { readonly file: Blob }>();

export const service = createHandler(
  {
    uploadPhoto({ body: { photo, about } }) {
      // Others may send it without a name.
      if (photo.name === "") return new Response("photo has no file name", { status: 400 });
      const kept = { id: `p${photos.size + 1}`, name: photo.name, bytes: photo.size, about };
      photos.set(kept.id, { ...kept, file: photo });
      return { status: 201, data: kept };
    },
    downloadPhoto({ path }) {
      const photo = photos.get(path.id);
      return photo === undefined ? { status: 404 } : new Response(photo.file);
    },
  },
  { limits: { bytes: 5_000_000 } },
);
