import type { Code } from "../codes.js";
import type { Explanation } from "./explanation.js";
import { load } from "./load.js";
import { lower } from "./lower.js";
import { resolve } from "./resolve.js";
import { rest } from "./rest.js";
import { usage } from "./usage.js";
import { write } from "./write.js";

/** An explanation for each code: a missing one doesn't compile. */
export const explanations: Readonly<Record<Code, Explanation>> = {
  ...load,
  ...resolve,
  ...lower,
  ...write,
  ...usage,
  ...rest,
};
