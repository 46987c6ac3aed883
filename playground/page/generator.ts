import type { Answer, Answers, Question, Questions, Task } from "../messages.js";

/** The generator, which runs in a worker. */
export interface Generator {
  /** @throws Error where the generator itself fails */
  ask<T extends Task>(task: T, question: Questions[T]): Promise<Answers[T]>;
}

/**
 * A worker that is loaded from a `blob:` is bound by the policy of the page; one that is loaded from the
 * server would have its own, which a site of plain files can't set.
 */
export function startGenerator(): Generator {
  const script = new URL("worker.js", import.meta.url).href;
  const blob = new Blob([`import ${JSON.stringify(script)};`], { type: "text/javascript" });
  const worker = new Worker(URL.createObjectURL(blob), { type: "module" });
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });
  const fail = ({ message }: Partial<ErrorEvent>) => {
    for (const [id, settle] of waiting) settle({ id, error: message ?? "the worker failed" });
    waiting.clear();
  };
  worker.addEventListener("error", fail);
  return {
    async ask<T extends Task>(task: T, question: Questions[T]) {
      const id = ++last;
      const answer = await new Promise<Answer>((resolve) => {
        waiting.set(id, resolve);
        worker.postMessage({ id, task, question } as Question);
      });
      if ("error" in answer) throw new Error(answer.error);
      return answer.answer as Answers[T];
    },
  };
}
