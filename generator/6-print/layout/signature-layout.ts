import type { FunctionParameter, Signature } from "../../5-emit/seam/draft.js";
import { layOutExpression } from "./expression-layout.js";
import { bracketed, group, ifBreak, indent, join, line, softline, type Doc } from "./layout.js";
import type { Flavour } from "../modules.js";
import { identifier, propertyKey, type Text } from "../text.js";
import { layOutType, layOutTypeParameter } from "./type-layout.js";

/** A function up to its body. @param name with what stands before it */
export function layOutSignature(
  name: string,
  { typeParameters = [], parameters, returns }: Omit<Signature, "name">,
  flavour: Flavour,
): Doc {
  const typeList = flavour === "js" ? [] : typeParameters.map(layOutTypeParameter);
  const list = parameters.map((parameter) => layOutParameter(parameter, flavour));
  return group([
    name,
    typeList.length === 0 ? "" : bracketed("<", typeList, ">"),
    "(",
    // The braces of an only parameter stand for a line of its own.
    hugs(parameters) && flavour === "dts"
      ? list
      : [indent([softline, join([",", line], list)]), ifBreak(","), softline],
    ")",
    flavour === "js" ? [] : [": ", layOutType(returns)],
  ]);
}

function hugs(parameters: readonly FunctionParameter[]): boolean {
  return parameters.length === 1 && parameters[0]!.type.kind === "object";
}

/** Of an interface: what a parameter is without a word stands where the function is. */
export function layOutMethod(signature: Signature): Doc {
  const name: Text | "" = signature.name === null ? "" : propertyKey(signature.name);
  return layOutSignature(name, signature, "dts");
}

function layOutParameter(parameter: FunctionParameter, flavour: Flavour): Doc {
  const { name, type, default: initial } = parameter;
  const optional = flavour === "dts" && initial !== null ? "?" : "";
  return [
    identifier(name),
    flavour === "js" ? [] : [`${optional}: `, layOutType(type)],
    flavour === "dts" || initial === null ? [] : [" = ", layOutExpression(initial)],
  ];
}
