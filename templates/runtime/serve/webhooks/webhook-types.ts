/** The types of webhook handlers. `W`: the message of each webhook, by its name. */
import type { DecodeLimits } from "../decode/fault.js";
import type { Problem } from "../problem.js";

/** Each may be left out: its messages are taken, and nothing else happens. */
export type WebhookHandlers<W> = {
  readonly [N in keyof W]?: WebhookHandler<W[N]> | undefined;
};

/** What it returns is the answer; nothing: 204. */
export type WebhookHandler<M> = (
  call: WebhookCall<M>,
) => Response | void | Promise<Response | void>;

export interface WebhookCall<M> {
  readonly message: M;
  readonly request: Request;
}

/**
 * Decides who has sent a message, before it is read. A throw or `false`: somebody else, so the
 * answer is 403.
 * @param payload the body as received, byte for byte
 */
export type Verify = (payload: Uint8Array, request: Request) => unknown;

export interface WebhookOptions {
  /** `false`: something before the handler knows who has sent it. */
  readonly verify: Verify | false;
  /**
   * The webhook that a message belongs to. Default: what its member `type` or `event` says, by the
   * names of the webhooks or by their schemas, or the only one.
   */
  readonly nameOf?: ((message: unknown, request: Request) => string | undefined) | undefined;
  /** Refuse what doesn't fit the document (422), or lacks a header field (400). Default: true. */
  readonly checkMessages?: boolean | undefined;
  /** The response for a refusal. Default: problem details (RFC 9457). */
  readonly onProblem?: ((problem: Problem, request: Request) => Response) | undefined;
  /**
   * Is told what a handler has thrown; the response is 500. Default: logs the error by
   * `console.error`, with the method and the path.
   */
  readonly onError?: ((error: unknown, request: Request) => void) | undefined;
  /** What messages may have. Default: 10 MB, 32 levels. */
  readonly limits?: Partial<DecodeLimits> | undefined;
}
