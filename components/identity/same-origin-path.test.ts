import { expect, test } from "vitest";
import { sameOriginPath } from "./same-origin-path";

test("after signing in, a person lands where they wanted to go", () => {
  expect(sameOriginPath("/teams/fraud?tab=people#top")).toBe("/teams/fraud?tab=people#top");
  expect(sameOriginPath("/")).toBe("/");
});

test("nobody can be sent to another site by a crafted sign-in link", () => {
  for (const crafted of [
    "https://evil.example/",
    "//evil.example",
    "//evil.example/phish",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/..//evil.example",
    "/%2e%2e//evil.example",
    "javascript:alert(1)",
    "evil.example",
    "",
    null,
    undefined,
  ]) {
    expect([crafted, sameOriginPath(crafted)]).toEqual([crafted, "/"]);
  }
});

test("signing in never leads back to signing in, nor to a machine's address", () => {
  expect(sameOriginPath("/sign-in?next=/")).toBe("/");
  expect(sameOriginPath("/api/auth/signout")).toBe("/");
});
