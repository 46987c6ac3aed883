import { createApi } from "./pkg/dist/api.js";
import { ApiError, createClient } from "./pkg/dist/client.js";
import {
  BookState,
  type Book,
  Binding,
  changeBook,
  getBook,
  listBookShelves,
  Priority,
  replaceBook,
  searchBooks,
} from "./pkg/dist/index.js";

const client = createClient();

// Read, change and write back all parts of a book.
const book: Book = await client.call(getBook({ path: { id: "1" } }));
await client.call(replaceBook({ path: { id: "1" }, body: { ...book, title: "Emma" } }));
const { title, state, genres } = book;
await client.call(changeBook({ path: { id: "1" }, body: { title, state, genres } }));

// A value that was read chooses the next request.
const found = await client.call(
  searchBooks({ query: { state: [book.state, "lost"], sort: "-title" } }),
);
await client.call(listBookShelves({ path: { state: book.state } }));
const facet = found.facets?.[0];
if (facet?.state) await client.call(searchBooks({ query: { state: [facet.state] } }));
if (book.priority) await client.call(searchBooks({ query: { priority: book.priority } }));
await client.call(searchBooks({ query: { priority: Priority.High } }));

// Values of enums.
const states: readonly BookState[] = Object.values(BookState);
if (states.length !== 3 || Priority.Low !== 1) throw new Error("enums have no values");
if (Binding.Hardcover !== "hard") throw new Error("a title names no member");
const name = (given: BookState): string => {
  switch (given) {
    case BookState.lent:
      return "lent";
    case "on-shelf":
    case "lost":
      return "here or lost";
    default:
      return `unknown yet: ${given.toUpperCase()}`;
  }
};
if (name(book.state) !== "unknown yet: SHREDDED") throw new Error(name(book.state));

// A genre may be any text, and editors complete the known ones.
const mine: Book["genres"] = ["novel", "essay", title];
if (book.medium?.kind === "audio") {
  const seconds: number = book.medium.seconds;
  if (seconds !== 60) throw new Error("seconds");
}

const api = createApi();
const same: Book = await api.books.get({ path: { id: "1" } });
await api.books.replace({ path: { id: "1" }, body: { ...same, genres: mine } });
await api.bookShelves.list({ path: { state: "lost" } });
await api.ping();
try {
  await api.books.get({ path: { id: "2" } });
} catch (error) {
  if (!(error instanceof ApiError) || error.status !== 404) throw error;
}
