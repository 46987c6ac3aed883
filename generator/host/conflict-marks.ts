/** `<<<<<<< ours`, `||||||| base`, `=======`, `>>>>>>> theirs`: what git writes where both sides differ. */
const mark = /^(?:<{7,}|\|{7,}|={7,}|>{7,})(?: .*)?\r?$/;

/** Whether a line is one of git's marks of a conflict. */
export function isMark(line: string): boolean {
  return mark.test(line);
}

/**
 * Returns a function that tells for each line of a text, in order, whether it belongs to a side of
 * a merge: not a mark, and not the base.
 */
export function sideReader(): (line: string) => boolean {
  let isBase = false;
  return (line) => {
    if (!isMark(line)) return !isBase;
    isBase = line.startsWith("|");
    return false;
  };
}
