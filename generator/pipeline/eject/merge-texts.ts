/** Three-way merges of texts, line by line. */
import { diff3Merge } from "node-diff3";

export interface MergedText {
  /** With git's marks around each conflict. */
  readonly text: string;
  /** The lines of the user's text where both sides changed the same: each is the first, from 0. */
  readonly conflicts: readonly number[];
}

/** How the marks of a conflict name the sides. */
export interface SideNames {
  readonly ours: string;
  readonly theirs: string;
}

/** @param base what both others come from */
export function mergeTexts(
  ours: string,
  base: string,
  theirs: string,
  names: SideNames = { ours: "yours", theirs: "wireform" },
): MergedText {
  const lines = (text: string) => text.split("\n");
  const options = { excludeFalseConflicts: true };
  const conflicts: number[] = [];
  const merged = diff3Merge(lines(ours), lines(base), lines(theirs), options).flatMap(
    ({ ok, conflict }) => {
      if (conflict === undefined) return ok ?? [];
      conflicts.push(conflict.aIndex);
      return [
        `<<<<<<< ${names.ours}`,
        ...conflict.a,
        "=======",
        ...conflict.b,
        `>>>>>>> ${names.theirs}`,
      ];
    },
  );
  return { text: merged.join("\n"), conflicts };
}
