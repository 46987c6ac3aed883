import type { Stream } from "../../model/response.js";

/** The first item of a stream, as its schema describes it. No value: none has come whole. */
export function itemOf(
  text: string,
  stream: Stream,
): { readonly values: readonly unknown[] } | { readonly problem: string } {
  if (stream.kind !== "events") {
    const line = text.replace(/^[\x1e\r\n]+/, "").split(/[\n\x1e]/, 1)[0]!;
    if (!/[\n]/.test(text)) return { values: [] };
    return jsonOf(line, "the first item");
  }
  const event = firstEvent(text);
  if (event === null) return { values: [] };
  const { json, shapeOf } = stream;
  const isJson = typeof json === "boolean" ? json : json.includes(event.event ?? "message");
  const data = isJson
    ? jsonOf(event.data, "the data of the first event")
    : { values: [event.data] };
  if ("problem" in data || shapeOf === "data") return data;
  return { values: data.values.map((value) => ({ ...event, data: value })) };
}

function jsonOf(text: string, what: string) {
  try {
    return { values: [JSON.parse(text) as unknown] };
  } catch {
    return { problem: `${what} is no JSON` };
  }
}

interface StreamEvent {
  readonly data: string;
  readonly event?: string;
  readonly id?: string;
  readonly retry?: number;
}

/** The first event with data, of those that have come whole. */
function firstEvent(text: string): StreamEvent | null {
  const blocks = text.replace(/\r\n?/g, "\n").split("\n\n").slice(0, -1);
  for (const block of blocks) {
    const fields = block.split("\n").flatMap((line) => {
      const [, name, value = ""] = /^([^:]+)(?:: ?(.*))?$/.exec(line) ?? [];
      return name === undefined ? [] : [[name, value] as const];
    });
    const data = fields.flatMap(([name, value]) => (name === "data" ? [value] : []));
    const { event, id, retry } = Object.fromEntries(fields);
    // This one ends a stream.
    if (data.length > 0 && data[0] !== "[DONE]")
      return {
        ...(event !== undefined && { event }),
        ...(id !== undefined && { id }),
        ...(retry !== undefined && { retry: Number(retry) }),
        data: data.join("\n"),
      };
  }
  return null;
}
