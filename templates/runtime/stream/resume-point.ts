/** From where an event stream goes on. */
import type { Bytes } from "../encode/operation.js";

/** What is known when a connection is over. */
export interface ResumePoint {
  /** The last event's id; empty where the server took it back. */
  id?: string | undefined;
  /** Milliseconds to wait before connecting again. */
  retry?: number;
  /** Whether the body has ended by itself. */
  isEnded?: boolean;
  /** Why it broke off. */
  failure?: unknown;
}

/**
 * The same bytes, of which ids and times are noted. That is not left to the reader of events, as
 * blocks without data are no events, but may have them. Bytes are only fetched when somebody waits
 * for them, so that nothing is noted of events that were not handed out.
 */
export function watchEvents(
  body: ReadableStream<Bytes>,
  point: ResumePoint,
): ReadableStream<Bytes> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  let id = point.id;

  function note(text: string): void {
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? "";
    // A long text is none of them, and would be searched anew with each chunk.
    if (rest.length > 4096 && !/^(id|retry)/.test(rest)) rest = rest.endsWith("\r") ? "-\r" : "-";
    for (const line of lines) {
      const [, name, value = ""] = /^(id|retry)(?:: ?(.*))?$/.exec(line) ?? [];
      if (name === "id" && !value.includes("\0")) id = value;
      if (name === "retry" && /^\d+$/.test(value)) point.retry = Number(value);
      // A block that isn't complete may come again.
      if (!line) point.id = id;
    }
  }

  return new ReadableStream<Bytes>(
    {
      async pull(out) {
        try {
          const { value } = await reader.read();
          if (!value) {
            point.isEnded = true;
            return out.close();
          }
          note(decoder.decode(value, { stream: true }));
          out.enqueue(value);
        } catch (error) {
          point.failure = error;
          out.error(error);
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
