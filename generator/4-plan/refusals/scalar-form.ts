/** What a text of an error is filled with, by the role of its member. */
import type { JsonValue } from "../../model/docs.js";
import type { Shape } from "../../model/schema.js";
import { leastText } from "./least-value.js";
import { isPlace, type Role } from "./member-roles.js";
import { cutForm } from "./slots.js";

/** Where a value stands in an error. */
export interface ValuePlace {
  readonly role: Role | null;
  /** How many lists and objects are around it. */
  readonly depth: number;
  /** Inside an item of a list. */
  readonly isItem: boolean;
  /** The item has a member for its place: its message needn't say it. */
  readonly isPlaced: boolean;
  /** What the member `error` is, if it is a text: the message, unless another member has it. */
  readonly error: "{detail}" | "{title}" | "{code}";
}

/** `undefined`: no text is known to fit. */
export function textForm(shape: Shape & { kind: "string" }, at: ValuePlace): JsonValue | undefined {
  const { pattern, format = "", wire, maxLength } = shape;
  if (wire === "date-time") return "{time}";
  if (wire === "int64") return "0";
  const isFree = pattern === undefined && wire === null && !/^(uuid|date|time|email)$/.test(format);
  const slot = isFree ? slotOf(at) : undefined;
  return slot === undefined ? leastText(shape) : cutForm(slot, maxLength);
}

/** Why a request is refused: all of it, or what is wrong with one place. */
export function detailSlot({ isItem, isPlaced }: ValuePlace): string {
  return isItem && isPlaced ? "{message}" : "{detail}";
}

function slotOf(at: ValuePlace): string | undefined {
  const { role, depth, error } = at;
  if (depth === 0 || role === "detail" || role === "list") return detailSlot(at);
  if (role === "error") return error === "{detail}" ? detailSlot(at) : error;
  if (role === "pointer") return "{pointer}";
  if (isPlace(role)) return "{place}";
  return role === null ? undefined : slots[role];
}

const slots: Readonly<Partial<Record<Role, string>>> = {
  title: "{title}",
  status: "{statusText}",
  code: "{code}",
  kind: "{code}",
};
