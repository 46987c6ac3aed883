/**
 * The records of a payments API: a payment is recorded once for each idempotency key, and whoever
 * repeats the key gets its first result (https://docs.stripe.com/api/idempotent_requests).
 */
export interface Hit {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly key: string | undefined;
  readonly contentType: string | undefined;
  readonly authorization: string | undefined;
  /** One character per byte. */
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Ledger {
  /** The bodies of the recorded payments. */
  readonly records: readonly string[];
  /** Records a payment, unless its key was used before. Other methods than POST only read. */
  take(hit: Hit): Answer;
  /** Begins to record a payment: its key is in use until the next request with it, or `settle`. */
  begin(hit: Hit): void;
  /** Finishes what was begun: the API records a payment even after its caller has gone. */
  settle(): void;
}

interface Entry {
  readonly hit: Hit;
  answer?: Answer;
}

export function makeLedger(): Ledger {
  const records: string[] = [];
  const entries = new Map<string, Entry>();
  const begun: Hit[] = [];

  function record({ body }: Hit): Answer {
    return answerOf(200, { id: `pr_${records.push(body)}`, object: "payment_record" });
  }

  function settle(): void {
    for (const hit of begun.splice(0)) {
      const answer = record(hit);
      if (hit.key) entries.set(hit.key, { hit, answer });
    }
  }

  return {
    records,
    settle,
    begin(hit) {
      if (hit.method !== "POST" || (hit.key && entries.has(hit.key))) return;
      begun.push(hit);
      if (hit.key) entries.set(hit.key, { hit });
    },
    take(hit) {
      if (hit.method !== "POST") return answerOf(200, { id: "pr_1", object: "payment_record" });
      if (!hit.key) return record(hit);
      const known = entries.get(hit.key);
      if (known && (known.hit.url !== hit.url || known.hit.body !== hit.body))
        return refusal(400, "idempotency_error", "The key was used with other parameters.");
      if (known && !known.answer) {
        settle();
        return refusal(409, "invalid_request_error", "The key is in use by another request.");
      }
      if (known?.answer) {
        const { answer } = known;
        return { ...answer, headers: { ...answer.headers, "idempotent-replayed": "true" } };
      }
      const answer = record(hit);
      entries.set(hit.key, { hit, answer });
      return answer;
    },
  };
}

/** Stripe's envelope of errors. */
export function refusal(status: number, type: string, message: string): Answer {
  return answerOf(status, { error: { type, message } });
}

function answerOf(status: number, value: unknown): Answer {
  const body = JSON.stringify(value);
  return { status, headers: { "content-type": "application/json", "request-id": "req_1" }, body };
}
