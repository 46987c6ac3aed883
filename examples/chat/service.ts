import { setTimeout } from "node:timers/promises";
import { createHandler } from "chat/handler";

/** How many words were made in all: none is made for a caller who has gone. */
export let made = 0;

export const service = createHandler({
  createAnswer({ body, request }) {
    const words = `You said: ${body.prompt}`.split(/(?<= )/);
    if (body.stream !== true) return { status: 200, data: { text: words.join("") } };
    return { status: 200, data: speak(words, request.signal) };
  },
});

async function* speak(words: readonly string[], gone: AbortSignal) {
  for (const word of words) {
    if (gone.aborted) return;
    made++;
    yield { data: { word } };
    await setTimeout(10);
  }
}
