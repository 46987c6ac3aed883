// The runtime of wireform, ejected: this file is yours to edit. New versions are merged into it.
/** What a client keeps between its requests. Types only. */
import type { Authorize } from "../send/auth.js";
import type { BoundKeys } from "../send/idempotency.js";
import type { Environment } from "../send/retry.js";
import type { Api } from "./client.js";
import type { ClientOptions } from "./options.js";

/** The parts of a client, made once. */
export interface Sender {
  readonly api: Api;
  readonly options: ClientOptions<unknown>;
  readonly environment: Partial<Environment>;
  readonly headers: Readonly<Record<string, string>>;
  /** `undefined`: without credentials. */
  readonly authorize: Authorize | undefined;
  readonly keys: BoundKeys;
  /** Used retries of the budget, in tenths. */
  spent: number;
}
import "p-retry";
