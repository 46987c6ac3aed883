/** The states of a send, and the way from one to the next. */
import type { AnyOutcome } from "../client/middleware.js";

/** Does the work of a state, and returns the next one; `undefined`: the end. */
export type State = () => Promise<State | undefined>;

/** One send: its first state, and its result after the last. */
export interface Machine {
  readonly begin: State;
  /** @throws the error of the send */
  readonly end: () => AnyOutcome;
}

/** Goes from state to state until the end. */
export async function runMachine({ begin, end }: Machine): Promise<AnyOutcome> {
  for (let state: State | undefined = begin; state;) state = await state();
  return end();
}
