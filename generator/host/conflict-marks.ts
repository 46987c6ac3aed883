/** `<<<<<<< ours`, `||||||| base`, `=======`, `>>>>>>> theirs`: what git writes where both sides differ. */
const mark = /^(?:<{7,}|\|{7,}|={7,}|>{7,})(?: .*)?\r?$/;

/** Whether a line is one of git's marks of a conflict. */
export function isMark(line: string): boolean {
  return mark.test(line);
}

/** Says line by line which lines of a text are of a side of a merge: no marks, and not the base. */
export function sideReader(): (line: string) => boolean {
  let isBase = false;
  return (line) => {
    if (!isMark(line)) return !isBase;
    isBase = line.startsWith("|");
    return false;
  };
}
