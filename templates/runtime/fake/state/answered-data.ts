/** The data of what a function of a test has answered, as it is sent. */
import { type Answered, asSent } from "../../serve/answers/answer.js";
import { canBeSent, contentFor } from "../../serve/answers/content-for.js";
import type { ServedOperation } from "../../serve/served.js";
import { byStatus } from "../../validate/by-status.js";
import { copyOf } from "./merge.js";

/** `undefined`: it has none that is JSON. */
export async function answeredData(
  operation: ServedOperation,
  request: Request,
  answered: Answered | Response,
): Promise<unknown> {
  if (answered instanceof Response) return jsonOf(answered.clone());
  const { status, data, contentType } = answered;
  const declared = byStatus(operation.answers, status);
  const accept = request.headers.get("accept");
  const found = contentFor(declared, contentType, accept, canBeSent(data));
  if (found?.[1].format !== "json") return undefined;
  // Dates are put into what is printed, and the test may change its own data.
  return asSent({ ...answered, data: copyOf(data) }, found[1]).data;
}

async function jsonOf(response: Response): Promise<unknown> {
  if (!/[/+]json\b/i.test(response.headers.get("content-type") ?? "")) return undefined;
  return response.json().catch((): undefined => undefined);
}
