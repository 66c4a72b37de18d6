import { expect, test } from "vitest";
import { artifactPathProblem, plainArtifactPath } from "./artifact-path";
import { MAX_ARTIFACT_PATH_BYTES } from "./limits";

const encoded = (text: string, times: number): string =>
  times === 0 ? text : encoded(text.replaceAll("%", "%25").replaceAll(".", "%2e"), times - 1);

test.each([
  "..",
  "../",
  "../x",
  "a/../b",
  "a/..",
  "%2e%2e%2f",
  "%2E%2E/x",
  "%252e%252e%252f",
  "a/%252e%252e/b",
  "..%5cx",
  "..\\",
  "a\\..\\b",
  "\\x",
  "%5c%5cserver%5cshare",
  "\\\\server\\share",
  "/a",
  "//a",
  "%2fetc/passwd",
  "C:/",
  "C:\\x",
  "c:x",
  "%43%3a/x",
  "file:///etc/passwd",
  "file:etc",
  "FILE:/etc",
  "s3://bucket/x",
  "http:///#/../../etc",
  "a#b",
  "a%23b",
  "a\u0000b",
  "a%00b",
  "a%2500b",
  ".. /x",
])("%j is refused", (path) => {
  expect(artifactPathProblem(path)).toBe("Invalid path");
});

test.each([
  "",
  "model/MLmodel",
  ";",
  "a;b/c",
  "con",
  "nul.txt",
  "x".repeat(300),
  "\u202egnp.exe",
  "שלום/كتاب",
  "...",
  "..a",
  "a..",
  "a/..b",
  ".hidden",
  "~/x",
  "a b?c&d",
  "100%.txt",
  "%zz",
  "%2",
  "%252e",
  "a%20b",
  "a\\b",
  "plots:loss.png",
  "a//b",
])("%j is data", (path) => {
  expect(artifactPathProblem(path)).toBeNull();
});

test("a climb is found under ten layers of encoding, and more layers are refused whatever they hide", () => {
  for (const times of [0, 1, 2, 5, 10])
    expect(artifactPathProblem(`a/${encoded("..", times)}/b`)).toBe("Invalid path");
  expect(artifactPathProblem(encoded("a.b", 10))).toBeNull();
  expect(artifactPathProblem(encoded("a.b", 11))).toBe("Invalid path");
});

test.each(["x", "é", "𝐚"])("a path of %s may be as long as an index takes", (char) => {
  const bytes = Buffer.byteLength(char);
  const most = Math.floor(MAX_ARTIFACT_PATH_BYTES / bytes);
  expect(artifactPathProblem(char.repeat(most - 1))).toBeNull();
  expect(artifactPathProblem(char.repeat(most))).toBeNull();
  expect(artifactPathProblem(char.repeat(most + 1))).toContain("at most 2000 bytes");
});

test.each([
  ["a//b", "a/b"],
  ["./a/./b/", "a/b"],
  ["", ""],
  [".", ""],
  ["a/...", "a/..."],
])("%j is written %j", (path, plain) => {
  expect(plainArtifactPath(path)).toBe(plain);
});
