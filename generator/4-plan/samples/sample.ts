/** Sample values that show how an operation is called, as data. */
import type { JsonValue } from "../../model/docs.js";
import type { ParameterGroup } from "../operations/operation-plan.js";

/** The shortest value of a shape: only what is required. */
export type Sample =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  /** An integer with all its digits. */
  | { readonly kind: "bigint"; readonly digits: string }
  /** The current time when the program runs. */
  | { readonly kind: "now" }
  /** The time that a text says. */
  | { readonly kind: "moment"; readonly text: string }
  | { readonly kind: "bytes" }
  /** A file with a name: a part of a multipart body. `type`: where only the file's own type tells it. */
  | { readonly kind: "file"; readonly name: string; readonly type: string | null }
  | { readonly kind: "list"; readonly items: readonly Sample[] }
  | { readonly kind: "object"; readonly members: readonly MemberSample[] }
  /** A matching example of the document. */
  | { readonly kind: "example"; readonly value: JsonValue }
  /** `impossible`: no value matches. `deep`: left out, because it nests too deep, or is of the user's type. */
  | { readonly kind: "impossible" | "deep" };

export type MemberSample = readonly [name: string, value: Sample];

/** What a group of parameters requires. */
export interface GroupSample {
  readonly part: ParameterGroup["part"];
  readonly value: Sample;
}

/** What an operation's input requires. */
export interface InputSample {
  readonly groups: readonly GroupSample[];
  /** If the document names only a range of types: one type of it. */
  readonly contentType: string | null;
  /** `null`: there is none, or it may be left out and would be empty. */
  readonly body: Sample | null;
}
