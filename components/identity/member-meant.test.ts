import { describe, expect, test } from "vitest";
import { memberMeant, searchFor, suggestionOf } from "./member-meant";

const ana = { name: "Ana Ilić", email: "ana@example.com" };
const ben = { name: "Ben Okafor", email: "ben@example.com" };
const otherBen = { name: "Ben Okafor", email: "ben.okafor@example.com" };

describe("the person who is meant", () => {
  test("is known by a suggestion, by the address and by the whole name, in any case", () => {
    expect(memberMeant([ana, ben], suggestionOf(ben))).toBe(ben);
    expect(memberMeant([ana, ben], " BEN@example.com ")).toBe(ben);
    expect(memberMeant([ana, ben], "ana ilić")).toBe(ana);
  });

  test("is nobody while only a part was typed", () => {
    expect(memberMeant([ana, ben], "ben")).toBeUndefined();
    expect(memberMeant([ana, ben], "")).toBeUndefined();
    expect(memberMeant([], "ana@example.com")).toBeUndefined();
  });

  test("is not guessed when two members bear the name", () => {
    expect(memberMeant([ben, otherBen], "Ben Okafor")).toBeUndefined();
    expect(memberMeant([ben, otherBen], suggestionOf(otherBen))).toBe(otherBen);
  });

  test("is asked for by the address, which tells people of one name apart", () => {
    expect(searchFor(suggestionOf(otherBen))).toBe("ben.okafor@example.com");
    expect(searchFor(" ana ")).toBe("ana");
  });
});
