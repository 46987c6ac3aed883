/** Members of a JSON object, by their places in a text of UTF-8. */
export interface MemberList {
  readonly keys: readonly string[];
  /** Of each member: where its key begins, where its value ends, and the line of its key, from 0. */
  readonly places: Int32Array;
}

const perMember = 3;

export interface MemberPlace {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

export const noMembers: MemberList = { keys: [], places: new Int32Array() };

export function memberList(
  members: readonly (MemberPlace & { readonly key: string })[],
): MemberList {
  const places = members.flatMap(({ start, end, line }) => [start, end, line]);
  return { keys: members.map(({ key }) => key), places: Int32Array.from(places) };
}

export function placeOf({ places }: MemberList, index: number): MemberPlace {
  const at = index * perMember;
  return { start: places[at]!, end: places[at + 1]!, line: places[at + 2]! };
}

/** The value of a member. */
export function memberValue(bytes: Buffer, members: MemberList, index: number): unknown {
  const { start, end } = placeOf(members, index);
  // Its key says where the value begins.
  const member = JSON.parse(`{${bytes.toString("utf8", start, end)}}`) as object;
  return Object.values(member)[0];
}

/** How much longer a text is than before, behind a place. */
export interface Growth {
  readonly behind: number;
  readonly bytes: number;
  readonly lines: number;
}

/** The same members in a text that has grown. */
export function movedMembers({ keys, places }: MemberList, growth: Growth): MemberList {
  const moved = places.slice();
  for (let at = 0; at < moved.length; at += perMember) {
    if (moved[at + 1]! < growth.behind) continue;
    moved[at + 1]! += growth.bytes;
    if (moved[at]! < growth.behind) continue;
    moved[at]! += growth.bytes;
    moved[at + 2]! += growth.lines;
  }
  return { keys, places: moved };
}

/** Members of a list from one to another, or to the end. */
export function someMembers({ keys, places }: MemberList, from: number, to?: number): MemberList {
  return {
    keys: keys.slice(from, to),
    places: places.slice(from * perMember, to && to * perMember),
  };
}

export function joinMembers(...lists: readonly MemberList[]): MemberList {
  const places = new Int32Array(lists.reduce((sum, list) => sum + list.places.length, 0));
  let at = 0;
  for (const list of lists) {
    places.set(list.places, at);
    at += list.places.length;
  }
  return { keys: lists.flatMap(({ keys }) => keys), places };
}
