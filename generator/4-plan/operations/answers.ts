import {
  choicesByStream,
  choicesOf,
  differing,
  isWithin,
  placeOf,
} from "../../3-lower/bodies/answers.js";
import type { Operation } from "../../model/operation.js";
import { isRange } from "../../model/media-types.js";
import type { AnswersByStream, OperationPlan, PlannedAnswer } from "./operation-plan.js";
import { dataOf, type DataContext } from "./response-data.js";

/** The responses to each media type that can be asked for, where there is a choice. */
export function planAnswers(operation: Operation, api: DataContext): readonly PlannedAnswer[] {
  const choices = choicesOf(operation);
  return choices.map((mediaType): PlannedAnswer => {
    const isMet = choices.some((one) => one !== mediaType && meets(one, mediaType));
    return {
      mediaType,
      at: placeOf(operation, mediaType),
      isPattern: isRange(mediaType) && !isMet,
      word: wordOf(mediaType),
      differing: differing(operation, mediaType, api.shapes).map(
        (response) => [response, dataOf(operation, response, mediaType, api)] as const,
      ),
    };
  });
}

/** Whether a media type is in a range: an index signature allows no exceptions. */
function meets(one: string, range: string): boolean {
  return isWithin(one, range) || (isRange(one) && isWithin(range, one));
}

/** `csv` of `text/csv`, `vnd.x.v2` of `application/vnd.x.v2`; of a range, what it is of. */
function wordOf(mediaType: string): string {
  const [type = "", ...more] = mediaType.split("/");
  const rest = more.join(" ").replace("*", " ");
  if (/[^\W_]/.test(rest)) return rest;
  return type === "*" ? "any" : type;
}

export function answersByStream(operation: Operation): AnswersByStream | null {
  const byStream = choicesByStream(operation);
  const { streamMember } = operation;
  if (byStream === null || streamMember === null) return null;
  return { usual: streamMember.usual, items: byStream.true, whole: byStream.false };
}

/** Whether a success is a stream. */
export function answersStream({ responses }: Pick<OperationPlan, "responses">): boolean {
  return responses.some(
    ({ isSuccess, data }) =>
      isSuccess &&
      data.kind === "contents" &&
      data.contents.some((content) => content.kind === "value" && content.stream !== null),
  );
}
