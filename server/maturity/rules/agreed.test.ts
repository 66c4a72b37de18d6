import { describe, expect, test } from "vitest";
import { google } from "../frameworks/google";
import { agreedAnswer } from "./agreed";
import { askedPractices } from "./framework";
import { optionsOf } from "./options";

const [practice] = askedPractices(google);
if (practice === undefined) throw new Error("the framework asks nothing");
const asked = { framework: google, practice };
const options = optionsOf(google, practice).toSorted((a, b) => a.value - b.value);

const nothing = { option: null, notApplicable: null, notKnown: false };
const at = (place: number) => ({ ...nothing, option: options.at(place)?.key ?? null });
const unknown = { ...nothing, notKnown: true };
const waived = { ...nothing, notApplicable: "out_of_scope" as const };

describe("the answer that stands for several", () => {
  test("has the lower median value, in whatever order they come", () => {
    expect(agreedAnswer(asked, [at(-1), at(0)])).toEqual(at(0));
    expect(agreedAnswer(asked, [at(0), at(-1)])).toEqual(at(0));
    expect(agreedAnswer(asked, [at(-1), at(1), at(-1)])).toEqual(at(-1));
  });

  test("lets a value stand before not applicable, and that before not known", () => {
    expect(agreedAnswer(asked, [waived, unknown, at(1)])).toEqual(at(1));
    expect(agreedAnswer(asked, [unknown, waived])).toEqual(waived);
    expect(agreedAnswer(asked, [unknown])).toEqual(unknown);
  });

  test("counts a decision not to do it as nothing, and is none when nobody said anything", () => {
    const refused = { ...nothing, notApplicable: "decided_not_to_do" as const };
    expect(agreedAnswer(asked, [at(-1), refused])).toEqual(refused);
    expect(agreedAnswer(asked, [nothing])).toBeUndefined();
    expect(agreedAnswer(asked, [])).toBeUndefined();
  });
});
