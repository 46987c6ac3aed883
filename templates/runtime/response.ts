/** Reads the body of one declared response. */
export interface ResponseReader {
  /** For the Accept header: the media types that are declared, in declared order. */
  readonly accept: readonly string[];
  /** @throws DecodeError where the body isn't what the document or its content type says */
  read(response: Response): Promise<unknown>;
}

/** Status (`200`, `"4XX"`, `"default"`) to the type of its data. */
export type Responses = object;
