/**
 * Into a folder that has it all already: nothing changed since a run that found nothing to do, and one
 * operation changed.
 */
import { runWell, type Taken } from "../child.js";
import { editOperation } from "../documents.js";
import { generateOwn, makeProject } from "../own-package.js";
import { atMost } from "../report.js";
import { type Compared, takenTable } from "./cold.js";
import { takeTurns } from "./turns.js";

const emptyNode = "node -e 0";
const unchanged = "wireform, nothing changed";
const edited = "wireform, one operation changed";

/** @param cold seconds of a first run */
export async function measureAgain(
  document: string,
  project: string,
  cold: number,
  progress: (text: string) => void,
): Promise<Compared> {
  await makeProject(project, document, { dialect: "stripe" });
  await generateOwn(project);
  const idle = await takeTurns(
    { [emptyNode]: () => runWell(["-e", "0"]), [unchanged]: () => generateOwn(project) },
    progress,
  );
  const edits = await takeTurns(
    {
      [edited]: async (round) => {
        await editOperation(document, "/v1/payment_intents", `${round}`);
        return generateOwn(project);
      },
    },
    progress,
  );
  const again = { ...idle, ...edits };
  const wallOf = (name: string) => (again[name] as Taken).wall;
  return {
    goals: [
      atMost(`nothing changed, beside ${emptyNode}`, 2, "x", wallOf(unchanged) / wallOf(emptyNode)),
      atMost("one operation changed, beside cold", 0.2, "x", wallOf(edited) / cold),
    ],
    tables: [takenTable("stripe, once more", again, emptyNode)],
  };
}
