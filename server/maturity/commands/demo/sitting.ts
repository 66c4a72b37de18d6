import { sql } from "drizzle-orm";
import { answers } from "~/db/schema/maturity";
import type { Work } from "~/server/core/context";
import { found } from "~/server/core/errors";
import type { Said } from "../../queries/answers";
import { assessmentById } from "../../queries/assessment-row";
import { frameworkOf } from "../../queries/frameworks";
import { scoredOf } from "../../queries/scored";
import { sheetsOf } from "../../queries/sheets";
import type { TeamRef } from "../../queries/team";
import { type AskedPractice, askedPractices, type Framework } from "../../rules/framework";
import { optionsOf } from "../../rules/options";
import { changeSheet } from "../assessors";
import { authorOf } from "../author";
import { collectFor } from "../collect-evidence";
import { writeDecision } from "../resolve-dispute";
import { closeAssessment } from "../sign-off";
import { openAssessment } from "../start-assessment";
import { asInvented, type Cast, memberIn } from "./cast";
import type { Claim, Sitting } from "./story";
import { dayOf, shifted } from "./time";

/** The best option that claims no more than `share`. */
function optionFor(framework: Framework, practice: AskedPractice, share: number): string {
  const options = optionsOf(framework, practice).toSorted((a, b) => a.value - b.value);
  return found(
    options.findLast(({ value }) => value <= share) ?? options[0],
    `An option of ${practice.key}`,
  ).key;
}

function shareOf({ firm, always }: Sitting, { level }: AskedPractice): number {
  if (level === "every") return always;
  if (level <= firm) return 1;
  return level === firm + 1 ? 0.5 : 0;
}

function saidAs(claim: Claim, framework: Framework, practice: AskedPractice): Said | null {
  if (claim === "open") return null;
  if (claim === "not known") return { option: null, notApplicable: null, notKnown: true };
  return { option: optionFor(framework, practice, claim), notApplicable: null, notKnown: false };
}

type Place = { readonly sheetId: string; readonly framework: Framework };

/** Answers a whole sheet with one statement; what was carried over from before is answered again. */
async function answerAll(
  work: Work,
  { sheetId, framework }: Place,
  { sitting, voice }: { sitting: Sitting; voice?: string },
): Promise<void> {
  const own = voice === undefined ? {} : sitting.voices?.[voice];
  const rows = askedPractices(framework)
    .slice(0, sitting.answered)
    .flatMap((practice) => {
      const { key } = practice;
      const claim = own?.[key] ?? sitting.but?.[key] ?? shareOf(sitting, practice);
      const said = saidAs(claim, framework, practice);
      if (said === null) return [];
      const { option: optionKey, notApplicable, notKnown } = said;
      const words = { practiceKey: key, optionKey, notApplicable, notKnown, note: "" };
      const by = { answeredBy: authorOf(work), answeredAt: work.now() };
      return [{ orgId: work.orgId, sheetId, revision: 1, ...words, ...by }];
    });
  if (rows.length === 0) return;
  await work.db
    .insert(answers)
    .values(rows)
    .onConflictDoUpdate({
      target: [answers.orgId, answers.sheetId, answers.practiceKey],
      set: {
        optionKey: sql`excluded.option_key`,
        notApplicable: sql`excluded.not_applicable`,
        notKnown: sql`excluded.not_known`,
        revision: sql`${answers.revision} + 1`,
        answeredBy: sql`excluded.answered_by`,
        answeredAt: sql`excluded.answered_at`,
      },
    });
}

type Scene = {
  readonly team: TeamRef;
  readonly cast: Cast;
  /** Key of the one who leads and signs, and of the one who writes on the team's sheet. */
  readonly lead: string;
  readonly writer: string;
};

/** Each voice answers and submits; then the lead settles what they lie apart on. */
async function hearVoices(
  now: Work,
  { cast, lead }: Scene,
  { sitting, assessmentId, framework }: Sat,
): Promise<void> {
  const sheets = await sheetsOf(now, assessmentId);
  for (const voice of Object.keys(sitting.voices ?? {})) {
    const memberId = memberIn(cast, voice);
    const sheet = found(
      sheets.find((one) => one.memberId === memberId),
      `The sheet of ${voice}`,
    );
    const work = asInvented(now, memberId, sitting.daysAgo);
    await answerAll(work, { sheetId: sheet.id, framework }, { sitting, voice });
    await changeSheet(work, sheet.id, { submittedAt: work.now() });
  }
  const leading = asInvented(now, memberIn(cast, lead), sitting.daysAgo);
  for (const { practice: key, share, reason } of sitting.settled ?? []) {
    const scored = await scoredOf(leading, await assessmentById(leading, assessmentId));
    const practice = found(
      askedPractices(framework).find((one) => one.key === key),
      key,
    );
    const option = optionFor(framework, practice, share);
    const said = { option, notApplicable: null, notKnown: false };
    await writeDecision(leading, scored, { ...said, practice: key, reason, revision: 1 });
  }
}

type Sat = {
  readonly sitting: Sitting;
  readonly assessmentId: string;
  readonly framework: Framework;
};

/** One assessment from its opening to its signature, if it was signed. */
export async function sit(now: Work, scene: Scene, sitting: Sitting): Promise<void> {
  const { team, cast, lead, writer } = scene;
  const { daysAgo, dueInDays, voices, signed } = sitting;
  const framework = await frameworkOf(now, { key: sitting.framework });
  const leadId = memberIn(cast, lead);
  const { assessmentId } = await openAssessment(asInvented(now, leadId, daysAgo + 1), {
    team,
    framework,
    dueOn: dueInDays === undefined ? null : dayOf(shifted(now.now(), dueInDays)),
    mode: voices === undefined ? "shared" : "several",
    assessors: Object.keys(voices ?? {}).map((voice) => memberIn(cast, voice)),
  });
  const sat = { sitting, assessmentId, framework };
  if (voices === undefined) {
    const [sheet] = await sheetsOf(now, assessmentId);
    const writing = asInvented(now, memberIn(cast, writer), daysAgo);
    await answerAll(
      writing,
      { sheetId: found(sheet, "The team's sheet").id, framework },
      { sitting },
    );
  } else await hearVoices(now, scene, sat);
  if (signed === null) return;
  const signing = asInvented(now, leadId, daysAgo);
  await collectFor(signing, [team.id]);
  await closeAssessment(signing, await assessmentById(signing, assessmentId), signed);
}
