import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { attachments } from "~/db/schema/attachments";
import { answerSheets } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import { newId } from "~/server/core/ids";
import { command } from "~/server/core/operation";
import { practiceIn } from "../queries/answer-shape";
import { assessmentById, holdAssessment } from "../queries/assessment-row";
import { scoredOf } from "../queries/scored";
import {
  contentProblem,
  dateProblems,
  documentLimits,
  fileNameProblem,
  isDeceptive,
} from "../rules/attachment";
import { authorOf } from "./author";
import { documentForTrail } from "./document-trail";
import { freeContent } from "./free-content";
import { ownSheet } from "./save-answer";
import { storeFile } from "./store-file";

/** Base64 takes four characters for three bytes. One byte more than allowed, so that the refusal can say so. */
const MOST_CHARACTERS = Math.ceil((documentLimits.bytes + 3) / 3) * 4;

type Place = { readonly assessmentId: string; readonly sheetId: string; readonly practice: string };

async function refuseTooMany(work: Work, { assessmentId, sheetId, practice }: Place) {
  const [counted] = await work.db
    .select({
      here: sql<number>`count(*) filter (where ${attachments.sheetId} = ${sheetId} and ${attachments.practiceKey} = ${practice}
        and ${attachments.removedAt} is null)::int`,
      all: sql<number>`count(*)::int`,
    })
    .from(attachments)
    .innerJoin(
      answerSheets,
      and(eq(answerSheets.orgId, attachments.orgId), eq(answerSheets.id, attachments.sheetId)),
    )
    .where(and(eq(attachments.orgId, work.orgId), eq(answerSheets.assessmentId, assessmentId)));
  const { here = 0, all = 0 } = counted ?? {};
  const { perPractice, perAssessment } = documentLimits;
  if (here >= perPractice) {
    throw new DomainError(
      "precondition",
      `${practice} has ${here} documents, the most there can be. Remove one that no longer matters, then attach this one.`,
    );
  }
  if (all >= perAssessment) {
    throw new DomainError(
      "precondition",
      `This assessment has kept ${all} documents, removed ones too; that is the most. Say in the note where the document can be found.`,
    );
  }
}

type Brought = {
  readonly fileName: string;
  readonly title: string;
  readonly effectiveOn: string;
  readonly expiresOn: string | null;
};

function refuseUnfit(brought: Brought, content: Buffer, today: string): void {
  const { fileName, title } = brought;
  const file = fileNameProblem(fileName) ?? contentProblem(fileName, content.length, content);
  if (file !== null) throw new DomainError("invalid", file, { fields: { file } });
  const fields = {
    ...dateProblems(brought, today),
    ...(isDeceptive(title)
      ? { title: "The title holds characters that cannot be seen or turn the text round." }
      : {}),
  };
  const [said] = Object.values(fields);
  if (said !== undefined) throw new DomainError("invalid", said, { fields });
}

async function refuseTwice(work: Work, { sheetId, practice }: Place, sha256: string) {
  const [same] = await work.db
    .select({ title: attachments.title })
    .from(attachments)
    .where(
      and(
        eq(attachments.orgId, work.orgId),
        eq(attachments.sheetId, sheetId),
        eq(attachments.practiceKey, practice),
        eq(attachments.sha256, sha256),
        isNull(attachments.removedAt),
      ),
    );
  if (same === undefined) return;
  throw new DomainError(
    "conflict",
    `The same file is attached to ${practice} already, as "${same.title}". To change its dates, remove that one first.`,
  );
}

export const attachDocument = command({
  name: "maturity.attach-document",
  summary:
    "Puts a document beside the answer to a practice; POST the bytes to …/answers/{practice}/documents.",
  permission: "maturity:answer",
  input: z.strictObject({
    assessmentId: z.uuid(),
    practice: z.string().max(80),
    fileName: z.string().max(1000),
    title: z.string().trim().min(1, "Say what the document is.").max(documentLimits.title),
    effectiveOn: z.iso.date("Choose the day from which it holds."),
    expiresOn: z.iso.date("Choose the last day on which it holds.").nullable().default(null),
    /** Base64. */
    content: z.string().max(MOST_CHARACTERS),
  }),
  output: z.object({ documentId: z.uuid(), sha256: z.string() }),
  run: async (work, { assessmentId, practice, content: base64, ...given }) => {
    await holdAssessment(work, assessmentId, "share");
    const scored = await scoredOf(work, await assessmentById(work, assessmentId));
    const sheetId = await ownSheet(work, scored);
    practiceIn(scored.framework, practice);
    const content = Buffer.from(base64, "base64");
    const brought = { ...given, fileName: given.fileName.normalize("NFC") };
    refuseUnfit(brought, content, work.now().toISOString().slice(0, 10));
    const place = { assessmentId, sheetId, practice };
    await refuseTooMany(work, place);
    const sha256 = await storeFile(work, content);
    await refuseTwice(work, place, sha256);
    const document = { id: newId(), sheetId, sha256, ...brought };
    await work.db.insert(attachments).values({
      ...document,
      orgId: work.orgId,
      practiceKey: practice,
      uploadedBy: authorOf(work),
      uploadedAt: work.now(),
      review: "pending",
      reviewReason: "",
    });
    await freeContent(work);
    const after = await documentForTrail(work, { ...document, practice });
    return {
      result: { documentId: document.id, sha256 },
      audit: { subject: `answer:${assessmentId}/${practice}`, after },
    };
  },
});
