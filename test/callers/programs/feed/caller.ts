import { createApi } from "./pkg/dist/api.js";
import {
  createAnswer,
  createClient,
  listPostsPages,
  type Post,
  watchPosts,
} from "./pkg/dist/index.js";

const client = createClient();
const ids: string[] = [];
for await (const post of listPostsPages(client)) ids.push(post.id);

const whole: Post = await client.call(createAnswer({ body: { text: "hi" } }));
for await (const piece of await client.call(createAnswer({ body: { text: "hi", stream: true } })))
  ids.push(piece.id);
const list: Post[] = await client.call(watchPosts());
for await (const event of await client.call(watchPosts({ accept: "text/event-stream" })))
  ids.push(event.data.id);

const api = createApi();
for await (const post of api.posts.list.pages()) ids.push(post.id);
for await (const piece of await api.posts.createAnswer({ body: { text: "hi", stream: true } }))
  ids.push(piece.id);
const again: Post = await api.posts.createAnswer({ body: { text: "hi" } });
for await (const event of await api.posts.watch({ accept: "text/event-stream" }))
  ids.push(event.data.id);

ids.push(whole.id, again.id, ...list.map(({ id }) => id));
if (ids.join() !== "1,2,4,5,6,1,2,4,5,6,3,3,6") throw new Error(ids.join());
