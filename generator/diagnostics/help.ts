import type { Code } from "./codes.js";

/** What each code means and what to do about it: where there is room for more than a title. */
export const helpTexts: Readonly<Record<Code, string>> = {
  WF1001: "The file is missing, is no file, or may not be read. Check the path and its rights.",
  WF1002: "The file is neither YAML nor JSON. Mend the syntax at the place that is named.",
  WF1003: "Readers would keep one of the two values in silence. Remove or rename one of the keys.",
  WF1004:
    "Only the document's own folder and the roots are read, and nothing from the network. " +
    "Copy the file there, or add its folder with --root or `roots`.",
  WF1005: "The document is larger, or nests deeper, than any real one: it might exhaust memory.",
  WF1006:
    "Quoted text is not indented as YAML asks. It was read all the same; other tools may refuse it.",
  WF1007: "The overlay isn't as OpenAPI Overlay 1.0 or 1.1 has it. Mend it at the place named.",
  WF1008:
    "The JSONPath of an action selects nothing, so the action changes nothing. It is misspelt, or " +
    "the document has changed and no longer needs it.",
  WF1009:
    "What an action brings and what it would change can't become one value. Remove what stands " +
    "there by an action before it, or select other places.",
  WF2001: "The $ref names something that isn't there. Correct its spelling, or add what it names.",
  WF2002: "Following the $ref never arrives anywhere. One of the links has to be a schema.",
  WF2003: "The file has no `openapi` or `swagger` field at its top, or is no mapping.",
  WF2004: "OpenAPI 3.0, 3.1 and 3.2 and Swagger 2.0 are read.",
  WF2005: "OpenAPI asks for another type of value here. See the specification of this object.",
  WF2006: "OpenAPI requires this field. Add it.",
  WF2007:
    "The field has no effect: it is misspelt, or belongs elsewhere. Extensions begin with x-.",
  WF2008: "OpenAPI asks for another value. What is meant is clear, but other tools may refuse it.",
  WF2009:
    "OpenAPI's own schema refuses this. What could be read was read; other tools may refuse it.",
  WF3001:
    "Functions are named after operationIds. Rename one, or name it by `names` in wireform.yaml.",
  WF3002:
    "Each {name} in a path has a required path parameter of that name, and each parameter a {name}. " +
    "The path counts: it is what is sent.",
  WF3003: "wireform can't express this construct. Rewrite it, or leave the operation out.",
  WF3004: "OpenAPI allows each style at certain places only. Choose one of those for this place.",
  WF3005: "OpenAPI ignores this declaration. Remove it, or say it where it counts.",
  WF3006: "The document allows values that can't be told apart on the wire. Narrow the schema.",
  WF3007: "A parameter is known by its name and place, and has to be declared once.",
  WF3008:
    "A scheme that isn't defined, or not whole, says nothing of what to send. Define it in " +
    "`components.securitySchemes`, or give the client a header of your own.",
  WF3009: "x-wireform has known members with known values only: a misspelt one has no effect.",
  WF3010: "The rule stays unchecked: no type says it. The server may refuse what compiles.",
  WF3011: "Only objects have form fields. Another value is refused when the function is called.",
  WF3012:
    "A word of `include`, `exclude` or `names` means nothing in the document: it may be misspelt.",
  WF3013: "HTTP doesn't allow these characters in this name, so no request could be sent.",
  WF4001: "wireform.lock is no lock. Take it from version control, or start anew: --update-names.",
  WF4002: "The lock keeps the old name, so that callers go on. --update-names gives the new one.",
  WF4003: "The name belonged to something else before: callers who use it now get this instead.",
  WF4004: "Names in the package changed, and callers of the old ones won't compile any more.",
  WF5001: "openapi-typescript refuses the document. Leave --schema out, or mend what it names.",
  WF7001: "The folder or a file in it can't be written. Nothing in it was changed.",
  WF7002: "What lies in the folder might be lost. Choose one that only wireform writes to.",
  WF7003: "Generated files are not edited by hand. Change the document, or use --force.",
  WF7004: "The committed output isn't what the documents give now. Run wireform generate.",
  WF7005: "A document isn't what the output was made of. Run wireform generate.",
  WF7006: "wireform.yaml or the options aren't those of the output. Run wireform generate.",
  WF7007: "Another version may write other code. Run wireform generate with this one.",
  WF7008: "A file that was written is no longer there. Run wireform generate.",
  WF7009: "No document asks for this file any more. Run wireform generate, which removes it.",
  WF7010:
    "The manifest is damaged, or was merged with conflicts, so no file is known to be wireform's. " +
    "Mend it, or write all anew with --force.",
  WF7011: "One run at a time writes to a folder. Wait until the other is done.",
  WF7012:
    "wireform.baseline.json keeps the documents of the package's version. Restore it from history.",
  WF7013:
    "Callers go by the version. Release with the one that the changelog names, or a later one.",
  WF7014:
    "What changed since the last release can't be told without wireform.baseline.json. " +
    "Restore it from history.",
  WF8001: "The command line was not understood. wireform --help lists commands and options.",
  WF8002: "wireform.yaml has a key or a value that it may not have. Its JSON Schema tells which.",
  WF8003: "Run in the folder that has wireform.yaml, name a document, or run wireform init.",
  WF8004: "wireform init only writes where there is none. Add a client to the file by hand.",
  WF9001: "wireform failed where it should not have. Please report it with the document.",
};
