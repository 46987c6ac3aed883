/** A command line that is not understood, and what may have been meant. */
export interface Wrong {
  readonly kind: "wrong";
  readonly message: string;
  readonly hint: string | null;
}

export function wrong(message: string, hint: string | null): Wrong {
  return { kind: "wrong", message, hint };
}
