import { readTable, writeTable } from "./pkg/dist/index.js";
const path = { name: "t" };
// @ts-expect-error a type that no answer has
readTable({ path, accept: "image/png" });
// @ts-expect-error JSON is sent, and this is none of it
writeTable({ path, body: "a,b" });
// @ts-expect-error a form has rows
writeTable({ path, contentType: "application/x-www-form-urlencoded", body: {} });
// @ts-expect-error a type that no body has
writeTable({ path, contentType: "text/plain", body: "" });
