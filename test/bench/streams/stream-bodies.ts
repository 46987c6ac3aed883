/** The bodies that readers of streams are raced with, and how they arrive. */

/** Events as a language model's API sends them: small, with a name now and then and comments between. */
export const eventsText: string = Array.from({ length: 2_000 }, (_, index) => {
  const name = index % 10 === 0 ? "event: delta\n" : "";
  const comment = index % 50 === 0 ? ": keep-alive\n\n" : "";
  return `${comment}${name}id: ${index}\ndata: ${JSON.stringify(chunkOf(index))}\n\n`;
}).join("");

/** One JSON text per line: the rows of an export. */
export const linesText: string = Array.from({ length: 2_000 }, (_, index) => {
  return `${JSON.stringify(chunkOf(index))}\n`;
}).join("");

function chunkOf(index: number): object {
  const delta = { role: "assistant", content: index % 100 === 0 ? " café" : ` word ${index}` };
  return {
    id: `chatcmpl-${index}`,
    object: "chat.completion.chunk",
    created: 1_730_253_425 + index,
    choices: [{ index: 0, delta, finish_reason: null }],
  };
}

export const chunkSizes = [64, 4_096, 65_536] as const;

/** The bytes of a text in chunks of one size, which characters may be cut by. */
export function chunksOf(text: string, size: number): readonly Uint8Array[] {
  const bytes = new TextEncoder().encode(text);
  const count = Math.ceil(bytes.length / size);
  return Array.from({ length: count }, (_, index) => {
    return bytes.slice(index * size, (index + 1) * size);
  });
}

/** A body that has arrived: its reader never waits for the network. */
export function responseOf(chunks: readonly Uint8Array[], type: string): Response {
  let next = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = chunks[next++];
      if (chunk === undefined) controller.close();
      else controller.enqueue(chunk);
    },
  });
  return new Response(body, { headers: { "content-type": type } });
}
