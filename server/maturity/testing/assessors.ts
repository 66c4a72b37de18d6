import type { Context } from "~/server/core/context";
import { addAssessor } from "../commands/add-assessor";
import { saveAnswer } from "../commands/save-answer";
import { startAssessment } from "../commands/start-assessment";
import { submitOwnSheet } from "../commands/submit-own-sheet";
import { answerAll, type Wanted } from "./answering";
import { bank, first, google } from "./bank";
import { type Person } from "./house";

/** The bank with Eva, an engineer, on every team made here. */
export async function panel() {
  const place = await bank();
  const eva = await place.person("Eva Weiss", ["engineer"]);
  const kim = await place.person("Kim Noor", ["viewer"]);
  const people = [place.ana, place.ben, eva, kim];
  const open = async (assessors: readonly Person[] = [place.ana, eva]) => {
    const team = await place.newTeam(people);
    const { assessmentId } = await startAssessment.run(place.at(place.ana), {
      slug: team.slug,
      framework: "google",
      mode: "several",
      assessors: assessors.map(({ memberId }) => memberId),
    });
    return { team, assessmentId };
  };
  const fill = (person: Person, assessmentId: string, wanted: Wanted) =>
    answerAll(place.at(person), { assessmentId, of: google, wanted });
  const submit = (person: Person, assessmentId: string) =>
    submitOwnSheet.run(place.at(person), { assessmentId });
  const say = (context: Context, assessmentId: string, saying: Saying) =>
    saveAnswer.run(context, {
      assessmentId,
      practice: first.key,
      note: "",
      expectedRevision: 0,
      ...saying,
    });
  const add = (person: Person, assessmentId: string, added: Person) =>
    addAssessor.run(place.at(person), { assessmentId, memberId: added.memberId });
  /** Both have submitted; they lie apart on the first practice only. */
  const disputed = async () => {
    const { team, assessmentId } = await open();
    await fill(place.ana, assessmentId, () => "best");
    await submit(place.ana, assessmentId);
    await fill(eva, assessmentId, ({ key }) => (key === first.key ? "worst" : "best"));
    await submit(eva, assessmentId);
    return { team, assessmentId };
  };
  return { ...place, eva, kim, open, fill, submit, say, add, disputed };
}

type Saying = {
  readonly response: Parameters<typeof saveAnswer.run>[1]["response"];
  readonly expectedRevision?: number;
  readonly note?: string;
};
