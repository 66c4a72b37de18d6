import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { answerSheets } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import { found } from "~/server/core/errors";

export type Told = {
  readonly id: string;
  readonly sheetId: string;
  readonly practice: string;
  readonly title: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly effectiveOn: string;
  readonly expiresOn: string | null;
};

const SEPARATOR = "\u001F";

/**
 * What the trail says of a document: all of it on the team's sheet. On an assessor's own a seal keyed as those of
 * answers are (see `seal`), because the trail is read by people who may not see the sheet.
 */
export async function documentForTrail(work: Work, told: Told) {
  const [sheet] = await work.db
    .select({ sealKey: answerSheets.sealKey })
    .from(answerSheets)
    .where(and(eq(answerSheets.orgId, work.orgId), eq(answerSheets.id, told.sheetId)));
  const { sealKey } = found(sheet, "The answer sheet");
  const { id, sheetId, practice, title, fileName, sha256, effectiveOn, expiresOn } = told;
  if (sealKey === null) {
    return { document: id, practice, title, fileName, sha256, effectiveOn, expiresOn };
  }
  const words = [sealKey, id, practice, title, fileName, sha256, effectiveOn, expiresOn ?? ""];
  const seal = createHash("sha256").update(words.join(SEPARATOR)).digest("hex");
  return { document: id, sheet: sheetId, seal };
}
