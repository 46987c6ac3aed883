/** A profile of V8, read by the rooms of the code. */
import { type Room, roomOf, rooms } from "../rooms.js";

/** As `node --cpu-prof` writes it. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  /** What ran at each sample, by the node's number. */
  readonly samples: readonly number[];
  /** Microseconds from each sample to the one before. */
  readonly timeDeltas: readonly number[];
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}

/** Times in microseconds. */
export interface RoomTime {
  total: number;
  /** Part of `total`: in packages that the room called. */
  packages: number;
  /** Functions of the room's own, and of packages that it called: the largest first. */
  readonly most: [name: string, time: number][];
}

export type Place = Exclude<Room, "packages"> | "loading modules" | "garbage" | "waiting" | "Node";

/** The order of a run; what took no time is missing. */
const places: readonly Place[] = [
  "loading modules",
  ...rooms.filter((room) => room !== "packages"),
  "Node",
  "garbage",
  "waiting",
];

/**
 * The time of a run by the room that asked for it: what a pass calls in packages, in Node and in what
 * all passes share (model, diagnostics, host) is the pass's.
 */
export function timeByRoom({
  nodes,
  samples,
  timeDeltas,
}: CpuProfile): ReadonlyMap<Place, RoomTime> {
  const own = new Map<number, number>();
  samples.forEach((id, i) => own.set(id, (own.get(id) ?? 0) + timeDeltas[i]!));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const times = new Map<Place, RoomTime & { readonly names: Map<string, number> }>();
  const stack: [ProfileNode, Place][] = [[nodes[0]!, "Node"]];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [node, asking] = next;
    const place = placeOf(node, asking);
    const time = own.get(node.id) ?? 0;
    if (time > 0) {
      const found = times.get(place) ?? { total: 0, packages: 0, most: [], names: new Map() };
      times.set(place, found);
      found.total += time;
      if (roomOf(node.callFrame.url) === "packages") found.packages += time;
      const name = node.callFrame.functionName;
      found.names.set(name, (found.names.get(name) ?? 0) + time);
    }
    for (const child of node.children ?? []) stack.push([byId.get(child)!, place]);
  }
  for (const { most, names } of times.values())
    most.push(...[...names].sort(([, a], [, b]) => b - a));
  return new Map(places.flatMap((place) => (times.has(place) ? [[place, times.get(place)!]] : [])));
}

function placeOf({ callFrame: { functionName, url } }: ProfileNode, asking: Place): Place {
  if (functionName === "(garbage collector)") return "garbage";
  if (functionName === "(idle)") return "waiting";
  if (asking === "loading modules" || /^node:internal\/modules\/|^node:internal\/vm/.test(url))
    return "loading modules";
  const room = roomOf(url);
  const isShared = room === null || room === "packages" || room === "other";
  return isShared && (asking !== "Node" || room !== "other") ? asking : (room as Place);
}
