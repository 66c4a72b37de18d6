import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  acceptedEndings,
  contentProblem,
  dateProblems,
  documentLimits,
  fileNameProblem,
} from "./attachment";

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe("a file name", () => {
  test.each(["policy.pdf", "Richtlinie für Modelle (v2).docx", "日本語.md", "a.b.c.csv", "x.PDF"])(
    "%s can be attached",
    (name) => {
      expect(fileNameProblem(name)).toBeNull();
    },
  );

  test.each([
    ["../../etc/passwd.txt", "a place"],
    ["..\\boot.txt", "a place"],
    ["C:evil.txt", "a place"],
    [".htaccess.txt", "a place"],
    ["nul.txt", "a device"],
    ["policy.pdf ", "a place"],
    ["policy\u202Efdp.txt", "turn the text round"],
    ["policy\u0000.pdf", "cannot be seen"],
    ["policy\r\nSet-Cookie: x.pdf", "cannot be seen"],
    ["poli\u200Bcy.pdf", "cannot be seen"],
    ["policy.pdf.exe", "ending .exe"],
    ["policy.exe.pdf", "ending .exe"],
    ["page.html", "ending .html"],
    ["picture.svg", "ending .svg"],
    ["all.zip", "not a kind of file"],
    ["model.pkl", "not a kind of file"],
    ["policy", "not a kind of file"],
    ["", "no name"],
    [`${"a".repeat(documentLimits.fileName)}.pdf`, "154 characters"],
  ])("%j is refused in words that say why", (name, why) => {
    expect(fileNameProblem(name)).toContain(why);
  });

  test("what is accepted never holds a path, a control or a turn of the text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 60 }),
        fc.constantFrom(...acceptedEndings),
        (stem, ending) => {
          const name = `${stem}.${ending}`;
          if (fileNameProblem(name) !== null) return;
          expect(name).not.toMatch(/[\p{Cc}/\\:\u202a-\u202e\u2066-\u2069]/u);
          expect(name.startsWith(".")).toBe(false);
        },
      ),
    );
  });

  test("a refusal never repeats the deceptive character", () => {
    expect(fileNameProblem("policy\u202Efdp.txt")).not.toContain("\u202E");
  });
});

describe("what is in the file", () => {
  test.each([
    ["policy.pdf", "%PDF-1.7 ..."],
    ["picture.png", "\u0089PNG\r\n"],
    ["table.xlsx", "PK\u0003\u0004rest"],
    ["note.md", "# A note"],
  ])("%s may hold what it says", (name, content) => {
    expect(contentProblem(name, content.length, bytes(content))).toBeNull();
  });

  test.each([
    ["policy.pdf", "MZ program", "does not hold what .pdf says"],
    ["note.txt", "text\u0000binary", "holds something else"],
    ["empty.pdf", "", "is empty"],
  ])("%s with %j is refused", (name, content, why) => {
    expect(contentProblem(name, content.length, bytes(content))).toContain(why);
  });

  test("more than ten megabytes are refused with both figures", () => {
    const said = contentProblem("big.pdf", documentLimits.bytes + 1, bytes("%PDF-"));
    expect(said).toContain("10.0 MB is the most");
  });
});

describe("its dates", () => {
  test("an expiry before the beginning and one in the past are refused, today still counts", () => {
    const today = "2026-11-21";
    const dates = (effectiveOn: string, expiresOn: string | null) =>
      dateProblems({ effectiveOn, expiresOn }, today);
    expect(dates("2026-11-22", "2026-11-21")["expiresOn"]).toContain("before it takes effect");
    expect(dates("2025-01-01", "2026-11-20")["expiresOn"]).toContain("expired on 2026-11-20");
    expect(dates("2025-01-01", today)).toEqual({});
    expect(dates("2027-01-01", null)).toEqual({});
  });
});
