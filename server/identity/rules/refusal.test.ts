import { expect, test } from "vitest";
import { refusals, refusalSentence } from "./refusal";

test("every code in the address has a sentence, and a foreign one says nothing of itself", () => {
  expect(refusalSentence("credentials")).toBe(refusals.credentials);
  expect(refusalSentence("OAuthCallback")).toBe(refusals["sso-failed"]);
  expect(refusalSentence("Callback")).toBe(refusals["sso-failed"]);
  expect(refusalSentence("<script>")).toBe(refusals.unavailable);
  expect(refusalSentence("constructor")).toBe(refusals.unavailable);
});
