import { createHash, randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { answerSheets } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import { found } from "~/server/core/errors";
import type { StoredAnswer } from "../queries/answers";

/** 128 random bits: an answer has a handful of options, so without a key its hash would tell it. */
export const newSealKey = (): string => randomBytes(16).toString("hex");

const SEPARATOR = "\u001F";

/**
 * SHA-256, hex, over the key of the sheet and the answer. Put into the trail instead of the answer while that must
 * stay hidden: the entry proves what was said and does not tell it. `evidence/changes-are-audited` works the same
 * out in SQL.
 */
const sealOf = (key: string, answer: StoredAnswer): string =>
  createHash("sha256")
    .update(
      [
        key,
        answer.practice,
        answer.option ?? "",
        answer.notApplicable ?? "",
        String(answer.notKnown),
        answer.note,
        String(answer.revision),
      ].join(SEPARATOR),
    )
    .digest("hex");

async function sealKeyOf(work: Work, sheetId: string): Promise<string | null> {
  const [row] = await work.db
    .select({ sealKey: answerSheets.sealKey })
    .from(answerSheets)
    .where(and(eq(answerSheets.orgId, work.orgId), eq(answerSheets.id, sheetId)));
  return found(row, "The answer sheet").sealKey;
}

const plain = ({ option, notApplicable, notKnown, note, revision }: StoredAnswer) => ({
  option,
  notApplicable,
  notKnown,
  note,
  revision,
});

type Change = { readonly before: StoredAnswer | undefined; readonly after: StoredAnswer };

/** What the trail says of a saved answer: all of it on the team's sheet, its seal on an assessor's own. */
export async function forTrail(work: Work, { before, after }: Change) {
  const key = await sealKeyOf(work, after.sheetId);
  const told = (answer: StoredAnswer) =>
    key === null
      ? plain(answer)
      : { sheet: answer.sheetId, revision: answer.revision, seal: sealOf(key, answer) };
  return { before: before === undefined ? null : told(before), after: told(after) };
}
