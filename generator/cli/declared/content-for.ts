import { isWithin } from "../../3-lower/bodies/answers.js";
import { essence } from "../../model/media-types.js";

/** The declared content of a type: its own, or that of a range. */
export function contentFor<C extends { readonly mediaType: string }>(
  contents: readonly C[],
  type: string,
): C | undefined {
  const sent = essence(type);
  return (
    contents.find(({ mediaType }) => mediaType.toLowerCase() === type.toLowerCase()) ??
    contents.find(({ mediaType }) => essence(mediaType) === sent) ??
    contents.find(({ mediaType }) => isWithin(sent, mediaType))
  );
}
