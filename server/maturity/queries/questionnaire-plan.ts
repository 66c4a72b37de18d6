import { z } from "zod";
import type { Work } from "~/server/core/context";
import { DomainError } from "~/server/core/errors";
import type { FileFormat, Reading } from "../adapters/questionnaire-file/file";
import { readCsv } from "../adapters/questionnaire-file/read-csv";
import { readYaml } from "../adapters/questionnaire-file/read-yaml";
import { contentHash } from "../frameworks/content-hash";
import { type Change, planFrom, type Plan, type Remark } from "../rules/filled-in";
import type { Framework } from "../rules/framework";
import type { StoredAnswer } from "./answers";
import { assessmentById } from "./assessment-row";
import { whyNotAnswer } from "./answering";
import { fileFormat } from "./export-questionnaire";
import { type Scored, scoredOf } from "./scored";

/** As JSON it must still fit into one request (1 MiB). A filled questionnaire has about 100,000. */
const MOST_CHARACTERS = 700_000;

export const filledInput = {
  assessmentId: z.uuid(),
  format: fileFormat,
  text: z
    .string()
    .max(
      MOST_CHARACTERS,
      `The file has more than ${MOST_CHARACTERS} characters, the most that is read. Shorten the notes.`,
    ),
};

type Given = {
  readonly assessmentId: string;
  readonly format: FileFormat;
  readonly text: string;
};

export type Planned = {
  readonly scored: Scored;
  readonly plan: Plan;
  /** Of the changes and what they are written over: the same while nobody has answered in between. */
  readonly planHash: string;
};

/** What stands on the sheet that would be written, cleared answers too: they carry the revision. */
const standingOn = ({ answers, desk }: Scored): ReadonlyMap<string, StoredAnswer> =>
  new Map(
    answers
      .filter(({ sheetId }) => sheetId === desk.own?.id)
      .map((answer) => [answer.practice, answer]),
  );

const BROKEN =
  "Some letters could not be read (they show as \uFFFD). Save the file as UTF-8 and bring it again.";

/** Remarks on the file as a whole. */
function aboutFile(
  { head }: Reading,
  text: string,
  framework: Framework,
): Pick<Plan, "problems" | "remarks"> {
  const whole = (says: string): Remark => ({ line: null, practice: null, says });
  const problems = text.includes("\uFFFD") ? [whole(BROKEN)] : [];
  if (head.framework === framework.key && head.frameworkVersion === framework.version)
    return { problems, remarks: [] };
  if (head.framework !== framework.key) {
    const named =
      head.framework === ""
        ? "names no framework"
        : `is for the framework "${head.framework.slice(0, 80)}"`;
    const says = `The file ${named}; this assessment asks ${framework.title} ("${framework.key}"). Bring it to an assessment with its own framework, or download this one's questionnaire.`;
    return { problems: [...problems, whole(says)], remarks: [] };
  }
  const version =
    head.frameworkVersion === "" ? "no version" : `version ${head.frameworkVersion.slice(0, 40)}`;
  const says = `The file names ${version} of ${framework.title}; this assessment asks version ${framework.version}. Answers are taken where practice and option are still the same; read each change below, because a question may have other words.`;
  return { problems, remarks: [whole(says)] };
}

/** Reads the file and works out what it would change. Nothing is written. */
export async function planned(work: Work, { assessmentId, format, text }: Given): Promise<Planned> {
  const assessment = await assessmentById(work, assessmentId);
  const scored = await scoredOf(work, assessment);
  const refusal = await whyNotAnswer(work, assessment, scored.desk);
  if (refusal !== null) throw refusal;
  const reading = format === "csv" ? readCsv(text) : readYaml(text);
  const { framework } = scored;
  const file =
    reading.problems.length > 0 && reading.entries.length === 0
      ? { problems: [], remarks: [] }
      : aboutFile(reading, text, framework);
  const wrongFramework = reading.head.framework !== framework.key;
  const plan = planFrom(wrongFramework ? [] : reading.entries, {
    framework,
    standing: standingOn(scored),
    version: reading.head.frameworkVersion,
  });
  const whole = {
    ...plan,
    problems: [...file.problems, ...reading.problems, ...plan.problems],
    remarks: [...file.remarks, ...plan.remarks],
  };
  return { scored, plan: whole, planHash: hashOf(assessmentId, plan.changes) };
}

const hashOf = (assessmentId: string, changes: readonly Change[]): string =>
  contentHash({
    assessmentId,
    changes: changes.map(({ practice, said, note, revision }) => ({
      practice: practice.key,
      said,
      note,
      revision,
    })),
  });

const PROBLEMS_NAMED = 3;

/** Refuses a file with problems; the first ones in the sentence, all of them beside it. */
export function refuseProblems({ problems }: Plan): void {
  if (problems.length === 0) return;
  const named = problems.slice(0, PROBLEMS_NAMED).map(({ line, practice, says }) => {
    const place = [line === null ? null : `line ${line}`, practice].filter((one) => one !== null);
    return place.length === 0 ? says : `${place.join(", ")}: ${says}`;
  });
  const more = problems.length - named.length;
  const rest = more > 0 ? ` And ${more} more.` : "";
  throw new DomainError("invalid", `Nothing was imported. ${named.join(" ")}${rest}`, {
    data: { problems },
  });
}
