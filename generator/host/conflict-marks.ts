/** `<<<<<<< ours`, `||||||| base`, `=======`, `>>>>>>> theirs`: what git writes where both sides differ. */
const mark = /^(?:<{7,}|\|{7,}|={7,}|>{7,})(?: .*)?\r?$/;

/** Whether a line is one of git's marks of a conflict. */
export function isMark(line: string): boolean {
  return mark.test(line);
}

/** Tells line by line which ones of a text are said by a side of a merge: no mark, and no base. */
export function sideReader(): (line: string) => boolean {
  let isBase = false;
  return (line) => {
    if (!isMark(line)) return !isBase;
    isBase = line.startsWith("|");
    return false;
  };
}
