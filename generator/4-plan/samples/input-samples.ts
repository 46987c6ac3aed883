import type { RequestBody, RequestContent } from "../../model/body.js";
import { isBytesFormat } from "../../model/formats.js";
import { isRange } from "../../model/media-types.js";
import type { ParameterGroup } from "../operations/operation-plan.js";
import { fittingExample } from "./example-fit.js";
import type { GroupSample, InputSample, Sample } from "./sample.js";
import { memberSample, wholeSample, type SampleContext } from "./value-samples.js";

/** Everything that an input requires, from the document's examples if they match. */
export function inputSample(
  groups: readonly ParameterGroup[],
  body: RequestBody | null,
  api: SampleContext,
): InputSample {
  const content = body?.contents[0];
  const mediaType = content?.mediaType ?? "";
  const sample = content === undefined ? null : bodySample(content, api);
  const isLeftOut = sample === null || (body?.required === false && isEmpty(sample));
  return {
    groups: groupSamples(groups, api),
    contentType: isRange(mediaType) && !isLeftOut ? mediaType.replaceAll("*", "...") : null,
    body: isLeftOut ? null : sample,
  };
}

export function groupSamples(
  groups: readonly ParameterGroup[],
  api: SampleContext,
): readonly GroupSample[] {
  const required = groups.filter((group) => group.required);
  return required.map(({ part, parameters, whole }) => {
    if (whole) return { part, value: wholeSample(parameters[0]!.shape, api) };
    const needed = parameters.filter((parameter) => parameter.required);
    const members = needed.map((one) => [one.name, memberSample(one, api)] as const);
    return { part, value: { kind: "object", members } };
  });
}

function bodySample({ examples, format, shape }: RequestContent, api: SampleContext): Sample {
  const values = examples.map(({ value }) => [value, fittingExample(value, shape, api)] as const);
  const whole = values.find(([value, fitting]) => value === fitting);
  const [, example] = whole ?? values.find(([, fitting]) => fitting !== undefined) ?? [];
  if (example !== undefined) return { kind: "example", value: example };
  if (isBytesFormat(format.kind)) return { kind: "bytes" };
  if (format.kind !== "multipart") return wholeSample(shape, api);
  return wholeSample(shape, { ...api, place: "multipart", parts: format.encodings });
}

function isEmpty(sample: Sample): boolean {
  return sample.kind === "object" && sample.members.length === 0;
}
