/**
 * Where the parts of a JSON document stand that runs after an edit need. It is kept from one run to the
 * next, so that these read nothing else of it.
 */
import { parseObject, parseValue, type ParsedMember } from "../../1-load/json/parsed-members.js";
import { skipBlank } from "../../1-load/json/scan.js";
import { isRecord } from "../../2-resolve/node.js";
import { lineOf, lineStarts } from "../../diagnostics/lines.js";
import { leadsIntoPaths } from "../../history/comparison/changed-paths.js";
import { memberList, noMembers, type MemberList } from "./member-list.js";

export interface DocumentIndex {
  readonly root: MemberList;
  /** Where the value of `paths` begins. */
  readonly pathsStart: number;
  readonly paths: MemberList;
  /** The members of `components`; none if it isn't there. */
  readonly components: MemberList;
  /** The components, by the mapping that they are in: `components/schemas`, or `definitions`. */
  readonly groups: ReadonlyMap<string, MemberList>;
}

/** Mappings of components: OpenAPI has them in `components`, Swagger 2.0 in the document itself. */
const swaggerGroups = ["definitions", "parameters", "responses"];

/** These stay: they have names alone. */
const schemes = "components/securitySchemes";

/**
 * `null` if an edit of a path may mean more than that path.
 * @param bytes those of a document without errors
 */
export function indexDocument(bytes: Buffer): DocumentIndex | null {
  // Each byte as one character: what JSON consists of is the same, and places are those of bytes.
  const text = bytes.toString("latin1");
  if (leadsIntoPaths(text)) return null;
  const { root, paths, components, groups } = readRoot(text) ?? {};
  const pathsStart = root?.find(({ key }) => key === "paths")?.valueStart;
  if (!root || !paths || pathsStart === undefined) return null;
  if (sharesItems(paths.map(({ value }) => value))) return null;
  const starts = lineStarts(text);
  const listOf = (members: readonly ParsedMember[]) =>
    memberList(
      members.map(({ key, keyStart, valueEnd }) => ({
        key: decoded(key),
        start: keyStart,
        end: valueEnd,
        line: lineOf(keyStart, starts),
      })),
    );
  return {
    root: listOf(root),
    pathsStart,
    paths: listOf(paths),
    components: components ? listOf(components) : noMembers,
    groups: new Map(Array.from(groups!, ([at, members]) => [decoded(at), listOf(members)])),
  };
}

type Members = readonly ParsedMember[];
type Place = Parameters<typeof parseValue>[1] & { readonly key: string };

/** The members of a document, and those of its mappings; `null` if it is no JSON. */
function readRoot(text: string) {
  let paths: Members | undefined;
  let components: Members | undefined;
  const groups = new Map<string, Members>();
  const isObject = ({ valueStart }: Place) => text[valueStart] === "{";
  const parseGroup = (at: string, { valueStart }: Place) => {
    const { members, end } = parseObject(text, valueStart);
    groups.set(at, members);
    return { value: undefined, end };
  };
  const parseComponents = (member: Place) => {
    const at = `components/${member.key}`;
    const isGroup = isObject(member) && at !== schemes;
    return isGroup ? parseGroup(at, member) : parseValue(text, member);
  };
  const parseMember = (member: Place) => {
    const { key, valueStart } = member;
    if (!isObject(member)) return parseValue(text, member);
    if (swaggerGroups.includes(key)) return parseGroup(key, member);
    if (key !== "paths" && key !== "components") return parseValue(text, member);
    const isPaths = key === "paths";
    const { members, end } = parseObject(text, valueStart, isPaths ? undefined : parseComponents);
    if (isPaths) paths = members;
    else components = members;
    return { value: undefined, end };
  };
  try {
    const { members, end } = parseObject(text, skipBlank(text, 0), parseMember);
    const isAll = skipBlank(text, end) === text.length;
    return isAll ? { root: members, paths, components, groups } : null;
  } catch {
    return null;
  }
}

/** What was read as single bytes. */
function decoded(key: string): string {
  return Buffer.from(key, "latin1").toString("utf8");
}

/** Of paths that share a path item, the first gets the operations. */
export function sharesItems(items: readonly unknown[]): boolean {
  return items.some((item) => isRecord(item) && "$ref" in item);
}
