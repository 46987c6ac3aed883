/**
 * What doesn't come back as it was sent, or can't be sent, by the documents' fault. The command fails if
 * an entry explains nothing.
 */
export interface KnownFault {
  readonly document: string;
  /** In the words of the report. */
  readonly text: RegExp;
  readonly reason: string;
}

const reasons = {
  list: "a text or a file, and a list of it, look alike",
  untyped: "the document says no type: what a form has are texts",
  words: "true, and the text `true`, look alike",
  shared: "members of two objects, or a member and a parameter, have one name: WF3006 warns of it",
  free: "two objects without declared members share a query: nothing tells whose a name is",
  levels: "a style supports one level: WF3006 warns of nested values",
  noForm: "a form that isn't an object: WF3011 warns of it",
  noValue: "no value fits the schema",
  nothing: "only null is allowed, and this style doesn't send it",
  getBody: "a GET with a body, which fetch refuses",
  oneType: "a text for a part of several media types: only a Blob says which",
  readOnly: "requests don't have what only servers write: the document's example has it",
  tooLarge: "the document's example is an integer beyond 2^53",
} as const;

function known(
  document: string,
  reason: keyof typeof reasons,
  ...texts: readonly RegExp[]
): readonly KnownFault[] {
  return texts.map((text) => ({ document, text, reason: reasons[reason] }));
}

export const knownFaults: readonly KnownFault[] = [
  ...known("twilio-api-v2010", "untyped", /\.(PlayBeep|Transcribe|MachineDetection\w+): /),
  ...known("openai-2026-08", "list", /^create(ImageEdit|Skill|SkillVersion) body\.(image|files): /),
  ...known(
    "discord-2026-07",
    "list",
    /^(threadSearch|previewPruneGuild|getCurrentUserApplicationEntitlements) query\.\w+: \["/,
  ),
  ...known("box-2024.0", "levels", /^getSearch isn't sent: query\.mdfilters\.\d+: nested_value/),
  ...known("discord-2026-07", "noValue", /^getGuildJoinRequests isn't sent: .*expected no value/),
  ...known("hey-api-opencode", "words", /^(experimentalS|s|v2S)essionList query\.roots: /),
  ...known(
    "lob-bundled",
    "shared",
    /^\w+List (query\.(\w+_date|date_\w+|sort_by)|status|content-type)/,
  ),
  ...known("lob-bundled", "oneType", /^checkCreate isn't sent: .*ambiguous_content_type/),
  ...known("oazapfts-demo", "shared", /^getObjectParameters (query\.\w+Object|status)/),
  ...["python-client-baseline-3.0", "python-client-baseline-3.1"].flatMap((id) => [
    ...known(id, "nothing", /^getUserList isn't sent: .*only_null/),
    ...known(id, "shared", /^defaultsTestsDefaultsPost (query\.(required_)?model_prop|status)/),
  ]),
  ...known("ts-codegen-v2", "free", /^types query\.parameter(Object|Dictionary)\./),
  ...known("ts-codegen-v2", "levels", /^complexTypes isn't sent: .*nested_value/),
  ...["ts-codegen-v3", "hey-api-full-3.1"].flatMap((id) => [
    ...known(id, "free", /^types query\.parameter(Object|Dictionary)\./),
    ...known(id, "levels", /^(complexTypes|postCallWithOptionalParam) isn't sent: .*nested_value/),
    ...known(id, "getBody", /^getCallWithOptionalParam isn't sent: .*GET/),
  ]),
  ...known("hey-api-full-3.1", "noForm", /^(uploadFile|putWithFormUrlEncoded) isn't sent: /),
  ...known("hey-api-case", "noValue", /^getFoo isn't sent: .*no example found for body/),
  ...known("invalid-body-and-form", "getBody", /^getUsersUsername isn't sent: /),
  ...known("digitalocean", "readOnly", /^appsCreate body\.spec\.vpc: /),
  ...known("digitalocean", "tooLarge", /KafkaTopic isn't sent: .*flush_messages/),
];
