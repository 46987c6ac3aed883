import { child, type Node } from "../../2-resolve/node.js";
import type { Pointer } from "../../diagnostics/diagnostic.js";
import { didYouMean } from "../../diagnostics/suggest.js";
import type { Parameter } from "../../model/parameter.js";
import { usualNotation } from "../../model/dialects.js";
import { noDocs } from "../../model/merge-docs.js";
import type { Lowering } from "../lowering.js";

/** A path template and its parameters: each `{name}` has a parameter, each path parameter a `{name}`. */
export interface FittedPath {
  readonly path: string;
  readonly parameters: readonly Parameter[];
}

/**
 * Matches parameters and path. Where they differ the template decides, since that is what is sent.
 * @param at the path in the document
 */
export function fitTemplate(
  path: string,
  at: Pointer,
  parameters: readonly Parameter[],
  lowering: Lowering,
): FittedPath {
  const names = [...new Set(templateNames(path))];
  const [wildcard] = /(?<=\/)\*\*?(?=\/|$)/.exec(path) ?? [];
  if (wildcard !== undefined)
    lowering.diagnostics.reportOnce(
      "WF3002",
      at,
      `OpenAPI has no wildcards: the path's ${wildcard} is sent as it is`,
      {
        on: "key",
        hint: "declare a path parameter instead",
      },
    );
  const declared = parameters.filter((parameter) => parameter.in === "path");
  const fitted = new Map(
    names.map((name) => [name, fitParameter(name, names, declared, at, lowering)]),
  );
  const used = [...fitted.values()];
  for (const parameter of declared.filter((parameter) => !used.includes(parameter)))
    lowering.diagnostics.reportOnce(
      "WF3002",
      parameter.at,
      `the path has no {${parameter.name}}: the parameter has no effect: ${path}`,
      { hint: didYouMean(parameter.name, names) },
    );
  const kept = parameters.filter((one) => one.in !== "path" || used.includes(one));
  return {
    path: path.replace(variable, (_, name: string) => `{${fitted.get(name)!.name}}`),
    parameters: [...kept, ...used.filter((parameter) => !kept.includes(parameter))],
  };
}

/** The names in a path template: `/a/{b}/c{d}` has `b` and `d`. */
export function templateNames(path: string): string[] {
  return Array.from(path.matchAll(variable), (match) => match[1]!);
}

const variable = /\{([^{}]*)\}/g;

/** A path parameter is always required: a path without it is another path. */
export function warnOfOptional(name: string, node: Node, lowering: Lowering): void {
  const message = `the path parameter ${JSON.stringify(name)} must have \`required: true\`: it is required anyway`;
  lowering.diagnostics.reportOnce("WF3002", (child(node, "required") ?? node).at, message);
}

function fitParameter(
  name: string,
  names: readonly string[],
  declared: readonly Parameter[],
  at: Pointer,
  lowering: Lowering,
): Parameter {
  const exact = declared.find((parameter) => parameter.name === name);
  if (exact !== undefined) return exact;
  const [alike, ...more] = declared.filter((parameter) => {
    return spelling(parameter.name) === spelling(name) && !names.includes(parameter.name);
  });
  if (alike !== undefined && more.length === 0) {
    const message = `the path calls it {${name}}, the parameter ${JSON.stringify(alike.name)}: the parameter's name is used`;
    lowering.diagnostics.reportOnce("WF3002", alike.at, message);
    return alike;
  }
  if (/^[+#./;?&]|\*$|:\d+$/.test(name))
    lowering.diagnostics.report(
      "WF3003",
      at,
      `{${name}} is RFC 6570 syntax, which OpenAPI doesn't have`,
      {
        on: "key",
        hint: "declare a parameter: its `style` and `explode` say the same in OpenAPI",
      },
    );
  else
    lowering.diagnostics.reportOnce(
      "WF3002",
      at,
      `the path has {${name}}, but no parameter declares it: it is taken as a string`,
      {
        on: "key",
        hint: `add a parameter with \`name: ${name}\`, \`in: path\`, \`required: true\``,
      },
    );
  return undeclared(name, at);
}

function undeclared(name: string, at: Pointer): Parameter {
  return {
    at: `${at}/{${name}}`,
    name,
    in: "path",
    required: true,
    docs: noDocs,
    shape: { kind: "string", wire: null },
    serialization: {
      kind: "style",
      style: "simple",
      explode: false,
      allowReserved: false,
      allowEmptyValue: false,
      isStyleSaid: false,
      ...usualNotation,
    },
  };
}

/** `pet_id`, `petId` and `PetID` are one word, as is `petId*` of RFC 6570. */
function spelling(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}
