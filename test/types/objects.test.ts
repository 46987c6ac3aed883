/** What callers may write and read of the objects and tuples of JSON Schema 2020-12. */
import { beforeAll, describe, test } from "vitest";
import { makeFolder } from "../leftovers.js";
import { expectRefusals, writePrograms } from "./programs.js";
import { strict } from "./settings.js";
import { versions } from "./tsc.js";

const programs = {
  "closed-objects": `
send({ body: { closed: { a: "1" }, sealed: { id: "1" }, sealedAll: { id: "1", b: 1 } } });
send({ body: { sealedChoice: { kind: "cat", born: new Date() }, sealedOrNull: null } });
send({ body: { sealedAny: { z: "1", a: "2", day: new Date() } } });
send({ body: { conditional: { kind: "a", day: new Date(), n: 1, unit: "kg" } } });
send({ body: { extras: { name: "n", isOld: undefined, z: 1 } } });
send({ body: { extrasBeside: { id: "1", when: new Date() }, onMap: { name: "a", n: 1 } } });
send({ body: { extrasOfChoice: { kind: "dog", barks: 1, z: true } } });
send({ body: { open: { id: "1", z: 1 }, patterns: { id: "1", "x-a": 1 }, record: { a: new Date() } } });
send({ body: read }); // what was read can be sent
const name: string | undefined = read.extras?.name;
const extra: string | number | boolean | undefined = read.extras?.["z"];
const born = read.sealedChoice?.kind === "cat" ? read.sealedChoice.born : read.sealedChoice?.barks;
send({ body: { closed: { z: 1 } } }); // no
send({ body: { sealed: { id: "1", z: 1 } } }); // no
send({ body: { sealedAll: { id: "1", z: 1 } } }); // no
send({ body: { sealedChoice: { kind: "cat", z: 1 } } }); // no
send({ body: { extras: { z: 1 } } }); // no
send({ body: { extras: { name: "n", z: {} } } }); // no
send({ body: { extrasOfChoice: { kind: "cat", z: {} } } }); // no
send({ body: { patterns: { "x-a": {} } } }); // no
send({ body: { record: { a: 1 } } }); // no
send({ body: { nothing: { gone: 1 } } }); // no
send({ body: { nothing: { none: "" } } }); // no
`,
  tuples: `
send({ body: { free: [], one: ["a"], both: ["a", 1, true, false], pair: ["a", 1] } });
send({ body: { free: ["a", 1, {}], closed: ["a"], sealed: ["a"], sealedBeside: ["a", new Date()] } });
send({ body: { typedBeside: ["a", "b", 1, 2], upToThree: ["a", 1], shorter: [], empty: [] } });
send({ body: { ...read, choice: [] } });
const second: number | undefined = read.one?.[1];
read.pair?.[1].toFixed();
read.one?.[1].toFixed(); // no
send({ body: { one: [] } }); // no
send({ body: { both: ["a"] } }); // no
send({ body: { pair: ["a", 1, 2] } }); // no
send({ body: { closed: ["a", "b", "c"] } }); // no
send({ body: { sealedBeside: ["a", new Date(), 1] } }); // no
send({ body: { typedBeside: ["a", "b", "c"] } }); // no
send({ body: { upToThree: ["a"] } }); // no
send({ body: { upToThree: ["a", 1, 2, 3] } }); // no
send({ body: { shorter: ["a", 1] } }); // no
send({ body: { empty: ["a"] } }); // no
`,
  "property-names": `
send({ body: { listed: { red: new Date() }, named: {}, all: { red: 1, green: 2 }, some: { red: 1 } } });
send({ body: { beside: { id: "1", red: 1 }, one: { only: 1 }, either: { a: 1 }, numerals: { 1: 1 } } });
send({ body: read });
const green: string | undefined = read.listed?.green;
const red: number | undefined = read.all?.red;
read.listed?.blue; // no
send({ body: { listed: { blue: new Date() } } }); // no
send({ body: { named: { blue: 1 } } }); // no
send({ body: { all: { red: 1 } } }); // no
send({ body: { some: { green: 1 } } }); // no
send({ body: { beside: { green: 1 } } }); // no
send({ body: { one: { other: 1 } } }); // no
`,
  "read-only": `
const { part, stamps, counts } = read;
save({ contentType: "application/json", body: read });
save({ contentType: "application/json", body: { ...read, name: "new" } });
save({ contentType: "application/json", body: { name: "n", parts: [part!], byName: { a: part! }, stamps: stamps!, counts: counts! } });
save({ contentType: "application/json", body: { name: "n", part: { ...part, size: 1 }, choice: read.choice! } });
save({ contentType: "multipart/form-data", body: part! });
save({ contentType: "application/x-www-form-urlencoded", body: part! });
save({ contentType: "application/json", body: { name: "n", id: "1" } }); // no
save({ contentType: "application/json", body: { name: "n", part: { etag: "e" } } }); // no
save({ contentType: "application/json", body: { name: "n", nme: "e" } }); // no
const body = { id: "1", name: "n" };
save({ contentType: "application/json", body: { ...body, wrapped: { name: "n" }, inlineAfter: {}, inlineBefore: { name: "n" } } });
save({ contentType: "application/json", body: { ...body, beside: {}, both: { name: "n" }, asked: { name: "n" } } });
save({ contentType: "application/json", body: { ...body, choiceBeside: { kind: "fish", swims: true } } });
save({ contentType: "application/json", body: { ...body, told: { kind: "Lion", day: new Date() }, kin: { kind: "Aunt" } } });
const keys: readonly (string | undefined)[] = [read.wrapped?.wrapped, read.both?.id, read.inlineAfter?.id];
read.wrapped?.secret; // no
read.both?.pin; // no
save({ contentType: "application/json", body: { ...body, wrapped: { secret: 1 } } }); // no
save({ contentType: "application/json", body: { ...body, wrapped: { secret: "s", wrapped: 1 } } }); // no
save({ contentType: "application/json", body: { ...body, both: { pin: 1 } } }); // no
save({ contentType: "application/json", body: { ...body, told: { day: new Date() } } }); // no
save({ contentType: "application/json", body: { ...body, told: { kind: "Wolff" } } }); // no
save({ contentType: "application/json", body: { ...body, kin: {} } }); // no
`,
};

/** Each of them sends what it has read. */
const whole = Object.fromEntries(
  Object.entries(programs).map(([name, program]) => {
    const [operation, responses] = program.includes("save(")
      ? ["save", "SaveResponses"]
      : ["send", "SendResponses"];
    const imports = `import { ${operation}, type ${responses} } from "./out/src/index.js";`;
    return [name, `${imports}\ndeclare const read: ${responses}[200];${program}`];
  }),
);

let folder = "";
beforeAll(async () => {
  folder = await makeFolder();
  await writePrograms(whole, folder);
}, 60_000);

describe.each(versions)("tsc %s", (version) => {
  test.each([true, false])("takes and refuses them (exact optional: %s)", (isExact) =>
    expectRefusals(whole, folder, version, { ...strict, exactOptionalPropertyTypes: isExact }),
  );
});
