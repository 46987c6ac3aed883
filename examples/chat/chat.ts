import { type Client, createAnswer } from "chat";

/** All of the answer, or its beginning: `enough` says when to stop. */
export async function* ask(
  client: Client,
  prompt: string,
  enough: (text: string) => boolean = () => false,
): AsyncGenerator<string> {
  let text = "";
  const events = await client.call(createAnswer({ body: { prompt, stream: true } }));
  for await (const { data } of events) {
    text += data.word;
    yield data.word;
    if (enough(text)) return; // leaving the loop closes the connection
  }
}
