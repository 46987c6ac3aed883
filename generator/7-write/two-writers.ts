/**
 * Files that two threads write, which share nothing but how far they are: the helper begins with the first
 * file, the leader with the last. Whatever the helper doesn't do, the leader does, so it also finds out why
 * a file can't be written.
 */
/** How far both are. */
export type Progress = Int32Array<SharedArrayBuffer>;

/** How many files the helper has written. */
const written = 0;
/** The helper leaves files from this index on to the leader. */
const limit = 1;
/** 1 when the helper writes no more. */
const hasEnded = 2;

export function newProgress(files: number): Progress {
  const progress = new Int32Array(new SharedArrayBuffer(12));
  progress[limit] = files;
  return progress;
}

/** The helper's part. */
export function helpWriting<F>(
  files: readonly F[],
  progress: Progress,
  write: (file: F) => void,
): void {
  try {
    for (let i = 0; i < Math.min(files.length, Atomics.load(progress, limit)); i++) {
      write(files[i]!);
      Atomics.store(progress, written, i + 1);
    }
  } catch {
    // The leader tries again.
  } finally {
    Atomics.store(progress, hasEnded, 1);
    Atomics.notify(progress, hasEnded);
  }
}

/**
 * The leader's part. When it returns or throws, the helper writes no more.
 * @param files those of the helper, and behind them others
 * @param patience milliseconds, in which a helper that is still there writes a file
 */
export function leadWriting<F>(
  files: readonly F[],
  progress: Progress,
  write: (file: F) => void,
  patience = 2000,
): void {
  let last = files.length;
  try {
    while (last > Atomics.load(progress, written)) {
      Atomics.store(progress, limit, --last);
      write(files[last]!);
    }
  } catch (error) {
    Atomics.store(progress, limit, 0);
    waitForHelper(progress, patience);
    throw error;
  }
  waitForHelper(progress, patience);
  for (const file of files.slice(Atomics.load(progress, written), last)) write(file);
}

/** In how many parts the leader's patience is. */
const slices = 10;

/**
 * A thread that has no memory left can't say so to one that waits for it. Nor is it dead because much
 * time has passed: while a computer sleeps, or a debugger has stopped the process, neither thread runs.
 * So only what the leader waits awake counts: such a stop takes one slice of its patience, and then
 * the helper has the others.
 */
function waitForHelper(progress: Progress, patience: number): void {
  let before = Atomics.load(progress, written);
  for (let silent = 0; silent < slices; silent++) {
    if (Atomics.wait(progress, hasEnded, 0, patience / slices) !== "timed-out") return;
    const now = Atomics.load(progress, written);
    if (now > before) silent = -1;
    before = now;
  }
}
