import fc from "fast-check";
import { expect, test } from "vitest";
import { contentDisposition } from "./content-disposition";

test("a download keeps its name, in both forms", () => {
  expect(contentDisposition("Richtlinie für 'Modelle' (v2).pdf")).toBe(
    `attachment; filename="Richtlinie f_r 'Modelle' (v2).pdf"; filename*=UTF-8''Richtlinie%20f%C3%BCr%20%27Modelle%27%20%28v2%29.pdf`,
  );
});

test("a quotation mark and a backslash do not end the plain form", () => {
  expect(contentDisposition('a"; filename="b\\c.txt')).toMatch(
    /^attachment; filename="a__ filename=_b_c\.txt"; filename\*/,
  );
});

test("no name ends the header or leaves the quotes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (name) => {
      const header = contentDisposition(name);
      expect(header).toMatch(
        /^attachment; filename="[^"\\\r\n]*"; filename\*=UTF-8''[A-Za-z0-9\-._~!%]*$/,
      );
    }),
  );
});
