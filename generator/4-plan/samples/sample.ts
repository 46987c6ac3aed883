/** Values that show how an operation is called, as data. */
import type { JsonValue } from "../../model/docs.js";
import type { ParameterGroup } from "../operations/operation-plan.js";

/** A value that a shape admits, as short as it can be: what is required, and no more. */
export type Sample =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  /** An integer to its last digit. */
  | { readonly kind: "bigint"; readonly digits: string }
  /** The moment at which the program runs. */
  | { readonly kind: "now" }
  | { readonly kind: "bytes" }
  | { readonly kind: "list"; readonly items: readonly Sample[] }
  | { readonly kind: "object"; readonly members: readonly MemberSample[] }
  /** An example of the document, which fits. */
  | { readonly kind: "example"; readonly value: JsonValue }
  /** `impossible`: no value fits. `deep`: what is left out, as it nests too deep. */
  | { readonly kind: "impossible" | "deep" };

export type MemberSample = readonly [name: string, value: Sample];

/** What is required of a group of parameters. */
export interface GroupSample {
  readonly part: ParameterGroup["part"];
  readonly value: Sample;
}

/** What is required of an operation's input. */
export interface InputSample {
  readonly groups: readonly GroupSample[];
  /** Where the document names only a range of types: one of it. */
  readonly contentType: string | null;
  readonly body: Sample | null;
}
