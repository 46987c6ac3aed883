import { builtinModules } from "node:module";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { fileNameOf, isFileName } from "../../generator/4-plan/names/file-names.js";
import { siblingPath } from "../../generator/7-write/sibling-path.js";
import { packageNameFrom, takenNames } from "../../generator/config/package-name.js";

describe("the name of a file", () => {
  it("is the name in lower case, as it has always been", () => {
    expect(fileNameOf("PaymentRecord", "Schema")).toBe("payment-record");
    expect(fileNameOf("listPets", "Operation")).toBe("list-pets");
    expect(fileNameOf("Größe", "Schema")).toBe("grf6dfe");
  });

  it.each(["con", "PRN", "Aux", "NUL", "com1", "LPT9"])("is no device of Windows: %s", (name) => {
    expect(fileNameOf(name, "Schema")).toBe(`${name.toLowerCase()}-schema`);
    expect(fileNameOf(name, "Operation")).toBe(`${name.toLowerCase()}-operation`);
    expect(isFileName(name.toLowerCase())).toBe(false);
  });

  it.each(["Console", "Com", "Com10", "Auxiliary", "Nullable"])(
    "is %s, which is no device",
    (name) => {
      expect(fileNameOf(name, "Schema")).toBe(name.toLowerCase());
    },
  );

  it("is shortened by what follows from the name alone", () => {
    const long = "PagedResultOf".repeat(40);
    const [a, b] = [fileNameOf(`${long}A`, "Schema"), fileNameOf(`${long}B`, "Schema")];
    expect(a).toMatch(/^paged-result-of-paged-[a-z-]+-[0-9a-f]{8}$/);
    expect([a.length <= 128, b.length <= 128, a === b]).toEqual([true, true, false]);
    expect(fileNameOf(`${long}A`, "Schema")).toBe(a);
  });

  it("has few bytes in any script", () => {
    const name = fileNameOf("语".repeat(200), "Schema");
    expect(Buffer.byteLength(`${name}-999.d.ts.map`)).toBeLessThan(143);
    expect(name).toMatch(/^[a-z0-9-]+$/);
  });

  it("may be longer in an older lock, as long as disks take it", () => {
    expect(isFileName("a".repeat(246))).toBe(true);
    expect(isFileName("a".repeat(247))).toBe(false);
  });
});

describe("the name of a package", () => {
  it.each([
    ["Pet Store (v2)", "pet-store-v2"],
    ["Events", "events-api"],
    ["fs", "fs-api"],
    ["Events API", "events-api"],
    ["宠物商店", "api"],
    [`${"a".repeat(99)} b`, "a".repeat(99)],
  ])("%j is %s", (title, name) => {
    expect(packageNameFrom(title)).toBe(name);
  });

  it("is none of this Node's own modules", () => {
    for (const name of builtinModules.filter((name) => !name.includes("/")))
      expect(takenNames, name).toContain(name);
  });
});

it("makes room for what stands beside a folder with a long name", () => {
  expect(siblingPath("/a/pkg", ".wireform-lock")).toBe("/a/pkg.wireform-lock");
  for (const name of ["p".repeat(255), "语".repeat(85)])
    expect(
      Buffer.byteLength(path.basename(siblingPath(`/a/${name}`, ".wireform-lock-1234567"))),
    ).toBeLessThan(256);
});
