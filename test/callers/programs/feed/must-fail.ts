import { createApi } from "./pkg/dist/api.js";
import { createAnswer, createClient } from "./pkg/dist/index.js";
const client = createClient();
const whole = await client.call(createAnswer({ body: { text: "hi" } }));
// @ts-expect-error one post is no list
for await (const piece of whole) piece;
const pieces = await client.call(createAnswer({ body: { text: "hi", stream: true } }));
// @ts-expect-error a stream is no post
pieces.id;
// @ts-expect-error no type of this operation
createApi().posts.list({ accept: "text/csv" });
