import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { propertyRuns } from "~/server/core/testing/property-runs";
import { artifactPathProblem, foldersAbove, rangeBelow } from "./artifact-path";

describe("a path that leads out of its folder on somebody's disk is refused", () => {
  test.each([
    "../a",
    "a/../../b",
    "..",
    "%2e%2e%2fa",
    "%252e%252e%252fa",
    "%25252e%25252e/a",
    "..\\a",
    "a\\..\\b",
    "%5c..%5ca",
    "/etc/passwd",
    "//etc/passwd",
    "C:/boot.ini",
    "c:\\boot.ini",
    "file:///etc/passwd",
    "http:///#/../../etc",
    "a#b",
    "a//b",
    "a/",
    "./a",
    "a/./b",
    "a\0b",
    "a%00b",
    "a\nb",
    "\ud800",
    "",
    "x".repeat(1001),
    "模".repeat(667),
    "file:/etc/passwd",
  ])("%j", (path) => expect(artifactPathProblem(path)).toMatch(/\. Name a file below/));
});

describe("everything else is only a name", () => {
  test.each([
    "model.pkl",
    "plots/roc.png",
    "a;b",
    "a b",
    "..a",
    "a..",
    "...",
    "con",
    "nul.txt",
    "x".repeat(300),
    "\u202Efdp.exe",
    "größe/模型.bin",
    "100%",
    "50%25",
    "a%zz",
    "%",
    "~/x",
    "$HOME/x",
    "a?b=c",
    "-rf",
    "a:b",
    "'\"`",
  ])("%j", (path) => expect(artifactPathProblem(path)).toBeNull());
});

test("whatever is accepted has no segment that means another place, however often it is unpacked", () => {
  const part = fc.constantFrom(
    "..",
    ".",
    "/",
    "\\",
    "%2e",
    "%252e",
    "%2f",
    "%5c",
    "a",
    "#",
    "%00",
    "%25",
    "C:",
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      let path = parts.join("");
      if (artifactPathProblem(path) !== null) return;
      for (let times = 0; times < 9; times += 1) {
        expect(path.split(/[\\/]/)).not.toContain("..");
        expect(path).not.toMatch(/^[\\/]|[\0#]/);
        try {
          path = decodeURIComponent(path);
        } catch {
          return;
        }
      }
    }),
    { numRuns: propertyRuns(2000) },
  );
});

test("what lies below a folder lies between its two ends, byte by byte, and nothing else does", () => {
  const [from, before] = rangeBelow("a");
  const inside = (path: string) => {
    const bytes = Buffer.from(path);
    return bytes.compare(Buffer.from(from)) >= 0 && bytes.compare(Buffer.from(before)) < 0;
  };
  expect(["a/b", "a/", "a/\u{10ffff}", "a/b/c"].filter((path) => !inside(path))).toEqual([]);
  expect(["a", "a0", "a.b", "ab", "b/a", "A/b"].filter(inside)).toEqual([]);
  expect(foldersAbove("a/b/c.txt")).toEqual(["a", "a/b"]);
});
