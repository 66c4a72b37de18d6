import { describe, expect, test } from "vitest";
import { shownHref, shownIn, shows } from "./shown";

const practice = (kind: "confirmed" | "refuted" | "unknown" | null, dimension = "data") => ({
  verdict: kind === null ? null : { kind },
  dimension,
});

describe("the practices a result page lists", () => {
  test("are all of them when the address says nothing or something unknown", () => {
    expect(shownIn({})).toEqual({ show: "all", dimension: null });
    expect(shownIn({ show: "nonsense", dim: ["a", "b"] })).toEqual({
      show: "all",
      dimension: null,
    });
    expect(shows(shownIn({}), practice(null))).toBe(true);
  });

  test("can be those whose evidence shows less, those not known, or those out of scope", () => {
    expect(shows(shownIn({ show: "less" }), practice("refuted"))).toBe(true);
    expect(shows(shownIn({ show: "less" }), practice("confirmed"))).toBe(false);
    expect(shows(shownIn({ show: "open" }), practice("unknown"))).toBe(true);
    expect(shows(shownIn({ show: "out" }), practice(null))).toBe(true);
    expect(shows(shownIn({ show: "out" }), practice("unknown"))).toBe(false);
  });

  test("can be those of one dimension", () => {
    expect(shows(shownIn({ dim: "data" }), practice("confirmed"))).toBe(true);
    expect(shows(shownIn({ dim: "data" }), practice("confirmed", "release"))).toBe(false);
  });

  test("come back from the address they were written to", () => {
    const shown = { show: "open", dimension: "data & more" } as const;
    const url = new URL(shownHref("/maturity/fraud", "google", shown), "http://localhost");
    expect(shownIn(Object.fromEntries(url.searchParams))).toEqual(shown);
  });
});
