import type { FunctionParameter, Signature, TypeParameter } from "../../5-emit/seam/draft.js";
import { layOutExpression } from "./expression-layout.js";
import { group, ifBreak, indent, join, line, softline, type Doc } from "./doc.js";
import { bracketed } from "./layout.js";
import type { Target } from "../target.js";
import { identifier, propertyKey, type Text } from "../text.js";
import { layOutType, layOutTypeParameter } from "./type-layout.js";

/** A function up to its body. @param name with keywords, such as `export function f` */
export function layOutSignature(
  name: string,
  { typeParameters, parameters, returns }: Omit<Signature, "name">,
  target: Target,
): Doc {
  const list = parameters.map((parameter) => layOutParameter(parameter, target));
  return group([
    name,
    target === "js" ? "" : layOutTypeParameters(typeParameters),
    "(",
    // An object type as the only parameter isn't indented: its own braces break.
    parameters.length === 0 || (hugs(parameters) && target === "d.ts")
      ? list
      : [indent([softline, join([",", line], list)]), ifBreak(","), softline],
    ")",
    target === "js" ? [] : [": ", layOutType(returns)],
  ]);
}

/** In angle brackets; nothing if there are none. */
export function layOutTypeParameters(parameters: readonly TypeParameter[] = []): Doc {
  return parameters.length === 0 ? "" : bracketed("<", parameters.map(layOutTypeParameter), ">");
}

function hugs(parameters: readonly FunctionParameter[]): boolean {
  return parameters.length === 1 && parameters[0]!.type.kind === "object";
}

/** A call signature or method of an interface. Parameters with a default are optional there. */
export function layOutMethod(signature: Signature): Doc {
  const name: Text | "" = signature.name === null ? "" : propertyKey(signature.name);
  return layOutSignature(name, signature, "d.ts");
}

function layOutParameter(parameter: FunctionParameter, target: Target): Doc {
  const { name, type, default: initial } = parameter;
  const optional = target === "d.ts" && initial !== null ? "?" : "";
  return [
    identifier(name),
    target === "js" ? [] : [`${optional}: `, layOutType(type)],
    target === "d.ts" || initial === null ? [] : [" = ", layOutExpression(initial, target)],
  ];
}
