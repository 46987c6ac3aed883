/** Data of answers as text: JSON, a line for each item, or a table. */
import { printedJson } from "../encode/printed-json.js";
import type { CliPlatform } from "./command-table.js";
import type { Output } from "./common-options.js";

type Out = Pick<CliPlatform, "out">;

/** Prints what an operation answers; a stream item by item, as it comes. */
export async function printData(data: unknown, output: Output, platform: Out): Promise<void> {
  if (data === undefined) return;
  if (data instanceof Uint8Array) return platform.out(data);
  if (isStream(data)) return printItems(data, output, platform);
  if (typeof data === "string" && output === "json") return platform.out(`${data}\n`);
  const rows = output === "json" ? undefined : rowsOf(data);
  if (output === "table") platform.out(textTable(rows ?? [data]));
  else if (rows) for (const row of rows) platform.out(`${printedJson(row)}\n`);
  else platform.out(`${printedJson(data, output === "json" ? 2 : undefined)}\n`);
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

/** The list that an answer is, or its only list of objects. */
function rowsOf(data: unknown): readonly unknown[] | undefined {
  if (Array.isArray(data)) return data as unknown[];
  if (typeof data !== "object" || data === null) return undefined;
  const lists = Object.values(data).filter((one) => Array.isArray(one));
  return lists.length === 1 ? (lists[0] as unknown[]) : undefined;
}

const widest = 40;

function textTable(items: readonly unknown[]): string {
  const objects = items.map((item) =>
    typeof item === "object" && item !== null ? (item as Record<string, unknown>) : { value: item },
  );
  const names = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  const cells = [names, ...objects.map((object) => names.map((name) => cellOf(object[name])))];
  const widths = names.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
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
