import { expect, test } from "vitest";
import { draftOf, problemsOf, theirsIn } from "./draft";

const formOf = (fields: Readonly<Record<string, string>>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

test("a form becomes what the command takes", () => {
  const form = formOf({ overview: "a\r\nb", licence: " mit ", task: "", languages: "EN, de;fr" });
  expect(draftOf(form)).toMatchObject({
    sections: { overview: "a\nb", ethics: "" },
    licence: "mit",
    task: null,
    languages: ["en", "de", "fr"],
  });
});

test("a language that is no code and a note that is too long are told beside their fields", () => {
  const content = draftOf(formOf({ languages: "english" }));
  expect(Object.keys(problemsOf(content, "x".repeat(501)))).toEqual(["languages", "note"]);
  expect(problemsOf(draftOf(formOf({ languages: "en" })), "")).toEqual({});
  const long = draftOf(formOf({ ethics: "x".repeat(20_001) }));
  expect(Object.keys(problemsOf(long, ""))).toEqual(["ethics"]);
});

test("what somebody else saved is read out of the refusal; anything else is nothing", () => {
  const content = {
    sections: { overview: "Theirs" },
    licence: "mit",
    task: null,
    languages: ["en"],
  };
  expect(theirsIn({ revision: 2, writtenByName: "Ana", content })).toEqual({
    revision: 2,
    who: "Ana",
    content,
  });
  for (const other of [null, undefined, {}, { revision: "2" }]) expect(theirsIn(other)).toBeNull();
});
