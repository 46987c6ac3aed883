/** How fast streams of items are read: server-sent events and JSON lines, in chunks of several sizes. */
import { race } from "../race.js";
import { atLeast, type BenchOptions, type Goal, type Report, type Table } from "../report.js";
import { chunksOf, chunkSizes, eventsText, linesText, responseOf } from "./stream-bodies.js";
import {
  byHand,
  eventReaders,
  lineReaders,
  ours,
  parser,
  parserStream,
  type Reader,
} from "./stream-readers.js";

interface Subject {
  readonly title: string;
  readonly type: string;
  readonly text: string;
  readonly readers: Readonly<Record<string, Reader>>;
  /** What ours is compared with, and the least percentage of its speed. */
  readonly goals: readonly (readonly [beside: string, percent: number])[];
}

const subjects: readonly Subject[] = [
  {
    title: "server-sent events",
    type: "text/event-stream",
    text: eventsText,
    readers: eventReaders,
    goals: [
      // A callback is called at once. Whoever waits for an item waits a little.
      [parser, 90],
      [parserStream, 100],
    ],
  },
  {
    title: "JSON lines",
    type: "application/jsonl",
    text: linesText,
    readers: lineReaders,
    goals: [[byHand, 90]],
  },
];

export async function measureStreams({ progress }: BenchOptions): Promise<Report> {
  const goals: Goal[] = [];
  const tables: Table[] = [];
  for (const { title, type, text, readers, goals: asked } of subjects)
    for (const size of chunkSizes) {
      const chunks = `chunks of ${size.toLocaleString("en-US")} bytes`;
      progress(`${title}, ${chunks}`);
      const speeds = await raceReaders(readers, text, size, type);
      const percent = (name: string, of: string) => (100 * speeds[name]!) / speeds[of]!;
      for (const [beside, least] of asked)
        goals.push(
          atLeast(`${title}, ${chunks}: ${beside} = 100 %`, least, "%", percent(ours, beside)),
        );
      const rows = Object.entries(speeds).map(([name, speed]) => ({
        "MB/s": (speed * text.length) / 1e6,
        "% of ours": percent(name, ours),
        reader: name,
      }));
      tables.push({ title: `${title}, ${chunks}`, rows });
    }
  return { name: "streams", goals, tables, notes: [] };
}

/** Whole bodies a second. */
function raceReaders(
  readers: Subject["readers"],
  text: string,
  size: number,
  type: string,
): Promise<Readonly<Record<string, number>>> {
  const chunks = chunksOf(text, size);
  const contenders = Object.entries(readers).map(([name, read]) => {
    const run = async (): Promise<string> => {
      let count = 0;
      await read(responseOf(chunks, type), () => count++);
      return `${count}`;
    };
    return [name, run] as const;
  });
  return race(Object.fromEntries(contenders), { rounds: 7, turn: 200 });
}
