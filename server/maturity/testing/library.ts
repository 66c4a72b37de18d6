import type { Context } from "~/server/core/context";
import { saveAnswer } from "../commands/save-answer";
import { bank } from "./bank";
import { ours } from "./own-framework";

/** The bank with an admin who brings frameworks along. */
export async function library() {
  const place = await bank();
  const adele: Context = place.at(await place.person("Adele Admin", ["admin"]));
  let keys = 0;
  /** A framework of its own for each test. */
  const fresh = () => {
    keys += 1;
    return ours({ key: `ours-${keys}`, title: `Our way ${keys}` });
  };
  /** Ana says that a practice is in place everywhere. */
  const chosen = (assessmentId: string, practice: string) =>
    saveAnswer.run(place.at(place.ana), {
      assessmentId,
      practice,
      response: { kind: "option", option: "most" },
      note: "",
      expectedRevision: 0,
    });
  return { ...place, adele, fresh, chosen };
}
