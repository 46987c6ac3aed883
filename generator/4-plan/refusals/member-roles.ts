/** What members of error bodies are for, by the names that APIs give them. */

/**
 * `detail`: why the request is refused. `error`: that, or the title where another member says it.
 * `list`: what is wrong, each by itself. `place`, `path`, `pointer`: where. `kind`: a word of the API's own.
 */
export type Role =
  | "detail"
  | "title"
  | "status"
  | "code"
  | "error"
  | "list"
  | "place"
  | "path"
  | "pointer"
  | "kind"
  | "time";

const names: Readonly<Record<Role, string>> = {
  detail:
    "message msg detail details description reason errormessage errormsg errordetail errordescription errorsummary usermessage developermessage",
  title: "title summary statustext reasonphrase",
  status: "status statuscode httpstatus httpstatuscode httpcode",
  code: "code errorcode errorkey",
  error: "error",
  list: "errors issues violations problems causes errorcauses invalidfields invalidparams invalidparameters fielderrors validationerrors fields messages",
  place: "field param parameter property attribute location target source propertyname fieldname",
  path: "loc path",
  pointer: "pointer",
  kind: "type name kind errortype result",
  time: "timestamp time date datetime",
};

const roles = new Map(
  (Object.keys(names) as readonly Role[]).flatMap((role) =>
    names[role].split(" ").map((name) => [name, role] as const),
  ),
);

/** The role of a member; `null`: its name says nothing. @param isItem whether it is of one item of a list */
export function roleOf(name: string, isItem: boolean): Role | null {
  const role = roles.get(name.toLowerCase().replace(/[^a-z]/g, "")) ?? null;
  // What is called so beside the message of an item is what the message is about.
  if (isItem && name === "name") return "place";
  return isPlace(role) && !isItem ? null : role;
}

export function isPlace(role: Role | null): boolean {
  return role === "place" || role === "path" || role === "pointer";
}

/** Whether a member of this role is filled where it may be left out. */
export function isOffered(role: Role | null): boolean {
  return role !== null && role !== "kind" && role !== "time";
}

/** What a text called `error` is filled with beside other members. */
export function errorSlot(names: readonly string[]): "{detail}" | "{title}" | "{code}" {
  // OAuth (RFC 6749).
  if (names.includes("error_description")) return "{code}";
  return names.some((name) => roleOf(name, false) === "detail") ? "{title}" : "{detail}";
}
