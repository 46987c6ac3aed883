/** The generator, in a thread of its own: the page stays fast however large a document is. */
import type { Answer, Answers, Question, Questions, Task } from "../messages.js";
import type { BuiltPackage } from "./build-package.js";

/** The package that requests are made with. */
let built: BuiltPackage | null = null;

const tasks: { readonly [T in Task]: (question: Questions[T]) => Promise<Answers[T]> } = {
  async generate({ document, options }) {
    const { buildPackage } = await import("./build-package.js");
    built = await buildPackage(document, options);
    const { files, diagnostics } = built.generated;
    const operations = built.operations.map(({ operation: _, ...sample }) => sample);
    const listed = files?.map(({ path, text }) => ({ path, size: text.length })) ?? null;
    return { files: listed, diagnostics, operations };
  },
  async file({ path }) {
    return built?.generated.files?.find((file) => file.path === path)?.text ?? "";
  },
  async request({ operation, input }) {
    const planned = built?.operations.find(({ name }) => name === operation);
    const { read, generated } = built ?? {};
    if (!planned || !read?.client || !generated?.files)
      return { parts: null, error: "there is no package: the document has errors" };
    const { buildRequest } = await import("./build-request.js");
    const { Places } = await import("./places.js");
    const places = new Places(read.client.api, read.sources);
    return await buildRequest(planned, input, generated.files, places);
  },
  async compare({ older, newer }) {
    const { compareDocuments } = await import("./compare-documents.js");
    return await compareDocuments(older, newer);
  },
};

/** What is asked is done in order: a request is made with the package that was asked for before it. */
let queue = Promise.resolve();

/** The last package that was asked for: nobody waits for those before it any more. */
let newest = 0;

addEventListener("message", ({ data }: MessageEvent<Question>) => {
  if (data.task === "generate") newest = data.id;
  queue = queue.then(async () => postMessage(await answerTo(data)));
});

async function answerTo(asked: Question): Promise<Answer> {
  if (asked.task === "generate" && asked.id < newest) return { id: asked.id, error: "overtaken" };
  try {
    return { id: asked.id, answer: await perform(asked) };
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { id: asked.id, error: text };
  }
}

function perform(asked: Question): Promise<Answers[Task]> {
  switch (asked.task) {
    case "generate":
      return tasks.generate(asked.question);
    case "file":
      return tasks.file(asked.question);
    case "request":
      return tasks.request(asked.question);
    case "compare":
      return tasks.compare(asked.question);
  }
}
