/** The states of a send, and the way from one to the next. */
import type { AnyOutcome } from "../client/middleware.js";

/** Does what is to be done in a state, and gives the state that follows; `undefined`: none does. */
export type State = () => Promise<State | undefined>;

/** One send: its first state, and what it comes to after the last. */
export interface Machine {
  readonly begin: State;
  /** @throws what the send failed with */
  readonly end: () => AnyOutcome;
}

/** Goes from state to state, until nothing is left to do. */
export async function runMachine({ begin, end }: Machine): Promise<AnyOutcome> {
  for (let state: State | undefined = begin; state;) state = await state();
  return end();
}
