import { successesOf } from "../../3-lower/bodies/answers.js";
import type { Api } from "../../model/api.js";
import type { Operation } from "../../model/operation.js";
import type { Parameter } from "../../model/parameter.js";
import type { Codecs } from "../codecs/codecs.js";
import { ContentReaders, formatsWith, type ReadApi } from "../readers/content-readers.js";
import { groupSamples, inputSample } from "../samples/input-samples.js";
import type { GroupSample, InputSample } from "../samples/sample.js";
import { parameterWriter } from "../writers/parameter-writers.js";
import type { Shape } from "../../model/schema.js";
import type { ValuePlaces } from "../readers/reader.js";
import { ValuePlacePlan } from "../readers/value-places.js";
import type { ParameterWriter } from "../writers/writer.js";
import { answersByStream, planAnswers } from "./answers.js";
import type {
  OperationPlan,
  OperationPlans,
  OperationWire,
  ParameterGroup,
  PlannedResponse,
} from "./operation-plan.js";
import { inputShape } from "./input-shape.js";
import { groupsOf } from "./parameter-groups.js";
import { dataOf, planHeader } from "./response-data.js";
import { planWire } from "./wire.js";

/** Plans the operations of one client. */
export class OperationPlanner implements OperationPlans {
  readonly clientGroups: readonly ParameterGroup[];
  readonly clientSamples: readonly GroupSample[];
  readonly #plans = new Map<Operation, OperationPlan>();
  readonly #samples = new Map<Operation, InputSample>();
  readonly #wires = new Map<Operation, OperationWire>();
  readonly #readers: ContentReaders;
  readonly #printed: ValuePlacePlan;
  readonly #parsed: ValuePlacePlan;
  readonly #received: ValuePlacePlan;
  readonly #sent: ValuePlacePlan;

  constructor(
    private readonly api: ReadApi & Pick<Api, "clientParameters">,
    private readonly codecs: Codecs,
  ) {
    this.clientGroups = groupsOf(api.clientParameters);
    this.clientSamples = groupSamples(this.clientGroups, api);
    this.#readers = new ContentReaders(api);
    const only = { int64: "number", dates: "string" } as const;
    this.#printed = new ValuePlacePlan(api.schemas, {
      ...only,
      formats: formatsWith("print", api),
    });
    const { int64, dates } = api;
    const formats = formatsWith("parse", api);
    this.#parsed = new ValuePlacePlan(api.schemas, { ...only, formats });
    this.#received = new ValuePlacePlan(api.schemas, { int64, dates, formats });
    this.#sent = new ValuePlacePlan(api.schemas, {
      ...only,
      dates,
      formats: formatsWith("print", api),
    });
  }

  of(operation: Operation): OperationPlan {
    return once(operation, this.#plans, () => this.#plan(operation));
  }

  wire(operation: Operation): OperationWire {
    return once(operation, this.#wires, () => planWire(operation, this.codecs, this.#readers));
  }

  sample(operation: Operation): InputSample {
    return once(operation, this.#samples, () =>
      inputSample(this.of(operation).groups, operation.body, this.api),
    );
  }

  parameterWriter(parameter: Parameter): ParameterWriter {
    return parameterWriter(parameter, this.codecs);
  }

  printedPlaces(shapes: readonly Shape[]): ValuePlaces | null {
    return this.#printed.ofAll(shapes);
  }

  sentPlaces(shape: Shape): ValuePlaces | null {
    const found = this.#sent.of(shape);
    // JSON writes a date as ISO 8601 by itself.
    const isPrinted = found?.places.some(({ unixTime, format }) => unixTime || format !== null);
    return isPrinted === true ? found : null;
  }

  parsedPlaces(operation: Operation): ValuePlaces | null {
    return this.#parsed.of(this.#inputShape(operation));
  }

  receivedPlaces(operation: Operation): ValuePlaces | null {
    return this.#received.of(this.#inputShape(operation));
  }

  messagePlaces(shapes: readonly Shape[]): ValuePlaces | null {
    return this.#received.ofAll(shapes);
  }

  #inputShape(operation: Operation): Shape {
    return inputShape(this.of(operation).groups, operation.body);
  }

  #plan(operation: Operation): OperationPlan {
    return {
      groups: groupsOf(operation.parameters),
      responses: this.#responses(operation),
      answers: planAnswers(operation, this.api),
      byStream: answersByStream(operation),
    };
  }

  #responses(operation: Operation): readonly PlannedResponse[] {
    const successes = successesOf(operation.responses);
    return operation.responses.map((response) => ({
      response,
      isSuccess: successes.includes(response),
      data: dataOf(operation, response, null, this.api),
      headers: response.headers.map((header) => planHeader(header, this.api.schemas)),
    }));
  }
}

function once<K, V>(key: K, known: Map<K, V>, make: () => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
