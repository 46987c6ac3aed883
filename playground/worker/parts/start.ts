/** `POST https://api.example.com/orders/1?limit=2`. */
import type { Operation } from "../../../generator/model/operation.js";
import type { Parameter } from "../../../generator/model/parameter.js";
import type { Pointer } from "../../../generator/diagnostics/diagnostic.js";
import type { RequestPart } from "../../messages.js";
import type { PlainRequest } from "../build-request.js";
import { decode, memberPath, partsOf, type Facts } from "./part.js";

export function startParts({ method, url }: PlainRequest, facts: Facts): readonly RequestPart[] {
  const { operation, places } = facts;
  const { said, plain } = partsOf("start", places);
  const behind = url.indexOf("?");
  const path = behind < 0 ? url : url.slice(0, behind);
  const query = behind < 0 ? null : url.slice(behind + 1);
  return [
    said(method, "the method", operation.at),
    plain(" "),
    ...serverParts(facts),
    ...pathParts(path, facts),
    ...(query === null ? [] : [plain("?"), ...queryParts(query, facts)]),
    plain("\n"),
  ];
}

function serverParts({ operation, places }: Facts): readonly RequestPart[] {
  const { said, plain } = partsOf("start", places);
  const [server = "/"] = operation.servers ?? places.api.servers;
  const base = server.replace(/\/$/, "");
  if (base === "") return [];
  const at = serversOf(operation, places.sources);
  return [at === null ? plain(base, "the server") : said(base, "the server", at)];
}

/** The nearest `servers` of the document; Swagger 2.0 has `host` instead. */
function serversOf(operation: Operation, sources: Facts["places"]["sources"]): Pointer | null {
  const [file = ""] = operation.at.split("#", 1);
  const text = sources.get(file)?.text ?? "";
  if (operation.servers === null)
    return /^\s*"?servers"?\s*:/m.test(text) ? `${file}#/servers/0/url` : `${file}#/host`;
  return `${operation.at}/servers/0/url`;
}

/** The template's own text belongs to the path, the rest to its parameters. */
function pathParts(path: string, { operation, places }: Facts): readonly RequestPart[] {
  const { said, plain } = partsOf("start", places);
  const item = operation.at.slice(0, operation.at.lastIndexOf("/"));
  const pieces = operation.path.split(/(\{[^{}]*\})/);
  const pattern = pieces.map((piece) => (isParameter(piece) ? "(.*?)" : `(${escaped(piece)})`));
  const found = new RegExp(`^${pattern.join("")}$`, "s").exec(path);
  if (found === null) return [plain(path)];
  return pieces.flatMap((piece, index) => {
    const text = found[index + 1]!;
    if (text === "") return [];
    const name = piece.slice(1, -1);
    const parameter = isParameter(piece) ? find(operation, "path", name) : undefined;
    if (parameter === undefined) return [said(text, "the path", item)];
    return [said(text, `the path parameter ${name}`, parameter.at)];
  });
}

function queryParts(query: string, { operation, places }: Facts): readonly RequestPart[] {
  const { said, plain } = partsOf("start", places);
  const whole = operation.parameters.find((one) => one.in === "querystring");
  if (whole !== undefined) return [said(query, "the query", whole.at)];
  return query.split("&").flatMap((pair, index) => {
    const between = index === 0 ? [] : [plain("&")];
    const [name = ""] = pair.split("=", 1);
    const [first = "", ...rest] = memberPath(name);
    const parameter = find(operation, "query", decode(name)) ?? find(operation, "query", first);
    if (parameter === undefined) return [...between, plain(pair)];
    const at = places.ofMember(parameter.shape, rest, parameter.at);
    return [...between, said(pair, `the query parameter ${decode(name)}`, at)];
  });
}

function find(operation: Operation, place: Parameter["in"], name: string): Parameter | undefined {
  return [...operation.parameters].find((one) => one.in === place && one.name === name);
}

const isParameter = (piece: string): boolean => piece.startsWith("{");

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
