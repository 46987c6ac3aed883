/** Required parameters that may be lists or objects: of an empty one, a style sends nothing. */
import { EncodeError } from "../errors.js";
import type { ParameterWriter } from "../operation.js";

/** Like `required`, for which an empty value would be one that nobody has passed. */
export function requiredInStyle(writer: ParameterWriter, style: string): ParameterWriter {
  return {
    required: true,
    write(name, value) {
      const text = writer.write(name, value);
      if (text !== undefined || value === undefined || value === null) return text;
      const kind = Array.isArray(value) ? "list" : "object";
      throw new EncodeError(
        "missing_required",
        `an empty ${kind} can't be sent in style ${style}: give it a value, or make it optional in the document`,
      );
    },
  };
}
