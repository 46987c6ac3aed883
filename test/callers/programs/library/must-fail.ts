import {
  type Book,
  type BookState,
  changeBook,
  listBookShelves,
  searchBooks,
} from "./pkg/dist/index.js";
declare const text: string;
// @ts-expect-error a misspelt state
searchBooks({ query: { state: ["shelf"] } });
// @ts-expect-error any text is no state
searchBooks({ query: { state: [text] } });
// @ts-expect-error no such order
searchBooks({ query: { sort: "year2" } });
// @ts-expect-error the numbers that there are
searchBooks({ query: { priority: 4 } });
// @ts-expect-error a text is no state
listBookShelves({ path: { state: text } });
// @ts-expect-error a state that isn't there
const state: BookState = "burnt";
// @ts-expect-error no member of that name
changeBook({ path: { id: "1" }, body: { titel: "Emma" } });
// @ts-expect-error a publisher has a name
const publisher: Book["publisher"] = { city: "Ulm" };
[state, publisher];
