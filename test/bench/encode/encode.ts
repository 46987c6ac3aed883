/** How fast requests are built, compared with popular encoders and with code by hand. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  atLeast,
  type BenchOptions,
  type Goal,
  type Report,
  type Row,
  type Table,
} from "../report.js";
import { fullBody, rowsBody } from "./bodies.js";
import { limit, ours, raceFullBody, raceRows, request, type Speeds, unordered } from "./forms.js";
import { encodeFullBody } from "./hand/form.js";
import { writeFullBody } from "./hand/json.js";
import { requestItems } from "./hand/request.js";
import { encodeRowsBody } from "./hand/rows.js";
import { raceJson, raceRequests } from "./requests.js";
import { itemsInput, upload } from "./requests-document.js";

export async function measureEncode({ progress }: BenchOptions): Promise<Report> {
  const work = await mkdtemp(path.join(tmpdir(), "wireform-bench-"));
  try {
    progress("report_payment");
    const full = await raceFullBody(work);
    progress("1,000 rows");
    const rows = await raceRows(work);
    progress("JSON");
    const json = await raceJson(work);
    progress("URLs, headers and multipart");
    const [items, uploads] = await raceRequests(work);
    const ratio = (one: string) => full[ours]! / full[one]!;
    return {
      name: "encode",
      goals: [
        atLeast("report_payment, beside qs", 12, "x", ratio("qs")),
        atLeast("report_payment, beside stripe-node", 9, "x", ratio("stripe-node")),
        byHand("report_payment, by hand = 100 %", 90, full),
        byHand("its members in another order", 90, full, unordered),
        byHand("the whole request", 80, full, request),
        byHand("1,000 rows", 95, rows),
        byHand("report_payment as JSON", 90, json),
        byHand("its members in another order, as JSON", 90, json, unordered),
        byHand("a URL and headers", 90, items),
        byHand("a multipart body", 90, uploads),
      ],
      tables: [
        speedTable("report_payment, all fields", encodeFullBody(fullBody).length, full),
        speedTable("1,000 rows with nested members", encodeRowsBody(rowsBody).length, rows),
        speedTable("report_payment as JSON", writeFullBody(fullBody).length, json),
        speedTable("a URL and headers", requestItems(itemsInput).url.length, items),
        speedTable("a multipart body with a file", upload.file.length, uploads),
      ],
      notes: [],
    };
  } finally {
    await rm(work, { recursive: true });
  }
}

function byHand(what: string, goal: number, speeds: Speeds, one: string = ours): Goal {
  return atLeast(what, goal, "%", (100 * speeds[one]!) / speeds[limit]!);
}

function speedTable(title: string, bytes: number, speeds: Speeds): Table {
  const beside = ["qs", "stripe-node"].filter((name) => name in speeds);
  const rows = Object.entries(speeds).map(([name, speed]): Row => {
    const ratios = beside.map((other) => [`x ${other}`, speed / speeds[other]!]);
    return {
      ...(Object.fromEntries(ratios) as Row),
      "% of the limit": (100 * speed) / speeds[limit]!,
      "runs/s": Math.round(speed),
      encoder: name,
    };
  });
  return { title: `${title}: ${bytes.toLocaleString("en-US")} bytes`, rows };
}
