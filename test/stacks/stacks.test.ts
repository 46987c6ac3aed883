/** The stacks that `npm run test:stacks` has installed; others are skipped by name. */
import { describe, expect, test } from "vitest";
import { isInstalled, runStack } from "./run-stack.js";
import { frameworks } from "./frameworks.js";
import { stacks } from "./stacks.js";

describe.each([...stacks, ...frameworks].map((stack) => [stack.name, stack] as const))(
  "%s",
  (name, stack) => {
    const isThere = isInstalled(stack);
    const said = isThere
      ? "takes the sources as they are"
      : `is not there: npm run test:stacks ${name}`;
    test.skipIf(!isThere)(said, async () => expect(await runStack(stack)).toBe(null), 300_000);
  },
);
