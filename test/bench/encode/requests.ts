/** What isn't a form, compared with the same by hand; `encode.test.ts` compares the bytes. */
import { race } from "../race.js";
import { fullBody, sortMembers } from "./bodies.js";
import { generateIndex, jsonDocument, loadBuilder, writerOf } from "./builders.js";
import { limit, ours, type Speeds, unordered } from "./forms.js";
import { writeFullBody } from "./hand/json.js";
import { writeUpload } from "./hand/multipart.js";
import { requestItems } from "./hand/request.js";
import { itemsInput, requestsDocument, upload } from "./requests-document.js";

const options = { rounds: 9, turn: 100 };

export async function raceJson(work: string): Promise<Speeds> {
  const index = await generateIndex(await jsonDocument(), work, "json");
  const [inOrder, inAnother] = await Promise.all(
    ["ordered-json", "unordered-json"].map((name) =>
      loadBuilder(index, "reportPayment", work, name),
    ),
  );
  const writeOrdered = writerOf(inOrder!({ body: fullBody }));
  const otherBody = sortMembers(fullBody);
  const writeUnordered = writerOf(inAnother!({ body: otherBody }));
  return race(
    {
      [ours]: () => inOnePiece(writeOrdered(fullBody)),
      [unordered]: () => inOnePiece(writeUnordered(otherBody)),
      [limit]: () => inOnePiece(writeFullBody(fullBody)),
      "JSON.stringify, nothing checked": () => inOnePiece(JSON.stringify(fullBody)),
    },
    options,
  );
}

/** An engine may leave a text in pieces until it is read: that belongs to what it costs. */
function inOnePiece(text: string): string {
  return text.charCodeAt(text.length >> 1) > 0 ? text : "";
}

/** The URL with its headers, then the multipart body. */
export async function raceRequests(
  work: string,
): Promise<readonly [items: Speeds, uploads: Speeds]> {
  const index = await generateIndex(requestsDocument, work, "requests");
  const listItems = await loadBuilder(index, "listItems", work, "listItems");
  const sendFile = await loadBuilder(index, "sendFile", work, "sendFile");
  const items = await race(
    {
      [ours]: () => inOnePiece(listItems(itemsInput).url),
      [limit]: () => inOnePiece(requestItems(itemsInput).url),
    },
    options,
  );
  const writeFile = sendFile({ body: upload }).operation.body!;
  const uploads = await race(
    {
      [ours]: () => (writeFile.write(upload) as { readonly contentType: string }).contentType,
      [limit]: () => writeUpload(upload).contentType,
    },
    options,
  );
  return [items, uploads];
}
