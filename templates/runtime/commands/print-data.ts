/** Data of answers as text: JSON, a line for each item, or a table. */
import { isObject } from "../encode/codecs/scalar.js";
import { printedJson } from "../encode/printed-json.js";
import type { CliPlatform } from "./command-table.js";
import type { Output } from "./common-options.js";

type Out = Pick<CliPlatform, "out" | "err">;

/** Prints what an operation answers; a stream item by item, as it comes. */
export async function printData(data: unknown, output: Output, platform: Out): Promise<void> {
  if (data === undefined) return;
  if (data instanceof Uint8Array) return platform.out(data);
  if (isStream(data)) return printItems(data, output, platform);
  if (typeof data === "string" && output === "json") return platform.out(`${data}\n`);
  const list = output === "json" ? undefined : shownList(data);
  if (list !== undefined) printList(list, output, platform);
  else if (output === "table") platform.out(textTable([data]));
  else platform.out(`${printedJson(data, output === "json" ? 2 : undefined)}\n`);
}

/** Lines are for programs: what isn't an item doesn't stand between them. */
function printList({ rows, others }: List, output: Output, platform: Out): void {
  const facts = Object.entries(others);
  if (output !== "table") {
    if (facts.length > 0) platform.err(`${printedJson(others)}\n`);
    for (const row of rows) platform.out(`${printedJson(row)}\n`);
    return;
  }
  if (facts.length > 0)
    platform.out(`${inColumns(facts.map(([name, value]) => [name, cellOf(value)]))}\n`);
  if (rows.length > 0) platform.out(textTable(rows));
}

/** Tables need the widths of all rows of a block. */
const blockSize = 50;

export async function printItems(
  items: AsyncIterable<unknown>,
  output: Output,
  platform: Out,
): Promise<void> {
  let block: unknown[] = [];
  for await (const item of items) {
    if (output !== "table") platform.out(`${printedJson(item)}\n`);
    else if (block.push(item) === blockSize) {
      platform.out(textTable(block));
      block = [];
    }
  }
  if (block.length > 0) platform.out(textTable(block));
}

function isStream(data: unknown): data is AsyncIterable<unknown> {
  return typeof data === "object" && data !== null && Symbol.asyncIterator in data;
}

interface List {
  readonly rows: readonly unknown[];
  /** The other members of the object that has the list. */
  readonly others: Readonly<Record<string, unknown>>;
}

/** The list that an answer is, or the only list of objects in it. */
function shownList(data: unknown): List | undefined {
  if (Array.isArray(data)) return { rows: data as unknown[], others: {} };
  if (!isObject(data)) return undefined;
  const lists = Object.entries(data).filter((member): member is [string, unknown[]] =>
    Array.isArray(member[1]),
  );
  const full = lists.filter(([, list]) => list.length > 0 && list.every((item) => isObject(item)));
  // An empty list may be one of objects, or of anything: it counts where it is alone.
  const isEmpty = lists.length === 1 && lists[0]![1].length === 0;
  const [only, ...more] = isEmpty ? lists : full;
  if (only === undefined || more.length > 0) return undefined;
  const [name, rows] = only;
  const { [name]: _, ...others } = data;
  return { rows, others };
}

const widest = 40;

function textTable(items: readonly unknown[]): string {
  const objects = items.map((item) =>
    typeof item === "object" && item !== null ? (item as Record<string, unknown>) : { value: item },
  );
  const names = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  return inColumns([names, ...objects.map((object) => names.map((name) => cellOf(object[name])))]);
}

function inColumns(cells: readonly (readonly string[])[]): string {
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  return cells
    .map(
      (row) =>
        row
          .map((cell, column) => cell.padEnd(widths[column]!))
          .join("  ")
          .trimEnd() + "\n",
    )
    .join("");
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  const text = typeof value === "string" ? value : printedJson(value);
  const line = Array.from(text, (one) => (isControl(one) ? " " : one)).join("");
  if (line.length <= widest) return line;
  // A half of a surrogate pair is no character.
  return `${line.slice(0, widest - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/** Control characters would move the cursor. */
function isControl(character: string): boolean {
  return character < " " || (character > "~" && character < "\u00a0");
}
