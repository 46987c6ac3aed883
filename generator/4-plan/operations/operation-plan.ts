/** What is decided of one operation: what callers give and get, and how that is written and read. */
import type { Operation } from "../../model/operation.js";
import type { Parameter } from "../../model/parameter.js";
import type { Response, ResponseHeader } from "../../model/response.js";
import type { Shape } from "../../model/schema.js";
import type { Pointer } from "../../diagnostics/diagnostic.js";
import type { ResponseReader, ValuePlaces } from "../readers/reader.js";
import type { GroupSample, InputSample } from "../samples/sample.js";
import type { BodyWriter, ParameterWriter } from "../writers/writer.js";

/** The plans of one client's operations: each is made once, when it is asked for. */
export interface OperationPlans {
  of(operation: Operation): OperationPlan;
  wire(operation: Operation): OperationWire;
  /** A call of an operation with all that is required. */
  sample(operation: Operation): InputSample;
  /** Of the parameters that the client gives. */
  readonly clientGroups: readonly ParameterGroup[];
  readonly clientSamples: readonly GroupSample[];
  /** Also of parameters that the client gives. */
  parameterWriter(parameter: Parameter): ParameterWriter;
  /** Where values of requests have a type of the user's that is printed; `null`: nowhere. */
  printedPlaces(shapes: readonly Shape[]): ValuePlaces | null;
  /** Where values of an answer have a type that JSON doesn't write as declared; `null`: nowhere. */
  sentPlaces(shape: Shape): ValuePlaces | null;
  /** Where values of an input have a type of the user's, made of a text; `null`: nowhere. */
  parsedPlaces(operation: Operation): ValuePlaces | null;
  /** Where values of an input have a type that JSON doesn't have, for the server that reads it. */
  receivedPlaces(operation: Operation): ValuePlaces | null;
  /** The same of what an API sends by itself: one of these shapes. */
  messagePlaces(shapes: readonly Shape[]): ValuePlaces | null;
}

/** What callers give and get. */
export interface OperationPlan {
  readonly groups: readonly ParameterGroup[];
  /** In the order of their status. */
  readonly responses: readonly PlannedResponse[];
  /** The media types that a caller may ask for, the usual one first; empty: there is no choice. */
  readonly answers: readonly PlannedAnswer[];
  /** Where the body says whether the answer is a stream: the media types that are meant. */
  readonly byStream: AnswersByStream | null;
}

/** How requests are written and answers are read. */
export interface OperationWire {
  readonly body: BodyWriter | null;
  /** The Accept header's value where a caller names no type. */
  readonly accept: string;
  /** Where a caller names no type. */
  readonly readers: ReadersByStatus;
  /** By media type that a caller may ask for: the readers that are not the usual ones. */
  readonly answers: readonly (readonly [mediaType: string, readers: ReadersByStatus])[];
}

export type ReadersByStatus = readonly (readonly [status: string, reader: ResponseReader])[];

/** The groups of an input: parameters by location, under the name that callers use. */
export interface ParameterGroup {
  readonly part: "path" | "query" | "headers" | "cookies";
  readonly parameters: readonly Parameter[];
  readonly required: boolean;
  /** `in: querystring`: the only parameter is the group itself. */
  readonly whole: boolean;
}

export interface PlannedResponse {
  readonly response: Response;
  /** It gives a call its data. */
  readonly isSuccess: boolean;
  readonly data: ResponseData;
  readonly headers: readonly PlannedHeader[];
}

/** What a caller gets of a response. */
export type ResponseData =
  /** HTTP has no body there. */
  | { readonly kind: "none" }
  /** The document doesn't say. */
  | { readonly kind: "unknown" }
  /** One of these. */
  | { readonly kind: "contents"; readonly contents: readonly ContentData[] };

export type ContentData =
  | { readonly kind: "bytes" }
  | {
      readonly kind: "value";
      readonly shape: Shape;
      /** Dates in it are texts, as they came. */
      readonly isText: boolean;
      /** How several come: as events whose data they are, or as items; `null`: it is one value. */
      readonly stream: "events" | "items" | null;
    };

/** What comes to who asks for a media type. */
export interface PlannedAnswer {
  readonly mediaType: string;
  /** Where the document first names it. */
  readonly at: Pointer;
  /** It is a range of types in which no other choice lies. */
  readonly isPattern: boolean;
  /** The word that stands for it in the name of its type. */
  readonly word: string;
  /** The responses of which a caller gets something else than usual. */
  readonly differing: readonly (readonly [response: Response, data: ResponseData])[];
}

export interface AnswersByStream {
  /** What is meant where the body doesn't say. */
  readonly usual: boolean;
  readonly items: string;
  readonly whole: string;
}

export interface PlannedHeader {
  readonly header: ResponseHeader;
  readonly text: HeaderText;
}

/** The text of a value in a header field. */
export type HeaderText =
  | { readonly kind: "text" | "number" | "boolean" }
  /** `isOpen`: there may be others some day. */
  | { readonly kind: "words"; readonly words: readonly string[]; readonly isOpen: boolean };
